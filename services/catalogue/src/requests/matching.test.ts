import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { addDays, calendarDate } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { adviser, colleague, contactOf, testId } from "../testing/invented.ts";
import {
  caseFiles,
  checker,
  clerk,
  decider,
  granted,
  handler,
  otherCall,
  ownCall,
  requestsAtWork,
} from "../testing/requests-at-work.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(120_000);

const today = calendarDate("2026-11-24");

let archive: CatalogueArchive;
let desk: ReturnType<typeof requestsAtWork>;
beforeEach(async () => {
  archive = await catalogueArchive(today);
  desk = requestsAtWork(archive);
  await archive.publish(caseFiles, 1);
  await archive.keep(ownCall);
  await archive.keep(otherCall);
});
afterEach(() => archive.close());

const actions = () => archive.entries.map(({ action }) => action);

/** A request whose candidates are frozen, at the begin of matching. */
const begun = async (evidence?: ("number" | "time")[]) => {
  const { body } = await desk.register();
  await desk.freeze(body.id, [ownCall.id, otherCall.id], evidence);
  await desk.step(body.id, "check");
  await desk.step(body.id, "locate");
  await desk.take(body.id);
  expect((await desk.matching(body.id, "match")).body.state).toBe("matching");
  return body.id;
};

describe("matching", () => {
  test("T-M1 T-A11.3b a number alone stays a candidate; what was said in it, or a second kind of evidence, makes it a match", async () => {
    const id = await begun(["number"]);
    const alone = await desk.confirm(id, ownCall.id, ["number"]);
    expect(alone.body).toMatchObject({ slug: "bad-input", findings: [{ code: "candidate-only" }] });
    expect((await desk.confirm(id, ownCall.id, ["number", "email"])).status).toBe(422);
    expect((await desk.matching(id, "confirm-match")).body.slug).toBe("out-of-turn");
    expect((await desk.confirm(id, ownCall.id, ["speaker"])).body.candidates).toMatchObject([
      { contact: ownCall.id, state: "matched", evidence: ["number", "speaker"] },
      { contact: otherCall.id, state: "candidate" },
    ]);
  });

  test("at its end the freeze is narrowed to what was matched, the others are let go and open no more", async () => {
    const id = await begun();
    await desk.confirm(id, ownCall.id, ["topic"]);
    const { body } = await desk.matching(id, "confirm-match");
    expect(body).toMatchObject({ state: "matched" });
    expect(body.candidates.map(({ state }) => state)).toEqual(["matched", "rejected"]);
    await until(() => actions().includes("retention.freeze.narrowed"));
    const released = archive.entries.filter(({ action }) => action === "retention.freeze.released");
    expect(released.map(({ objects }) => objects[0])).toEqual([otherCall.id]);
    const { body: matter } = await archive.as(handler, { get: `/v1/cases/${id}` });
    expect((matter["contacts"] as { contact: string }[]).map(({ contact }) => contact)).toEqual([ownCall.id]);
  });

  test("all of them somebody else's: it is looked for again, the handler names another, or nothing is found", async () => {
    const id = await begun();
    expect((await desk.matching(id, "look-again")).body.slug).toBe("out-of-turn");
    await desk.reject(id, ownCall.id);
    await desk.reject(id, otherCall.id);
    expect((await desk.matching(id, "look-again")).body.state).toBe("locating");
    const released = () => archive.entries.filter(({ action }) => action === "retention.freeze.released");
    await until(() => released().length === 2);
    expect(new Set(released().map(({ objects }) => objects[0]))).toEqual(new Set([ownCall.id, otherCall.id]));
    const third = contactOf({ number: 7, agent: colleague });
    await archive.keep(third);
    expect((await desk.name(id, third.id)).body).toMatchObject({ state: "candidates" });
    expect((await desk.name(id, testId("contact", 404))).status).toBe(410);
  });

  test("T-L10 who served one of the calls, or is disqualified from one, cannot take, match, check or decide", async () => {
    const { body } = await desk.register();
    await desk.freeze(body.id, [ownCall.id]);
    for (const somebody of [
      { ...handler, person: colleague },
      { ...handler, disqualified: [ownCall.id] },
      { ...decider, disqualified: [ownCall.id] },
    ])
      expect((await desk.take(body.id, somebody)).body.slug).toBe("own-matter");
    expect((await desk.take(body.id)).body.handler).toBe(handler.person);
    const checking = { ...checker, person: colleague };
    expect((await desk.check(body.id, true, checking)).body.slug).toBe("own-matter");
  });

  test("a handler who did not take it, and people of other roles, match nothing", async () => {
    const id = await begun();
    expect((await desk.confirm(id, ownCall.id, ["speaker"], checker)).body.slug).toBe("not-permitted");
    expect((await desk.confirm(id, ownCall.id, ["speaker"], clerk)).body.slug).toBe("not-permitted");
    expect(
      (await archive.as({ ...clerk, person: adviser, role: "ag" }, { get: `/v1/requests/${id}` })).status,
    ).toBe(403);
  });
});

