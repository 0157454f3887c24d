import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  accessFacts,
  type CaseView,
  closeBucket,
  dueContacts,
  type HeldView,
  keepingFacts,
} from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until as waitFor } from "../testing/catalogue-archive.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

const day = calendarDate("2026-05-25");
const call = contactOf({ number: 1, day, agent: colleague });
/** Month five. */
const today = calendarDate("2026-10-25");
const ceiling = calendarDate("2027-05-25");
const handler = standingOf("ch", { person: testId("person", 9), unit: "reklamaatiot" });
const lead = standingOf("tl", { person: testId("person", 7) });
const trainer = standingOf("qa", { person: testId("person", 11) });
const officer = standingOf("dp", { person: testId("person", 12), unit: "tietosuoja" });

let archive: CatalogueArchive;
beforeEach(async () => {
  archive = await catalogueArchive(day);
  await archive.keep(call);
  archive.calendar.set(today);
});
afterEach(() => archive.close());

type Person = typeof handler;
const holds = `/v1/contacts/${call.id}/holds`;
const post = (by: Person, path: string, body: object = {}) => archive.as(by, { post: path, body });
const opened = async (by: Person, kind: string, contact?: string): Promise<CaseView> => {
  const matter = (await post(by, "/v1/cases", { kind, members: [] })).body as unknown as CaseView;
  if (contact !== undefined)
    await post(by, `/v1/cases/${matter.id}/contacts`, { contact, evidence: ["number", "time"] });
  return matter;
};
const complaint = () => opened(handler, "complaint", call.id);
const ask = (matter: CaseView, more: object = {}, by = handler, contact: string = call.id) =>
  post(by, `/v1/contacts/${contact}/holds`, { case: matter.id, reason: "evidence", until: ceiling, ...more });
const asked = async (matter: CaseView, more: object = {}) =>
  (await ask(matter, more)).body as unknown as HeldView;
const approve = (held: HeldView, by: Person = lead) => post(by, `${holds}/${held.hold.id}/approval`);
const inForce = async (): Promise<{ matter: CaseView; held: HeldView }> => {
  const matter = await complaint();
  const held = await asked(matter);
  return { matter, held: (await approve(held)).body as unknown as HeldView };
};
const release = (held: HeldView, by: Person = handler) => post(by, `${holds}/${held.hold.id}/release`);
const read = (by: Person, matter?: CaseView) =>
  archive.as(by, {
    get: `/v1/contacts/${call.id}?purpose=${matter?.purpose ?? "p0"}${matter === undefined ? "" : `&case=${matter.id}`}`,
  });
const told = async (action: string) => {
  await waitFor(() => archive.entries.some((entry) => entry.action === action));
  return archive.entries.filter((entry) => entry.action === action);
};
const keptUntil = async () =>
  (await archive.peers.steward.call(keepingFacts, { body: { contacts: [call.id] } })).contacts[0]?.keptUntil;

