import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { operations, Problem, reportDamage } from "@tallenne/contracts";
import { addDays, calendarDate } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";
import { somebody, type StewardDoor, stewardDoor } from "../testing/steward-door.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

/** Calls of this day end on 23 November: due at the noon on which the tests begin. */
const due = calendarDate("2026-05-23");
const hour = 3_600_000;

let work: StewardAtWork;
let door: StewardDoor;
beforeEach(async () => {
  work = await stewardAtWork();
  door = await stewardDoor(work);
});
afterEach(async () => {
  await door.close();
  await work.close();
});

const actions = () =>
  work.world.entries.map(({ action }) => action).filter((action) => action !== "contact.ingested");
const order = (rehearse = false) => ({ post: "/v1/sweeps", body: { rehearse } });
const preview = (day = "") => ({ get: `/v1/deletion-preview${day === "" ? "" : `?day=${day}`}` });

const report = (from: "reading-room" | "intake") =>
  door.peers[from].call(reportDamage, {
    body: {
      contact: testId("contact", 7),
      part: "original",
      key: `${testId("contact", 7)}/${testId("part", 1)}`,
    },
  });

test("every operation of the steward has its route, once", () => {
  const bound = work.service.routes.map(({ operation }) => operation.id).toSorted();
  const declared = operations.filter(({ service }) => service === "steward").map(({ id }) => id);
  expect(bound).toEqual(declared.toSorted());
});

