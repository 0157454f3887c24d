import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { dueContacts, eventsAfter } from "@tallenne/contracts";
import { addDays, calendarDate, lastDayFor, retentionRule, firstPolicy, registerIn } from "@tallenne/domain";
import { type CatalogueArchive, catalogueArchive, until } from "../testing/catalogue-archive.ts";
import { contactOf } from "../testing/invented.ts";
import { caseFiles, clerk, otherCall, ownCall, requestsAtWork } from "../testing/requests-at-work.ts";

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

describe("a request on paper", () => {
  test("T-A11.2a T-A11.4a T-A11.4b unsigned it is registered and acknowledged at once, its clock runs from the arrival", async () => {
    const { status, body } = await desk.register();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: "registered",
      arrivedOn: "2026-11-23",
      signature: "none",
      register: "unknown",
      criteria: ["phone", "time"],
      clerk: clerk.person,
      clock: { dueOn: "2026-12-23", targetOn: "2026-12-23", decideBy: "2026-12-18", daysLeft: 29 },
      next: ["check", "withdraw"],
    });
    expect(body.number).toMatch(/^T-/);
    expect(body.acknowledgement.title).toContain(body.number);
    expect(body.acknowledgement.paragraphs.join(" ")).toMatch(/23\.12\.2026.*ei ole allekirjoitusta/);
    await until(() => actions().includes("request.acked"));
    expect(archive.entries.find(({ action }) => action === "request.registered")).toMatchObject({
      objects: [body.id],
      facts: { signature: "none", register: "unknown", dueOn: "2026-12-23" },
    });
  });

  test("T-A11.4b nothing of what was asked stands in an answer, an entry, a letter, or in clear in the store", async () => {
    const { body } = await desk.register();
    await until(() => actions().includes("request.acked"));
    const told = JSON.stringify([body, await desk.read(body.id), archive.entries, archive.log.lines]);
    for (const personal of ["Koivuranta", "Testikatu", "1234567", "kuulla", "2026-11-30", "hearing"])
      expect(told).not.toContain(personal);
  });

  test("T-A11.4c one that lay in a mailbox for ten days has ten days less", async () => {
    const { body } = await desk.register({ arrivedOn: "2026-11-14" });
    expect(body.clock).toMatchObject({ dueOn: "2026-12-14", daysLeft: 20 });
  });

  test("T-A12.3 names a register in plain words or says that it does not know", async () => {
    expect((await desk.register({ register: "calls" })).body.register).toBe("calls");
    expect((await desk.register({ register: "unknown" })).status).toBe(201);
  });

  test("every finding about a bad one at once: a day to come, a detail that is none, times that end before they begin", async () => {
    const bad = await desk.register(
      { arrivedOn: "2026-11-25" },
      {
        details: [{ kind: "phone", value: "soita" }],
        times: [{ from: "2026-11-30", to: "2026-11-01" }],
      },
    );
    expect(bad.status).toBe(422);
    expect((bad.body.findings as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      "/arrivedOn",
      "/fields/details/0/value",
      "/fields/times/0/to",
    ]);
  });

  test("no times and no details are no reason to refuse: all my data is a good request", async () => {
    const { status, body } = await desk.register({}, { details: [], times: [] });
    expect([status, body.criteria]).toEqual([201, []]);
  });

  test("the reading-room learns of it by the feed, after every contact recorded before", async () => {
    const { body } = await desk.register();
    await until(async () => {
      const { events } = await archive.peers["reading-room"].call(eventsAfter, {
        body: { after: 0, limit: 500 },
      });
      const kinds = events.map(({ kind }) => kind);
      return (
        events.some(({ kind, case: of }) => kind === "request-registered" && of === body.id) &&
        kinds.lastIndexOf("contact-recorded") < kinds.indexOf("request-registered")
      );
    });
  });

  test("while no key is published for its fields it waits: nothing personal is kept in clear", async () => {
    archive.calendar.set(calendarDate("2027-01-02"));
    const told = await desk.register({ arrivedOn: "2027-01-02" });
    expect([told.status, told.body.slug]).toEqual([503, "key-wanted"]);
  });
});

/** A call whose last day is today. */
const lastCall = () => {
  const register = registerIn(firstPolicy, "calls") ?? { id: "", rules: [] };
  // A call whose last day is today.
  const day = calendarDate("2026-05-24");
  return contactOf({ number: 5, day, lastDay: lastDayFor(retentionRule(register), day) });
};