describe("a hold (A6.3, A6.4)", () => {
  test("T-A6.3a asked by one and approved by another, it keeps the recording twelve months from the call", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    expect(held).toMatchObject({
      ceiling,
      caseNumber: matter.number,
      hold: { state: "asked", until: ceiling },
    });
    expect(await keptUntil()).toBe(call.lastDay);
    const approved = await approve(held);
    expect([approved.status, approved.body["hold"]]).toMatchObject([
      200,
      { state: "in-force", approvedBy: lead.person },
    ]);
    expect(await keptUntil()).toBe(ceiling);
    expect((await told("retention.hold.asked"))[0]).toMatchObject({
      actor: handler.person,
      role: "ch",
      purpose: "p1",
      case: matter.id,
      objects: [call.id, held.hold.id, matter.id],
      facts: { cause: "complaint", until: ceiling, extension: false },
    });
    expect((await told("retention.hold.placed"))[0]).toMatchObject({ actor: lead.person, role: "tl" });
  });

  test("a day past twelve months from the call is refused by name", async () => {
    const { status, body } = await ask(await complaint(), { until: addDays(ceiling, 1) });
    expect([status, body.slug]).toEqual([422, "hold-too-long"]);
    const past = await ask(await complaint(), { until: addDays(today, -1) });
    expect([past.status, past.body.slug]).toEqual([422, "bad-input"]);
  });

  test("T-P12 nobody approves what they asked for, whatever role they wear", async () => {
    const held = await asked(await complaint());
    const sameAsLead = standingOf("tl", { person: handler.person });
    for (const verb of ["approval", "refusal"]) {
      const answer = await post(sameAsLead, `${holds}/${held.hold.id}/${verb}`);
      expect([answer.status, answer.body.slug]).toEqual([403, "second-person"]);
    }
    expect(await keptUntil()).toBe(call.lastDay);
  });

  test("another team's lead does not learn of it; an adviser asks for none", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    const foreign = standingOf("tl", { person: testId("person", 14), unit: "tiimi-9" });
    expect((await approve(held, foreign)).status).toBe(404);
    expect((await ask(matter, {}, standingOf("ag"))).status).toBe(403);
  });

  test("two approvals at once: one is in force, the other is told that it changed meanwhile", async () => {
    const held = await asked(await complaint());
    const answers = await Promise.all([approve(held, lead), approve(held, officer)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  test("chats have no hold: the notice gives none", async () => {
    const chat = contactOf({
      number: 2,
      day: addDays(today, -3),
      channel: "chat",
      register: "chat",
      agent: colleague,
    });
    const lastDay = addDays(chat.anchorDate, 180);
    const kept = contactOf({ ...chat, number: 2, lastDay, bucket: `chat/standard/${lastDay}`, wraps: [] });
    const wraps = call.wraps.map((wrap) => ({ ...wrap, bucket: kept.bucket }));
    await archive.keep({ ...kept, wraps });
    const matter = await opened(handler, "complaint", kept.id);
    const { status, body } = await ask(matter, { until: addDays(today, 10) }, handler, kept.id);
    expect([status, body.slug]).toEqual([422, "not-holdable"]);
  });

  test("refused by the second person it protects nothing; asked again it can be approved", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    const said = await post(lead, `${holds}/${held.hold.id}/refusal`);
    expect(said.body["hold"]).toMatchObject({ state: "refused" });
    expect((await approve(held)).status).toBe(412);
    expect((await approve(await asked(matter))).status).toBe(200);
  });

  test("an extension needs two persons again", async () => {
    const matter = await complaint();
    const held = await asked(matter, { until: addDays(today, 30) });
    await approve(held);
    const wish = { reason: "appeal", until: ceiling };
    const extended = await post(handler, `${holds}/${held.hold.id}/extension`, wish);
    expect(extended.body["hold"]).toMatchObject({ until: addDays(today, 30), extension: { until: ceiling } });
    expect(await keptUntil()).toBe(call.lastDay);
    await approve(held, officer);
    expect(await keptUntil()).toBe(ceiling);
    expect((await told("retention.hold.extended"))[0]?.facts).toEqual({ cause: "complaint", until: ceiling });
  });

  test("after its last day nothing is held any more: 410 for who could have opened it", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    archive.calendar.set(addDays(call.lastDay, 1));
    expect((await ask(matter)).status).toBe(410);
    expect((await approve(held)).status).toBe(410);
  });

  test("once its bucket is closed for it no hold reaches it", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    archive.calendar.set(addDays(call.lastDay, 1));
    await archive.peers.steward.call(closeBucket, {
      body: { bucket: call.bucket, bucketVersion: 1, disposal: testId("disposal", 1), disputed: [] },
    });
    expect((await approve(held)).status).toBe(410);
  });
});

describe("past its own term", () => {
  test("it is readable for the hold's purpose and case alone, listed there and nowhere else", async () => {
    const { matter } = await inForce();
    const other = await complaint();
    archive.calendar.set(addDays(call.lastDay, 1));
    const answer = await read(handler, matter);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { lastDay: call.lastDay, keptUntil: ceiling, keeping: "held", state: "kept" },
    ]);
    expect((await read(handler, other)).status).toBe(410);
    const rows = async (of: CaseView) =>
      (await archive.as(handler, { get: `/v1/contacts?purpose=p1&scope=case&case=${of.id}` })).body["rows"];
    expect(await rows(matter)).toHaveLength(1);
    expect(await rows(other)).toHaveLength(0);
    const facts = await archive.peers["reading-room"].call(accessFacts, { body: { contacts: [call.id] } });
    expect(facts.contacts[0]?.keptFor).toEqual([{ case: matter.id, until: ceiling }]);
    archive.calendar.set(addDays(ceiling, 1));
    expect((await read(handler, matter)).status).not.toBe(200);
  });

  test("a survivor is not stamped and moves to the bucket of its new last day", async () => {
    await inForce();
    archive.calendar.set(addDays(call.lastDay, 1));
    const closed = await archive.peers.steward.call(closeBucket, {
      body: { bucket: call.bucket, bucketVersion: 1, disposal: testId("disposal", 1), disputed: [] },
    });
    expect(closed).toEqual({
      members: 0,
      survivors: [{ contact: call.id, bucket: `calls/held/${ceiling}` }],
    });
  });

  test("T-A6.3b a release shows what goes, makes it unreadable at that instant and is due the same day", async () => {
    const { matter, held } = await inForce();
    archive.calendar.set(calendarDate("2027-01-25"));
    const path = `${holds}/${held.hold.id}/release`;
    const shown = await archive.as(handler, { get: path });
    expect(shown.body).toMatchObject({ goesAtOnce: 1, keptUntil: call.lastDay });
    expect((await release(held, lead)).status).toBe(403);
    expect((await release(held)).status).toBe(200);
    expect((await read(handler, matter)).status).toBe(410);
    const { buckets } = await archive.peers.steward.call(dueContacts, {
      body: { day: calendarDate("2027-01-25") },
    });
    expect(buckets).toMatchObject([{ bucket: call.bucket, count: 1 }]);
    expect((await told("retention.hold.released"))[0]?.facts).toEqual({
      lastDay: "2027-01-24",
      reason: "by-person",
    });
  });

  test("the officer releases too, and what was only asked is taken back", async () => {
    const { held } = await inForce();
    expect((await release(held, officer)).status).toBe(200);
    const again = await asked(await complaint());
    expect((await release(again)).body["hold"]).toMatchObject({ state: "released" });
    expect((await release(again)).status).toBe(412);
  });
});

