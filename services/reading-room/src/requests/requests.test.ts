import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { survivingInReadingRoom } from "@tallenne/contracts";
import { addDays, type ContactId } from "@tallenne/domain";
import { complaint, handler, morning, today } from "../testing/people.ts";
import { asked, caseFiles, request, requestScene } from "../testing/request-scene.ts";
import { until } from "../testing/passing-clock.ts";
import { paivisSecret, type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket, contactNumber, recording } from "../testing/seal-contact.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(60_000);

const day = 86_400_000;
const [june, july, other, mail] = [1, 2, 3, 4].map(contactNumber) as [
  ContactId,
  ContactId,
  ContactId,
  ContactId,
];
const rights = (contacts: readonly ContactId[]) =>
  complaint(contacts, { id: request, kind: "rights-request", purpose: "p4" });

let archive: RoomArchive;
let scene: ReturnType<typeof requestScene>;
beforeEach(async () => {
  archive = await roomArchive();
  scene = requestScene(archive);
  archive.catalogue.wanted.add(caseFiles);
  const keep = (id: ContactId, phone: string, more = {}) =>
    archive.keep({
      id,
      bucket: callBucket,
      channel: "call",
      parties: [{ role: "customer", phone }],
      parts: { original: recording },
      ...more,
    });
  await keep(june, "+358401234567", { startedAt: morning - 10 * day });
  await keep(july, "+358401234567", { startedAt: morning - 3 * day });
  await keep(other, "+358509998887");
  await keep(mail, "+358401234567", { startedAt: morning - 60 * day });
  await until(() => archive.catalogue.halves.has(caseFiles));
});
afterEach(() => archive.close());

const located = async () => {
  await until(() => archive.catalogue.frozen.length > 0);
  return archive.catalogue.frozen[0];
};

describe("candidates of a request", () => {
  test("T-A11.3a some day around then, from my work phone: a week on both sides is looked at, the day told counts as evidence", async () => {
    const from = addDays(today, -4);
    scene.register(scene.sealed(asked({ times: [{ from, to: addDays(today, -1) }] })));
    expect(await located()).toEqual({
      case: request,
      candidates: [
        { contact: july, evidence: ["number", "time"] },
        { contact: june, evidence: ["number"] },
      ],
      criteria: ["phone", "time"],
      more: false,
    });
  });

  test("all my data is a good request: every contact of the detail, newest first, and nobody else's", async () => {
    scene.register(scene.sealed(asked()));
    const { candidates } = (await located()) ?? { candidates: [] };
    expect(candidates.map(({ contact }) => contact)).toEqual([july, june, mail]);
  });

  test("T-A5.6 a switchboard is nobody's key: what came by it is found only at a told time, and then the number is no evidence", async () => {
    const switchboard = "+358201234567";
    const keep = (id: ContactId, startedAt: number) =>
      archive.keep({
        id,
        bucket: callBucket,
        channel: "call",
        parties: [{ role: "customer", phone: switchboard }],
        parts: { original: recording },
        startedAt,
      });
    const [told, untold] = [contactNumber(5), contactNumber(6)];
    await keep(told, morning - 3 * day);
    await keep(untold, morning - 6 * day);
    const details = [
      { kind: "phone" as const, value: switchboard },
      { kind: "phone" as const, value: "+358509998887" },
    ];
    const from = addDays(today, -4);
    const times = [{ from, to: addDays(today, -1) }];
    scene.register(scene.sealed(asked({ details, times })));
    const { candidates } = (await located()) ?? { candidates: [] };
    const found = new Map(candidates.map(({ contact, evidence }) => [contact, evidence]));
    expect(found.get(told)).toEqual(["time"]);
    expect(found.has(untold)).toBe(false);
    expect(found.get(other)).toContain("number");
  });

  test("the ledger knows before the keys are opened; without it nothing is opened, and it is tried again", async () => {
    archive.ledger.away = true;
    scene.register(scene.sealed(asked()));
    await until(() => archive.log.lines.some(({ event }) => event === "feed-waits"));
    expect(archive.catalogue.frozen).toEqual([]);
    archive.ledger.away = false;
    await located();
    expect(archive.ledger.entries.find(({ objects }) => objects.includes(request))).toMatchObject({
      action: "access.revealed",
      actor: "service:reading-room",
      facts: { fields: ["contact-details", "times"] },
    });
  });

  test("one that cannot be read stays unlocated and is told; contacts taken in after it are found all the same", async () => {
    const file = scene.sealed(asked());
    scene.register({
      ...file,
      envelope: { ...file.envelope, sealed: scene.sealed(asked()).envelope.sealed },
    });
    await until(() => archive.log.lines.some(({ event }) => event === "request-unreadable"));
    const later = contactNumber(9);
    await archive.keep({
      id: later,
      bucket: callBucket,
      channel: "call",
      parties: [{ role: "customer", phone: "+358401112223" }],
      parts: {},
    });
    archive.catalogue.events.splice(-1, 1, { number: 99, contact: later });
    const surviving = () =>
      archive.peers.steward.call(survivingInReadingRoom, { body: { contacts: [later] } });
    await until(async () => (await surviving()).surviving.length === 1);
    expect(archive.catalogue.frozen).toMatchObject([{ candidates: [], unread: true }]);
  });
});

/** A sitting with the later call. */
const open = () =>
  archive.ask("/reading-room/v1/sittings", { body: { purpose: "p4", case: request, contacts: [july] } });

describe("listening to a candidate", () => {
  test("T-M2 is a sitting of its own under the rights of the data subject, in the ledger, for who matches the request", async () => {
    archive.catalogue.cases.set(request, rights([july]));
    archive.sessions.set(paivisSecret, handler());
    expect((await open()).status).toBe(201);
    expect(archive.ledger.entries.at(-1)).toMatchObject({
      action: "access.sitting.opened",
      purpose: "p4",
      case: request,
      policies: ["permit-open-in-request"],
    });
  });

  test("T-M2 opens no contact that is not frozen for the request", async () => {
    archive.catalogue.cases.set(request, rights([june]));
    expect((await open()).status).toBe(404);
  });
});