describe("what is frozen", () => {
  test("T-Q2 an item due tomorrow is still there after midnight: nothing is destroyed until the candidates are frozen, and they outlive their day", async () => {
    const dying = lastCall();
    expect(dying.lastDay).toBe(today);
    await archive.keep(dying);
    const { body } = await desk.register();
    archive.calendar.set(addDays(today, 1));
    const due = () => archive.peers.steward.call(dueContacts, { body: { day: addDays(today, 1) } });
    expect((await due()).waiting).toBe(1);
    await desk.freeze(body.id, [dying.id]);
    expect((await due()).waiting).toBe(0);
    expect((await desk.read(body.id)).candidates).toMatchObject([{ contact: dying.id, state: "candidate" }]);
    await until(() => actions().includes("retention.freeze.placed"));
    const { body: listed } = await archive.as(clerk, {
      get: `/v1/contacts?purpose=p4&scope=case&case=${body.id}`,
    });
    expect((listed["rows"] as { id: string }[]).map(({ id }) => id)).toEqual([dying.id]);
  });

  test("T-Q2 a request of today does not stop the night before it", async () => {
    await desk.register();
    const due = await archive.peers.steward.call(dueContacts, { body: { day: today } });
    expect(due.waiting).toBe(0);
  });

  test("freezing again changes nothing; what ended before the request is left out", async () => {
    const { body } = await desk.register();
    const past = contactOf({ number: 6, lastDay: addDays(today, -1) });
    await archive.keep(past).catch(() => undefined);
    expect(await desk.freeze(body.id, [ownCall.id])).toEqual({ frozen: 1, state: "registered" });
    const once = await desk.read(body.id);
    await desk.freeze(body.id, [ownCall.id, past.id]);
    expect((await desk.read(body.id)).candidates).toEqual(once.candidates);
  });

  test("T-Q3 withdrawn: released at once, and it is said what is overdue and goes within a day", async () => {
    const dying = lastCall();
    await archive.keep(dying);
    const { body } = await desk.register();
    await desk.freeze(body.id, [dying.id, ownCall.id]);
    archive.calendar.set(addDays(today, 1));
    const withdrawn = await desk.withdraw(body.id);
    expect(withdrawn.body).toMatchObject({ state: "withdrawn", overdue: 1 });
    await until(() => actions().filter((action) => action === "retention.freeze.released").length === 2);
    const released = archive.entries.filter(({ action }) => action === "retention.freeze.released");
    expect(new Set(released.map(({ facts }) => facts["overdue"]))).toEqual(new Set([false, true]));
    const due = await archive.peers.steward.call(dueContacts, { body: { day: addDays(today, 1) } });
    expect(due.buckets.map(({ bucket }) => bucket)).toContain(dying.bucket);
    expect((await desk.withdraw(body.id)).body.slug).toBe("out-of-turn");
  });
});

describe("the day of a registration", () => {
  test("is the calendar's, whatever the clock says: for the letter, and for what was over before it", async () => {
    const last = contactOf({
      number: 6,
      lastDay: addDays(today, 3),
      bucket: `calls/standard/${addDays(today, 3)}`,
    });
    await archive.keep(last);
    const later = addDays(today, 6);
    archive.calendar.set(later);
    const { body } = await desk.register();
    expect(body.acknowledgement.on).toBe(later);
    await desk.freeze(body.id, [last.id]);
    expect((await desk.read(body.id)).candidates).toEqual([]);
  });
});

describe("words that no letter can show", () => {
  test("are refused where they stand, all at once; letters of every language are none", async () => {
    const { body } = await desk.register(
      {},
      { requester: { name: " ", address: "Tie\u0000 1" }, words: "\u202eonia" },
    );
    expect(body).toMatchObject({
      slug: "bad-input",
      findings: [
        { pointer: "/fields/requester/name", code: "unprintable" },
        { pointer: "/fields/requester/address", code: "unprintable" },
        { pointer: "/fields/words", code: "unprintable" },
      ],
    });
    const { status } = await desk.register(
      {},
      { requester: { name: "Áilu Ŋieidda Юрий" }, words: "Rivi\n\tja toinen." },
    );
    expect(status).toBe(201);
  });
});
