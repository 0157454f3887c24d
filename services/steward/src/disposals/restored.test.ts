import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { stewardAtWork } from "../testing/steward-at-work.ts";

const hour = 3_600_000;

test("a backup older than a purge brings rows and objects back, but no key; the next sweep purges them again (T-R6)", async () => {
  const work = await stewardAtWork();
  const { world } = work;
  try {
    const id = world.take(calendarDate("2026-05-24"));
    const row = world.contacts.get(id);
    if (row === undefined) throw new Error("the world keeps what it takes");
    const before = { row: { ...row }, keys: [...world.objects.keys] };
    await work.pass(15 * hour);
    expect(world.contacts.size).toBe(0);
    world.contacts.set(id, before.row);
    for (const key of before.keys) world.objects.keys.add(key);
    world.index.add(id);
    expect(world.keys.living.size).toBe(0);
    await work.pass(hour);
    expect(world.contacts.size + world.objects.keys.size + world.index.size + world.keys.living.size).toBe(0);
    const disposals = await work.disposals();
    expect(disposals.map(({ step }) => step)).toEqual(["purged", "purged"]);
    expect(new Set(disposals.map(({ certificate }) => certificate)).size).toBe(2);
  } finally {
    await work.close();
  }
}, 60_000);