describe("a sweep on command", () => {
  test("deletes what is due now and stands in the ledger under who ordered it", async () => {
    work.world.take(due);
    const told = await door.as("aa", order());
    expect(told.status).toBe(201);
    expect(told.body).toMatchObject({
      stopped: null,
      disposals: [{ step: "purged", count: 1, disputed: 0 }],
    });
    expect(work.world.contacts.size).toBe(0);
    const announced = work.world.entries.find(({ action }) => action === "retention.due");
    expect(announced).toMatchObject({ actor: somebody, role: "aa", operation: "runSweep" });
  });

  test("goes on although the clock jumped or the amount is large: a person has looked", async () => {
    work.world.take(addDays(due, 100));
    await work.pass(hour);
    work.jump(120 * 24 * hour);
    await work.pass(24 * hour);
    expect(work.world.contacts.size).toBe(1);
    expect((await door.as("aa", order())).body["stopped"]).toBeNull();
    expect(work.world.contacts.size).toBe(0);
  });

  test("rehearsed, it changes no store: nothing is written but that it was rehearsed", async () => {
    work.world.take(due);
    const before = work.world.effects.length;
    expect((await door.as("aa", order(true))).body).toEqual({ disposals: [], stopped: "rehearsal" });
    const reads = new Set(["pinRules", "dueContacts", "entriesAbout", "append"]);
    expect(work.world.effects.slice(before).filter((name) => !reads.has(name))).toEqual([]);
    expect(actions()).toEqual(["retention.rehearsed"]);
    expect(await work.disposals()).toEqual([]);
    expect(work.world.contacts.size).toBe(1);
  });

  test.each(["ag", "tl", "qa", "ch", "rc", "os", "dp", "au", "de"] as const)(
    "%s may not order one",
    async (role) => {
      work.world.take(due);
      expect((await door.as(role, order())).status).toBe(403);
      expect(work.world.contacts.size).toBe(1);
      expect(actions()).toEqual(["access.denied"]);
    },
  );

  test("two orders at once delete once", async () => {
    work.world.take(due);
    const [first, second] = await Promise.all([door.as("aa", order()), door.as("aa", order())]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(actions().filter((action) => action === "retention.purged")).toHaveLength(1);
  });

  test("the ledger away: 503, nothing destroyed; a peer away: 503", async () => {
    work.world.take(due);
    work.world.breakage.away.add("append");
    expect((await door.as("aa", order())).status).toBe(503);
    work.world.breakage.away.clear();
    work.world.breakage.away.add("dueContacts");
    expect((await door.as("aa", order())).status).toBe(503);
    expect([work.world.keys.living.size, work.world.contacts.size]).toEqual([1, 1]);
  });

  test("a bad order is refused with its findings", async () => {
    expect((await door.as("aa", { post: "/v1/sweeps", body: { rehearse: "yes" } })).status).toBe(422);
    expect((await door.as("aa", order(), { commitment: null })).body.slug).toBe("sign-first");
  });
});

describe("what would be deleted", () => {
  test("shows what is due and the thirty days that follow, by last day, and changes no store", async () => {
    work.world.take(due);
    work.world.take(due);
    work.world.take(addDays(due, 10));
    work.world.take(addDays(due, 60));
    work.world.take(due, { told: null });
    const before = work.world.effects.length;
    const told = await door.as("dp", preview());
    expect(told.body).toMatchObject({ day: "2026-11-24", today: "2026-11-24", due: 2, later: 1 });
    expect(told.body["days"]).toEqual([
      { lastDay: "2026-11-23", deletedOn: "2026-11-24", register: "calls", count: 2, disputed: 1 },
      { lastDay: "2026-12-02", deletedOn: "2026-12-03", register: "calls", count: 1, disputed: 0 },
    ]);
    const reads = new Set(["pinRules", "dueContacts", "entriesAbout", "append"]);
    expect(work.world.effects.slice(before).filter((name) => !reads.has(name))).toEqual([]);
    expect(actions()).toEqual(["retention.rehearsed"]);
  });

  test("of another day, as if it were that day", async () => {
    work.world.take(addDays(due, 10));
    expect((await door.as("dp", preview("2026-12-02"))).body).toMatchObject({ due: 0, later: 1 });
    expect((await door.as("dp", preview("2026-12-03"))).body).toMatchObject({ due: 1, later: 0 });
    expect((await door.as("dp", preview("tomorrow"))).status).toBe(422);
  });

  test("is for administrator and officer only", async () => {
    for (const role of ["aa", "dp"] as const) expect((await door.as(role, preview())).status).toBe(200);
    for (const role of ["ag", "tl", "ch", "au", "de"] as const)
      expect((await door.as(role, preview())).status).toBe(403);
  });
});

describe("disposals", () => {
  test("are listed newest first with receipts and certificate; who may see them is in the matrix", async () => {
    work.world.take(due);
    work.world.take(calendarDate("2026-05-22"));
    await door.as("aa", order());
    const rows = (await door.as("au", { get: "/v1/disposals" })).body["rows"] as {
      certificate: string | null;
      entry: string | null;
      receipts: unknown[];
    }[];
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect([row.certificate?.length, row.entry?.startsWith("entry_"), row.receipts.length]).toEqual([
        64,
        true,
        6,
      ]);
    expect((await door.as("ag", { get: "/v1/disposals" })).status).toBe(403);
    expect((await door.as("au", { get: "/v1/disposals?after=AAAA" })).status).toBe(422);
  });

  test("one that failed says so and shows no certificate", async () => {
    work.world.take(due);
    work.world.breakage.away.add("objects.remove");
    await door.as("aa", order());
    const [row] = (await door.as("dp", { get: "/v1/disposals" })).body["rows"] as Record<string, unknown>[];
    expect(row).toMatchObject({ step: "failed", certificate: null, entry: null, finishedAt: null });
  });
});

describe("reported damage", () => {
  test("by the reading-room stands in log and ledger", async () => {
    await report("reading-room");
    expect(work.world.entries.at(-1)).toMatchObject({
      action: "access.damaged",
      objects: [testId("contact", 7)],
      facts: { part: "original" },
    });
    expect(work.log.lines.some(({ event }) => event === "damage-reported")).toBe(true);
  });

  test("by anybody else is refused, and without a ledger nothing is noted", async () => {
    await expect(report("intake")).rejects.toBeInstanceOf(Problem);
    work.world.breakage.away.add("append");
    await expect(report("reading-room")).rejects.toMatchObject({ slug: "no-ledger" });
    expect(actions()).toEqual([]);
  });
});
