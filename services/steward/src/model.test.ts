import { expect, test } from "@jest/globals";
import { addDays, calendarDate, type ContactId } from "@tallenne/domain";
import {
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  record,
  array,
  type Arbitrary,
} from "fast-check";
import { type StewardAtWork, stewardAtWork } from "./testing/steward-at-work.ts";

const hour = 3_600_000;
/** Calls of this day end on the day the model begins. */
const ending = calendarDate("2026-05-24");

/** What may happen to an archive, in any order. */
type Happening =
  | { readonly is: "taken"; readonly endsIn: number; readonly told: "rightly" | "wrongly" }
  | { readonly is: "passed"; readonly hours: number }
  | { readonly is: "died"; readonly afterEffects: number }
  | { readonly is: "away"; readonly who: string }
  | { readonly is: "back" };

const happenings: Arbitrary<Happening> = oneof(
  record({
    is: constantFrom("taken" as const),
    endsIn: integer({ min: 0, max: 3 }),
    told: constantFrom("rightly" as const, "rightly" as const, "wrongly" as const),
  }),
  record({ is: constantFrom("passed" as const), hours: constantFrom(1, 7, 14, 24) }),
  record({ is: constantFrom("died" as const), afterEffects: integer({ min: 1, max: 25 }) }),
  record({
    is: constantFrom("away" as const),
    who: constantFrom("append", "dropBucket", "entomb", "keys.destroy", "rewrap", "dueContacts"),
  }),
  record({ is: constantFrom("back" as const) }),
);

/** The model: what was taken in, with its day and whether the steward can agree. Everything else follows from the date. */
interface Known {
  readonly id: ContactId;
  readonly lastDay: string;
  readonly told: "rightly" | "wrongly";
}

async function happen(work: StewardAtWork, known: Known[], happening: Happening): Promise<void> {
  const { breakage } = work.world;
  if (happening.is === "taken") {
    const today = work.calendar.today();
    const lastDay = addDays(today, happening.endsIn);
    // Days of February and November differ in their number of days before; the model asks the world which day it became.
    const anchor = addDays(ending, (Date.parse(lastDay) - Date.parse("2026-11-24")) / (24 * hour));
    const id = work.world.take(anchor, happening.told === "rightly" ? {} : { told: addDays(anchor, -3) });
    const taken = work.world.contacts.get(id);
    if (taken) known.push({ id, lastDay: taken.lastDay, told: happening.told });
  } else if (happening.is === "passed") await work.pass(happening.hours * hour);
  else if (happening.is === "died") {
    breakage.killAt = work.world.effects.length + happening.afterEffects;
    await work.pass(12 * hour);
    breakage.killAt = Number.POSITIVE_INFINITY;
    await work.restart();
  } else if (happening.is === "away") breakage.away.add(happening.who);
  else breakage.away.clear();
}

/** Holds at every moment: nothing is gone before its day, nothing gone can be opened, nothing disputed is lost. */
function checkAlways(work: StewardAtWork, known: readonly Known[]): void {
  const { contacts, objects, keys, entries } = work.world;
  const today = work.calendar.today();
  for (const { id, lastDay, told } of known) {
    const row = contacts.get(id);
    const hasKey = row !== undefined && keys.living.has(`${row.bucket}#${row.bucketVersion}`);
    const hasObject = [...objects.keys].some((key) => key.startsWith(id));
    if (lastDay >= today || told === "wrongly")
      expect([row !== undefined, hasKey, hasObject]).toEqual([true, true, true]);
    if (row === undefined || !hasObject) expect(keys.living.has(`calls/standard/${lastDay}#1`)).toBe(false);
  }
  const destroyed = entries
    .filter(({ action }) => action === "keys.destroyed")
    .map(({ facts }) => facts["bucket"]);
  const announced = new Set(
    entries.filter(({ action }) => action === "retention.due").map(({ facts }) => facts["bucket"]),
  );
  expect(destroyed.every((bucket) => announced.has(bucket))).toBe(true);
}

/** Holds once everybody is back and a night has passed. */
async function checkAtRest(work: StewardAtWork, known: readonly Known[]): Promise<void> {
  const today = work.calendar.today();
  const rightlyGone = known.filter(({ lastDay, told }) => lastDay < today && told === "rightly");
  expect([...work.world.tombstones].toSorted()).toEqual(rightlyGone.map(({ id }) => id).toSorted());
  const purged = work.world.entries.filter(({ action }) => action === "retention.purged");
  const proven = purged.flatMap(({ objects }) => objects.slice(1));
  expect(proven.toSorted()).toEqual(rightlyGone.map(({ id }) => id).toSorted());
  expect((await work.disposals()).filter(({ open }) => open)).toEqual([]);
  for (const { id, lastDay, told } of known)
    if (lastDay < today && told === "wrongly") expect(work.world.contacts.get(id)?.class).toBe("disputed");
}

test("in whatever order things are taken in, days pass, peers go away and processes die: nothing goes too early, nothing stays (T-A6.1d)", async () => {
  await assert(
    asyncProperty(array(happenings, { minLength: 3, maxLength: 9 }), async (all) => {
      const work = await stewardAtWork();
      try {
        const known: Known[] = [];
        for (const happening of all) {
          await happen(work, known, happening);
          checkAlways(work, known);
        }
        work.world.breakage.away.clear();
        await work.pass(48 * hour);
        checkAlways(work, known);
        await checkAtRest(work, known);
      } finally {
        await work.close();
      }
    }),
    { numRuns: 12, seed: 20_261_124, endOnFailure: false },
  );
}, 120_000);
