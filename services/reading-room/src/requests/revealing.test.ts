import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ContactId } from "@tallenne/domain";
import { complaint, testId } from "../testing/people.ts";
import { asked, caseFiles, request, requestScene } from "../testing/request-scene.ts";
import { until } from "../testing/passing-clock.ts";
import { type RoomArchive, roomArchive } from "../testing/room-archive.ts";

// Real sockets, disks and processes: generous where many suites share two cores.
jest.setTimeout(60_000);

const rights = (contacts: readonly ContactId[]) =>
  complaint(contacts, { id: request, kind: "rights-request", purpose: "p4" });

let archive: RoomArchive;
let scene: ReturnType<typeof requestScene>;
beforeEach(async () => {
  archive = await roomArchive();
  scene = requestScene(archive);
  archive.catalogue.wanted.add(caseFiles);
  await until(() => archive.catalogue.halves.has(caseFiles));
});
afterEach(() => archive.close());

const reveal = () => archive.ask(`/reading-room/v1/requests/${request}/reveal`, { body: {} });

describe("who asks", () => {
  test("is shown to who works on the request: identity codes masked, each time in the ledger", async () => {
    const details = [{ kind: "identity-code" as const, value: "010190-901R" }];
    scene.register(scene.sealed(asked({ details })));
    archive.catalogue.cases.set(request, rights([]));
    const told = await reveal();
    expect(told.json()).toMatchObject({
      requester: { name: "Aino Koivuranta", address: "Testikatu 1, 50100 MIKKELI" },
      details: [{ kind: "identity-code", value: "010190-****" }],
    });
    expect(archive.ledger.entries.at(-1)).toMatchObject({
      action: "access.revealed",
      purpose: "p4",
      case: request,
    });
  });

  test("T-P8 no address is shown where it is protected", async () => {
    const requester = { name: "Aino Koivuranta", address: "Testikatu 1, 50100 MIKKELI", safetyBan: true };
    scene.register(scene.sealed(asked({ requester })));
    archive.catalogue.cases.set(request, rights([]));
    expect(JSON.stringify((await reveal()).json())).not.toContain("Testikatu");
  });

  test("is shown to no handler of another request, to nobody who supervises visits, and of no complaint", async () => {
    scene.register(scene.sealed(asked()));
    archive.catalogue.cases.set(request, { ...rights([]), owner: testId("person", 8) });
    expect((await reveal()).status).toBe(403);
    archive.catalogue.cases.set(request, complaint([], { id: request }));
    expect((await reveal()).status).toBe(404);
  });
});

const printed = () => archive.ask(`/reading-room/v1/requests/${request}/certificate`, { body: {} });

describe("the certificate", () => {
  const document = {
    v: 1,
    number: "T-9F3C-7/1",
    kind: "access",
    on: "2026-12-01",
    caseNumber: "T-9F3C-7",
    arrivedOn: "2026-11-23",
    register: "calls",
    outcomes: [{ outcome: "refused", grounds: ["gdpr-15-4"], given: [] }],
    notFound: null,
    extendedOn: null,
    isUnderAct: false,
    reasonWithheld: false,
    words: {
      language: "fi",
      authority: "Esimerkin työllisyysviranomainen",
      unit: "Kirjaamo",
      requester: "Aino Koivuranta",
      asked: "Puhelu",
      facts: "Toisen henkilön asia.",
      instead: "Ei mitään.",
      appeal: "Hallinto-oikeuteen.",
      contact: "Kirjaamo",
      signedBy: "A. Esimerkki",
    },
  };

  test("T-A12.6b printed again it has the same number and digest, and says that it is a copy", async () => {
    archive.catalogue.cases.set(request, rights([]));
    scene.register(scene.sealed(asked()), scene.sealed(document));
    const first = (await printed()).json();
    expect(first).toMatchObject({ document, copy: false });
    expect(first["verification"]).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    scene.register(scene.sealed(asked()), scene.sealed(document), 1);
    expect((await printed()).json()).toEqual({ ...first, copy: true });
  });

  test("T-A12.6b one that was tampered with does not open; another text has another verification code", async () => {
    archive.catalogue.cases.set(request, rights([]));
    const whole = scene.sealed(document);
    const flipped = Buffer.from(whole.envelope.sealed, "base64");
    flipped.set([(flipped.at(-1) ?? 0) ^ 1], flipped.length - 1);
    scene.register(scene.sealed(asked()), {
      ...whole,
      envelope: { ...whole.envelope, sealed: flipped.toString("base64") },
    });
    expect((await printed()).json()["slug"]).toBe("damaged");
    scene.register(scene.sealed(asked()), whole);
    const code = (await printed()).json()["verification"];
    scene.register(
      scene.sealed(asked()),
      scene.sealed({ ...document, words: { ...document.words, facts: "Muu syy." } }),
    );
    expect((await printed()).json()["verification"]).not.toBe(code);
  });
});