const listed = async (state: string) =>
  ((await archive.as(clerk, { get: `/v1/requests?state=${state}` })).body["rows"] as { id: string }[]).map(
    ({ id }) => id,
  );

describe("the days of a request", () => {
  test("T-G2 two more months are told once, within the first month, and move the due day", async () => {
    const { body } = await desk.register();
    expect((await desk.extend(body.id)).body.clock).toMatchObject({ dueOn: "2027-02-23", extendedOn: today });
    expect((await desk.extend(body.id)).body.slug).toBe("out-of-turn");
    const { body: late } = await desk.register();
    archive.calendar.set(calendarDate("2026-12-24"));
    expect((await desk.extend(late.id)).body.slug).toBe("out-of-turn");
  });

  test("T-G3 T-A11.2c the clock stands while identity is asked within three days, and only then", async () => {
    const { body } = await desk.register();
    await desk.step(body.id, "check");
    expect((await desk.step(body.id, "ask-supplement")).body.clock.isPaused).toBe(false);
    await desk.step(body.id, "receive-supplement");
    expect((await desk.step(body.id, "ask-identity")).body.clock.isPaused).toBe(true);
    archive.calendar.set(addDays(today, 5));
    expect((await desk.step(body.id, "receive-identity")).body.clock).toMatchObject({
      isPaused: false,
      dueOn: "2026-12-28",
    });
    expect((await desk.step(body.id, "ask-identity")).body.clock.isPaused).toBe(false);
  });

  test("T-L11 an estimate is there for who asks, never after the legal end", async () => {
    const { body } = await desk.register();
    expect((await desk.estimate(body.id, "2026-12-10")).body["estimate"]).toBe("2026-12-10");
    expect((await desk.estimate(body.id, "2026-12-24")).body.slug).toBe("bad-input");
  });

  test("requests are listed by due day, the nearest first", async () => {
    const later = await desk.register({ arrivedOn: "2026-11-24" });
    const sooner = await desk.register({ arrivedOn: "2026-11-02" });
    const ended = await desk.register();
    await desk.withdraw(ended.body.id);
    expect(await listed("open")).toEqual([sooner.body.id, later.body.id]);
    expect(await listed("ended")).toEqual([ended.body.id]);
  });

  test("thirty days after the reply the freeze has ended and the request is closed by itself; an objection opens it again", async () => {
    const id = await desk.untilDecision([ownCall.id]);
    await desk.decide(id, { items: [granted(ownCall.id)], instead: [] });
    expect((await desk.deliver(id, "transcript", true)).body.state).toBe("fulfilled");
    await until(() => actions().includes("retention.freeze.ending"));
    archive.calendar.set(addDays(today, 31));
    await until(async () => (await desk.read(id)).state === "closed");
    const again = await desk.reopen(id);
    expect(again.body).toMatchObject({ state: "reopened", candidates: [], decision: null, located: null });
  });
});
