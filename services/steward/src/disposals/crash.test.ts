import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { type StewardAtWork, stewardAtWork } from "../testing/steward-at-work.ts";

const ending = calendarDate("2026-05-24");
const hour = 3_600_000;

/** Two buckets are due, one with a disputed member: the way with every step in it. */
async function oneNight(killAt: number): Promise<{ work: StewardAtWork; died: boolean }> {
  const work = await stewardAtWork();
  work.world.take(ending);
  work.world.take(ending);
  work.world.take(ending, { told: calendarDate("2026-05-25") });
  await work.absent(13 * hour);
  work.world.breakage.killAt = work.world.effects.length + killAt;
  await work.pass(hour);
  const died = work.world.breakage.dead;
  work.world.breakage.killAt = Number.POSITIVE_INFINITY;
  await work.restart();
  await work.pass(hour);
  return { work, died };
}

function check({ world }: StewardAtWork): void {
  expect(world.tombstones.size).toBe(2);
  expect([...world.contacts.values()].map((one) => one.class)).toEqual(["disputed"]);
  expect([...world.keys.living]).toEqual(["calls/disputed/2026-11-24#1"]);
  expect(world.objects.keys.size).toBe(1);
  const told = (action: string) => world.entries.filter((entry) => entry.action === action);
  expect(told("retention.purged")).toHaveLength(1);
  expect(told("retention.due").length).toBeGreaterThan(0);
  const purged = told("retention.purged")[0];
  expect(purged?.facts).toMatchObject({ count: 2 });
  // From the ledger alone: announced before, destroyed after, purged last.
  const order = ["retention.due", "keys.destroyed", "retention.purged"].map((action) =>
    world.entries.findIndex((entry) => entry.action === action),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
}

/** What every certificate says, times left out. */
async function proofs(work: StewardAtWork) {
  const disposals = await work.disposals();
  return disposals
    .map(({ bucket, bucketVersion, contacts, objects, receipts }) => ({
      bucket,
      bucketVersion,
      count: contacts.length,
      objects: objects.length,
      receipts: receipts.map(({ owner, gone }) => [owner, gone]),
    }))
    .toSorted((a, b) => a.bucket.localeCompare(b.bucket));
}

// Dying after one effect is dying before the next: the loop covers both.
test("killed after every single effect and started again, the night ends the same: gone once, proven once, the disputed one kept", async () => {
  let kills = 0;
  const undisturbed = await oneNight(Number.POSITIVE_INFINITY);
  const proven = await proofs(undisturbed.work).finally(() => undisturbed.work.close());
  expect(proven[0]?.receipts).toEqual([
    ["reading-room-sittings", 2],
    ["keys", 2],
    ["objects", 2],
    ["reading-room", 2],
    ["intake", 2],
    ["catalogue", 2],
  ]);
  for (let killAt = 1; ; killAt += 1) {
    const { work, died } = await oneNight(killAt);
    try {
      check(work);
      expect(await proofs(work)).toEqual(proven);
      const disposals = await work.disposals();
      expect(disposals.filter(({ open }) => open)).toEqual([]);
      expect(disposals.filter(({ certificate }) => certificate !== null)).toHaveLength(disposals.length);
    } finally {
      await work.close();
    }
    if (!died) break;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(25);
}, 120_000);
