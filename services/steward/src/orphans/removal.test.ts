import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { testId } from "../testing/invented.ts";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";
import { somebody, type StewardDoor, stewardDoor } from "../testing/steward-door.ts";

// Real sockets and real files: a busy machine may take its time.
jest.setTimeout(60_000);

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

/** Strays of contacts that nobody ever told of. */
function strays(count: number, from = 1000): void {
  for (let number = from; number < from + count; number += 1)
    work.world.objects.keys.add(`${testId("contact", number)}/${testId("part", 1)}`);
}
/** A look at the store that stopped itself: too many are nobody's. */
async function stopped(): Promise<void> {
  strays(51);
  await work.pass(15 * hour);
  await work.pass(72 * hour);
}
const state = async () => (await door.as("aa", { get: "/v1/orphans" })).body;
const order = (waiting: number, reason = "uploads-killed") => ({
  post: "/v1/orphan-removals",
  body: { reason, waiting },
});
const told = (action: string) => work.world.entries.filter((entry) => entry.action === action);

test("unusually many orphans are shown, and go when an administrator says why: the ledger names who and the reason first", async () => {
  await stopped();
  expect(await state()).toMatchObject({
    waiting: 51,
    missing: 0,
    stopped: "orphans-unusual",
    removable: true,
  });
  expect(await door.as("aa", order(51))).toMatchObject({ status: 201, body: { removed: 51, waiting: 0 } });
  expect(work.world.objects.keys.size).toBe(0);
  expect(told("retention.orphans.ordered")).toMatchObject([
    {
      actor: somebody,
      role: "aa",
      operation: "removeOrphans",
      facts: { count: 51, reason: "uploads-killed", stopped: "orphans-unusual" },
    },
  ]);
  const actions = work.world.entries.map(({ action }) => action);
  expect(actions.indexOf("retention.orphans.ordered")).toBeLessThan(
    actions.indexOf("retention.orphans.removed"),
  );
  expect(await state()).toMatchObject({ waiting: 0, removed: 51, stopped: null, removable: false });
  expect((await work.service.ready()).facts).toMatchObject({ orphans: "no" });
});

test("an order over fewer than there are now removes nothing, and what stopped stays in sight", async () => {
  await stopped();
  strays(1, 2000);
  expect(await door.as("aa", order(51))).toMatchObject({ status: 409, body: { slug: "conflict" } });
  expect(work.world.objects.keys.size).toBe(52);
  expect(told("retention.orphans.ordered")).toEqual([]);
  expect(await state()).toMatchObject({ waiting: 52, stopped: "orphans-unusual", removable: true });
});

test("orphans in their day of grace stay when an order comes", async () => {
  await stopped();
  strays(1, 2000);
  expect(await door.as("aa", order(52))).toMatchObject({ status: 201, body: { removed: 51, waiting: 1 } });
});

test("while contacts are missing nobody can order anything away, and with nothing stopped there is nothing to order", async () => {
  expect((await door.as("aa", order(1))).body.slug).toBe("conflict");
  const since = work.world.take(calendarDate("2026-11-20"));
  work.world.contacts.delete(since);
  await stopped();
  expect(await state()).toMatchObject({ missing: 1, stopped: "contacts-missing", removable: false });
  expect((await door.as("aa", order(51))).body.slug).toBe("conflict");
  expect(work.world.objects.keys.size).toBe(52);
  expect(told("retention.orphans.removed")).toEqual([]);
});

test("contacts that went missing since the look stop the order too", async () => {
  const since = work.world.take(calendarDate("2026-11-20"));
  await stopped();
  work.world.contacts.delete(since);
  expect((await door.as("aa", order(51))).body.slug).toBe("conflict");
  expect(work.world.objects.keys.size).toBe(52);
});

test("orphans of more contacts than the deletion budget go by an order as well", async () => {
  await door.close();
  await work.close();
  work = await stewardAtWork(undefined, { budget: 3 });
  door = await stewardDoor(work);
  strays(5);
  await work.pass(15 * hour);
  await work.pass(48 * hour);
  expect(await state()).toMatchObject({ stopped: "orphans-budget" });
  expect((await door.as("aa", order(5, "store-moved"))).body).toMatchObject({ removed: 5 });
});

test("the ledger or a peer away: 503, nothing goes; without a known reason it is bad input", async () => {
  await stopped();
  for (const name of ["append", "survivingInIntake"]) {
    work.world.breakage.away.add(name);
    expect((await door.as("aa", order(51))).status).toBe(503);
    work.world.breakage.away.clear();
  }
  expect((await door.as("aa", order(51, "because"))).status).toBe(422);
  expect(work.world.objects.keys.size).toBe(51);
  expect((await door.as("aa", order(51))).status).toBe(201);
});

test.each(["ag", "tl", "qa", "ch", "rc", "os", "dp", "au", "de"] as const)(
  "%s may not order it",
  async (role) => {
    expect((await door.as(role, order(51))).status).toBe(403);
    expect((await door.as(role, { get: "/v1/orphans" })).status).toBe(
      role === "dp" || role === "au" ? 200 : 403,
    );
  },
);
