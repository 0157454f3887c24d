import { describe, expect, test } from "@jest/globals";
import { accessFacts, closeBucket, dueContacts, type CaseView } from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { call, today, ceiling, handler, lead, officer, holdScene } from "../testing/hold-scene.ts";
import { colleague, contactOf, standingOf, testId } from "../testing/invented.ts";

const {
  archive,
  holds,
  post,
  opened,
  complaint,
  ask,
  asked,
  approve,
  inForce,
  release,
  read,
  told,
  keptUntil,
} = holdScene();

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
    await archive().keep({ ...kept, wraps });
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
    archive().calendar.set(addDays(call.lastDay, 1));
    expect((await ask(matter)).status).toBe(410);
    expect((await approve(held)).status).toBe(410);
  });

  test("once its bucket is closed for it no hold reaches it", async () => {
    const matter = await complaint();
    const held = await asked(matter);
    archive().calendar.set(addDays(call.lastDay, 1));
    await archive().peers.steward.call(closeBucket, {
      body: { bucket: call.bucket, bucketVersion: 1, disposal: testId("disposal", 1), disputed: [] },
    });
    expect((await approve(held)).status).toBe(410);
  });
});

describe("past its own term", () => {
  test("it is readable for the hold's purpose and case alone, listed there and nowhere else", async () => {
    const { matter } = await inForce();
    const other = await complaint();
    archive().calendar.set(addDays(call.lastDay, 1));
    const answer = await read(handler, matter);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { lastDay: call.lastDay, keptUntil: ceiling, keeping: "held", state: "kept" },
    ]);
    expect((await read(handler, other)).status).toBe(410);
    const rows = async (of: CaseView) =>
      (await archive().as(handler, { get: `/v1/contacts?purpose=p1&scope=case&case=${of.id}` })).body["rows"];
    expect(await rows(matter)).toHaveLength(1);
    expect(await rows(other)).toHaveLength(0);
    const facts = await archive().peers["reading-room"].call(accessFacts, { body: { contacts: [call.id] } });
    expect(facts.contacts[0]?.keptFor).toEqual([{ case: matter.id, until: ceiling }]);
    archive().calendar.set(addDays(ceiling, 1));
    expect((await read(handler, matter)).status).not.toBe(200);
  });

  test("a survivor is not stamped and moves to the bucket of its new last day", async () => {
    await inForce();
    archive().calendar.set(addDays(call.lastDay, 1));
    const closed = await archive().peers.steward.call(closeBucket, {
      body: { bucket: call.bucket, bucketVersion: 1, disposal: testId("disposal", 1), disputed: [] },
    });
    expect(closed).toEqual({
      members: 0,
      survivors: [{ contact: call.id, bucket: `calls/held/${ceiling}` }],
    });
  });

  test("T-A6.3b a release shows what goes, makes it unreadable at that instant and is due the same day", async () => {
    const { matter, held } = await inForce();
    archive().calendar.set(calendarDate("2027-01-25"));
    const path = `${holds}/${held.hold.id}/release`;
    const shown = await archive().as(handler, { get: path });
    expect(shown.body).toMatchObject({ goesAtOnce: 1, keptUntil: call.lastDay });
    expect((await release(held, lead)).status).toBe(403);
    expect((await release(held)).status).toBe(200);
    expect((await read(handler, matter)).status).toBe(410);
    const { buckets } = await archive().peers.steward.call(dueContacts, {
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
