import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { forgetContacts, type ShownStatement, survivingInReadingRoom } from "@tallenne/contracts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { askSitting, call, keepCall } from "../testing/listening.ts";
import { complaint, grantOf, handler, testId, today } from "../testing/people.ts";
import { asked, caseFiles, request, requestScene } from "../testing/request-scene.ts";
import { until } from "../testing/passing-clock.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";
import { callBucket } from "../testing/seal-contact.ts";

const words = "En perunut tapaamista 24.10., vaan se siirtyi. Numeroni on 040 1234567.";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(30_000);

let archive: RoomArchive;
let sitting: string;
beforeEach(async () => {
  archive = await roomArchive();
  await keepCall(archive);
  archive.catalogue.wanted.add(caseFiles);
  await until(() => archive.catalogue.halves.has(caseFiles));
  const scene = requestScene(archive);
  scene.register(scene.sealed(asked({ details: [] })));
  const matter = complaint([call], {
    id: request,
    kind: "rights-request",
    purpose: "p4",
    number: "T-9F3C-7",
  });
  archive.catalogue.cases.set(request, matter);
  sitting = String((await askSitting(archive, { purpose: "p4", case: request })).json()["sitting"]);
});
afterEach(() => archive.close());

const write = (text = words) =>
  archive.ask(`/reading-room/v1/sittings/${sitting}/contacts/${call}/statement`, {
    method: "PUT",
    body: { text },
  });
const reveal = (session?: string) =>
  archive.ask(`/reading-room/v1/requests/${request}/contacts/${call}/statement`, {
    method: "POST",
    ...(session === undefined ? {} : { session }),
  });
const seated = async (more: Parameters<typeof askSitting>[1] = {}) => {
  const told = await askSitting(archive, more);
  const { contacts } = told.json() as { contacts?: { statements: ShownStatement[] }[] };
  return contacts?.[0]?.statements ?? told.status;
};
/** The catalogue has attached what was noted last. */
const grant = () => {
  const digest = archive.catalogue.requests.get(request)?.statements[0]?.digest ?? "";
  const kept = archive.catalogue.contacts.get(call);
  if (kept === undefined) throw new TypeError("the call is kept");
  const rectified = [{ case: request, on: today, digest }];
  archive.catalogue.contacts.set(call, { ...kept, facts: { ...kept.facts, rectified } });
};

describe("a statement beside a contact", () => {
  test("T-A12.1a is shown to whoever opens the contact once it was granted, and before to its own request alone", async () => {
    expect((await write()).status).toBe(200);
    expect(await seated()).toEqual([]);
    expect(await seated({ purpose: "p4", case: request })).toEqual([
      { text: words, on: null, masked: false },
    ]);
    grant();
    const standing = [{ text: words, on: today, masked: false }];
    expect(await seated()).toEqual(standing);
    expect(await seated({ purpose: "p4", case: request })).toEqual(standing);
  });

  test("is the one that was checked: what was written before it, or in spite of the decision, is shown to nobody", async () => {
    await write("Ensimmäinen.");
    await write();
    grant();
    archive.catalogue.isDecided = true;
    expect((await write("Toinen mieli.")).json()["slug"]).toBe("out-of-turn");
    expect(await seated()).toMatchObject([{ text: words }]);
    expect(await seated({ purpose: "p4", case: request })).toHaveLength(1);
  });

  test("is read by who checks or decides, under an entry, and by nobody for whom the request is none", async () => {
    await write();
    const decider = "secret-of-a-decider-00000000000001";
    const session = testId("session", 41);
    archive.sessions.set(decider, {
      ...handler({ role: "de", grants: [grantOf("de")] }),
      person: testId("person", 41),
      session,
    });
    expect((await reveal(decider)).json()).toEqual({ text: words });
    expect(archive.ledger.entries.at(-1)).toMatchObject({
      action: "access.revealed",
      actor: testId("person", 41),
      objects: [request, call],
      facts: { fields: ["statement"] },
    });
    const agent = "secret-of-an-adviser-0000000000001";
    archive.sessions.set(agent, {
      ...handler({ role: "ag", grants: [grantOf("ag")] }),
      session: testId("session", 42),
    });
    expect((await reveal(agent)).status).toBe(403);
    archive.ledger.away = true;
    expect([(await reveal()).status, (await write()).status]).toEqual([503, 503]);
  });

  test("stands in no file, entry or log line in words, and dies with the contact's key", async () => {
    await write();
    grant();
    const files = await readdir(archive.folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile()))
      expect((await readFile(join(file.parentPath, file.name))).includes(Buffer.from("perunut"))).toBe(false);
    expect(JSON.stringify([archive.ledger.entries, archive.log.lines])).not.toContain("perunut");
    const bucketVersion = archive.catalogue.halves.get(callBucket)?.bucketVersion ?? 0;
    await archive.keys.destroy({ bucket: callBucket, bucketVersion });
    expect(await seated()).toBe(410);
    expect((await reveal()).status).toBe(410);
    expect((await write()).status).toBe(410);
  });

  test("is forgotten with the contact, and until then the contact survives here (T-A6.1c)", async () => {
    await write();
    const contacts = [call];
    const surviving = () => archive.peers.steward.call(survivingInReadingRoom, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: contacts });
    await archive.peers.steward.call(forgetContacts, { body: { contacts } });
    expect(await surviving()).toEqual({ surviving: [] });
  });
});
