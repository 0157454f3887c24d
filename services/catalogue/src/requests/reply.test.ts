import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Action, LedgerEntry, readReply, Received } from "@tallenne/contracts";
import { calendarDate, type CaseId, type ContactId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive } from "../testing/catalogue-archive.ts";
import { testId } from "../testing/invented.ts";
import {
  caseFiles,
  clerk,
  granted,
  otherCall,
  ownCall,
  refused,
  requestsAtWork,
} from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

let archive: CatalogueArchive;
let desk: ReturnType<typeof requestsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive(calendarDate("2026-11-24"));
  desk = requestsAtWork(archive);
  await archive.publish(caseFiles, 1);
  await archive.keep(ownCall);
  await archive.keep(otherCall);
});
afterEach(() => archive.close());

const ask = async (id: CaseId) =>
  (await archive.as(clerk, { get: `/v1/requests/${id}/reply` })) as unknown as {
    status: number;
    body: Received<typeof readReply> & { slug?: string };
  };
let number = 0;
/** The ledger knows of somebody who did something with a contact. */
function happened(contact: ContactId, action: Action, more: Partial<LedgerEntry>): void {
  number += 1;
  (archive.entries as LedgerEntry[]).push({
    v: 1,
    id: testId("entry", 9000 + number),
    at: "2026-11-12T08:00:00.000Z",
    date: calendarDate("2026-11-12"),
    actor: testId("person", 77),
    action,
    objects: [contact],
    outcome: "done",
    facts: {},
    ...more,
  });
}

describe("T-A11.1 the reply to a request for access", () => {
  test("tells of each contact the purposes really used and on which days, by the ledger, and nothing of who it was", async () => {
    const id = await desk.untilDecision([ownCall.id, otherCall.id]);
    happened(ownCall.id, "access.listened", { purpose: "p3" });
    happened(ownCall.id, "access.listened", { purpose: "p3" });
    happened(ownCall.id, "access.viewed", { purpose: "p3", date: calendarDate("2026-11-13") });
    happened(ownCall.id, "access.text.read", { purpose: "p1", date: calendarDate("2026-11-10") });
    happened(ownCall.id, "access.listened", { purpose: "p2", outcome: "refused" });
    await desk.decide(id, { items: [granted(ownCall.id), refused(otherCall.id)], instead: [] });
    const { status, body } = await ask(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: "partly",
      language: "fi",
      on: "2026-11-24",
    });
    const own = body.items.find(({ outcome }) => outcome === "granted");
    expect(own).toMatchObject({
      register: "calls",
      lastDay: ownCall.lastDay,
      given: ["visit", "transcript"],
      categories: expect.arrayContaining(["A5.1", "A5.2"]),
      bases: [{ letter: "e", provision: expect.stringContaining("1050/2018") }],
    });
    expect(own?.uses).toEqual([
      { on: "2026-11-10", purpose: "p1" },
      { on: "2026-11-12", purpose: "p3" },
      { on: "2026-11-13", purpose: "p3" },
    ]);
    // Frozen for the request: no day is set yet.
    expect((own?.keptUntil ?? "") > ownCall.lastDay).toBe(true);
    expect(JSON.stringify(body)).not.toContain("person_");
  });

  test("of what nobody opened it says so by an empty list; what was kept is kept for the service", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    await desk.decide(id, { items: [granted(ownCall.id)], instead: [] });
    const [item] = (await ask(id)).body.items;
    expect(item?.uses).toEqual([]);
    expect(item?.bases).toHaveLength(1);
  });

  test("is not there before the decision, and not without its history", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    expect((await ask(id)).body.slug).toBe("out-of-turn");
    await desk.decide(id, { items: [granted(ownCall.id)], instead: [] });
    archive.ledger.away = true;
    expect((await ask(id)).status).toBe(503);
  });
});
