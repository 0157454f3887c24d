import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type CaseView, type FrozenView, keepingFacts } from "@tallenne/contracts";
import { addDays, calendarDate, type ContactId } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";
import { caseFiles, decider, handler, officer, requestsAtWork } from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

const day = calendarDate("2026-05-25");
const today = calendarDate("2026-10-25");
const call = contactOf({ number: 1, day, agent: colleague });
const chat = contactOf({ number: 2, day, agent: colleague });

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(day);
  await archive.keep(call);
  await archive.keep(chat);
  archive.calendar.set(today);
});
afterEach(() => archive.close());

type Person = typeof officer;
const place = (by: Person, body: object = {}, contact: ContactId = call.id) =>
  archive.as(by, {
    post: `/v1/contacts/${contact}/freezes`,
    body: { cause: "court", ground: "art-17-3-e", ...body },
  });
const placed = async (by: Person, body: object = {}, contact: ContactId = call.id) =>
  (await place(by, body, contact)).body as unknown as FrozenView;
const release = (by: Person, { contact, freeze }: FrozenView) =>
  archive.as(by, {
    post: `/v1/contacts/${contact}/freezes/${freeze.id}/release`,
    body: { reason: "matter-over" },
  });
const ground = (by: Person, contact: ContactId, freeze: string) =>
  archive.as(by, {
    put: `/v1/contacts/${contact}/freezes/${freeze}/ground`,
    body: { ground: "art-15-12-2" },
  });
const keptUntil = async () =>
  (await archive.peers.steward.call(keepingFacts, { body: { contacts: [call.id] } })).contacts[0]?.keptUntil;
const told = (action: string) => archive.entries.filter((entry) => entry.action === action);

describe("a freeze by law", () => {
  test("the officer's or decider's word alone keeps a contact of any channel past its term, under a matter with its own number", async () => {
    const frozen = await placed(officer);
    expect(frozen).toMatchObject({
      caseNumber: expect.stringMatching(/^J-/),
      beyondNotice: false,
      freeze: { cause: "court", stage: "matched", placedBy: officer.person, ground: { code: "art-17-3-e" } },
    });
    expect(await keptUntil()).toBe("9999-12-31");
    await until(() => told("retention.freeze.placed").length === 1);
    expect(told("retention.freeze.placed")[0]).toMatchObject({
      actor: officer.person,
      facts: { cause: "court", ground: "art-17-3-e" },
    });
    const second = await placed(decider, { case: frozen.freeze.case }, chat.id);
    expect(second.caseNumber).toBe(frozen.caseNumber);
    archive.calendar.set(addDays(call.lastDay, 5));
    const listed = await archive.as(decider, { get: "/v1/holds?scope=all" });
    expect((listed.body as unknown as { freezes: FrozenView[] }).freezes).toMatchObject([
      { beyondNotice: true },
      { beyondNotice: true },
    ]);
    // It gives access to nothing: the matter is no key to what it keeps.
    const query = `purpose=p4&case=${frozen.freeze.case}`;
    const read = await archive.as(officer, { get: `/v1/contacts/${call.id}?${query}` });
    expect(read.status).toBeGreaterThanOrEqual(403);
  });

  test("it ends by another person than placed it; past the term what nothing else keeps goes, and with the last one the matter closes", async () => {
    const frozen = await placed(officer);
    // Nobody closes the matter over what it keeps.
    const closed = await archive.as(officer, { post: `/v1/cases/${frozen.freeze.case}/closing` });
    expect(closed.body.slug).toBe("not-permitted");
    archive.calendar.set(addDays(call.lastDay, 5));
    expect((await release(officer, frozen)).body.slug).toBe("second-person");
    const ended = await release(decider, frozen);
    expect(ended).toMatchObject({ status: 200, body: { overdue: true, freeze: { until: null } } });
    expect(await keptUntil()).toBe(call.lastDay);
    await until(() => told("retention.freeze.released").length === 1);
    expect(told("retention.freeze.released")[0]).toMatchObject({
      actor: decider.person,
      facts: { overdue: true, reason: "matter-over" },
    });
    expect((await release(decider, frozen)).body.slug).toBe("changed-meanwhile");
    const cases = (await archive.as(officer, { get: "/v1/cases" })).body as unknown as { rows: CaseView[] };
    expect(cases.rows).toEqual([]);
    expect((await place(decider, { case: frozen.freeze.case }, chat.id)).body.slug).toBe("gone");
  });

  test("with a last day it ends by itself", async () => {
    await placed(officer, { until: "2027-01-31" });
    expect(await keptUntil()).toBe("2027-01-31");
    expect((await place(decider, { until: "2026-10-24" }, chat.id)).body).toMatchObject({
      slug: "bad-input",
      findings: [{ pointer: "/until" }],
    });
    // No matter was opened for what was refused: nobody would ever close it.
    const cases = (await archive.as(decider, { get: "/v1/cases" })).body as unknown as { rows: CaseView[] };
    expect(cases.rows).toEqual([]);
  });

  test("nobody else places or ends one; what is over is not brought back; a matter of another kind is none", async () => {
    for (const by of [handler, standingOf("tl", { person: testId("person", 7) })])
      expect((await place(by)).body.slug).toBe("not-permitted");
    expect((await place(officer, { ground: "because" })).status).toBe(422);
    expect((await place(officer, {}, testId("contact", 99))).body.slug).toBe("unknown");
    expect((await place(officer, { case: testId("case", 99) })).body.slug).toBe("unknown");
    const frozen = await placed(officer);
    expect((await place(officer, { case: frozen.freeze.case })).body.slug).toBe("changed-meanwhile");
    archive.calendar.set(addDays(chat.lastDay, 1));
    expect((await place(officer, {}, chat.id)).body.slug).toBe("gone");
  });
});

test("the officer enters the law by which a request's freeze keeps a contact beyond its notice; it ends with the request alone", async () => {
  archive.calendar.set(calendarDate("2026-11-24"));
  await archive.publish(caseFiles, 1);
  const desk = requestsAtWork(archive);
  const { id } = (await desk.register()).body;
  await desk.freeze(id, [call.id]);
  const { contacts } = await archive.peers.steward.call(keepingFacts, { body: { contacts: [call.id] } });
  const freeze = contacts[0]?.freezes[0]?.id ?? "";
  expect((await ground(decider, call.id, freeze)).body.slug).toBe("not-permitted");
  expect((await ground(officer, call.id, freeze)).body).toMatchObject({
    freeze: { ground: { code: "art-15-12-2", by: officer.person } },
  });
  await until(() => told("retention.freeze.beyond-notice").length === 1);
  const view = { contact: call.id, freeze: { id: freeze } } as unknown as FrozenView;
  expect((await release(decider, view)).body.slug).toBe("out-of-turn");
  expect((await ground(officer, call.id, testId("freeze", 99))).body.slug).toBe("changed-meanwhile");
});

test("what a court case names is not erased: the decision refuses it by name", async () => {
  archive.calendar.set(calendarDate("2026-11-24"));
  await archive.publish(caseFiles, 1);
  const desk = requestsAtWork(archive);
  await placed(officer);
  const id = await desk.untilDecision([call.id], "erasure", [{ contact: call.id, ground: "gdpr-17-1-d" }]);
  const goes = { contact: call.id, outcome: "granted", grounds: [], given: [], because: "gdpr-17-1-d" };
  expect((await desk.decide(id, { items: [goes], instead: [] })).body.slug).toBe("kept-by-law");
});