describe("the end of the case", () => {
  test("T-A6.4 a closed complaint ends its hold after the appeal window", async () => {
    const { matter } = await inForce();
    archive.calendar.set(calendarDate("2026-12-01"));
    const seen = await archive.as(handler, { get: `/v1/cases/${matter.id}/holds` });
    expect(seen.body["closing"]).toEqual({ goesAtOnce: 0, goesLater: 1, heldUntil: "2026-12-31" });
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect(await keptUntil()).toBe("2026-12-31");
    expect((await told("retention.hold.released"))[0]?.facts).toEqual({
      lastDay: "2026-12-31",
      reason: "case-ended",
    });
  });

  test("T-A6.4 never past twelve months, also where the appeal window is longer", async () => {
    const { matter } = await inForce();
    archive.calendar.set(addDays(ceiling, -5));
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect(await keptUntil()).toBe(ceiling);
  });

  test("T-A6.3c a quality project that ends releases all its holds at once", async () => {
    const project = await opened(trainer, "quality");
    const more = contactOf({ number: 3, day, agent: colleague });
    await archive.keep(more);
    const until = addDays(today, 200);
    for (const contact of [call.id, more.id]) {
      const held = (await ask(project, { until, reason: "review" }, trainer, contact))
        .body as unknown as HeldView;
      const approved = await post(lead, `/v1/contacts/${contact}/holds/${held.hold.id}/approval`);
      expect(approved.status).toBe(200);
    }
    archive.calendar.set(addDays(call.lastDay, 1));
    const seen = await archive.as(trainer, { get: `/v1/cases/${project.id}/holds` });
    expect(seen.body["closing"]).toMatchObject({ goesAtOnce: 2 });
    expect((await post(trainer, `/v1/cases/${project.id}/closing`)).status).toBe(200);
    const { contacts } = await archive.peers.steward.call(keepingFacts, {
      body: { contacts: [call.id, more.id] },
    });
    expect(contacts.map((one) => one.keptUntil)).toEqual([call.lastDay, more.lastDay]);
    expect(await told("retention.hold.released")).toHaveLength(2);
  });

  test("a hold for a closed case is neither asked nor approved", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    await post(handler, `/v1/cases/${matter.id}/closing`);
    expect((await ask(matter)).body.slug).toBe("case-closed");
    expect((await approve(held)).body.slug).toBe("case-closed");
  });
});

describe("what is kept longer (S-72)", () => {
  test("T-A6.3d beyond the number the controller has set only the officer approves", async () => {
    const project = await opened(trainer, "quality");
    const until = addDays(today, 30);
    let last = { status: 0, body: {} as Record<string, unknown> };
    const numbers = Array.from({ length: 21 }, (_, at) => 100 + at);
    for (const number of numbers) {
      const contact = contactOf({ number, day, agent: colleague });
      await archive.keep(contact);
      const held = (await ask(project, { until, reason: "review" }, trainer, contact.id))
        .body as unknown as HeldView;
      const path = `/v1/contacts/${contact.id}/holds/${held.hold.id}/approval`;
      last = await post(lead, path);
      if (number < 120) expect(last.status).toBe(200);
      else {
        expect([last.status, last.body["slug"]]).toEqual([403, "officer-first"]);
        expect((await post(officer, path)).status).toBe(200);
      }
    }
  });

  test("the officer sees every hold, a team lead what waits for them, the handler what they asked for", async () => {
    const { held } = await inForce();
    const list = async (by: Person, scope: string) =>
      ((await archive.as(by, { get: `/v1/holds?scope=${scope}` })).body["holds"] as HeldView[]).map(
        ({ hold }) => hold.id,
      );
    expect(await list(officer, "all")).toEqual([held.hold.id]);
    expect(await list(lead, "all")).toEqual([]);
    expect(await list(handler, "all")).toEqual([held.hold.id]);
    expect(await list(lead, "waiting")).toEqual([]);
    await post(handler, `${holds}/${held.hold.id}/release`);
    const again = await asked(await complaint());
    expect(await list(lead, "waiting")).toEqual([again.hold.id]);
    expect(
      await list(standingOf("tl", { person: testId("person", 14), unit: "tiimi-9" }), "waiting"),
    ).toEqual([]);
    expect((await archive.as(standingOf("aa"), { get: "/v1/holds?scope=all" })).status).toBe(403);
  });
});
