import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { calendarDate, instantOf } from "@tallenne/domain";
import type { LedgerEntry } from "@tallenne/contracts";
import { keptLog, setCalendar, setClock, systemChance } from "@tallenne/runtime";
import { type Collection, carrying, type Documents, documentsFrom } from "@tallenne/store";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAnnouncements } from "./announcement-kept.ts";
import { dropOld } from "./drop-old.ts";
import { openDayTotals } from "../totals/day-total.ts";
import { openForgotten } from "../totals/forgotten.ts";
import { countRefusal, openRefusals, type Refusals } from "./refusals.ts";

const day = calendarDate("2026-11-24");
const line = "henkiloasiakkaat";
const at = instantOf(Date.UTC(2026, 10, 24, 8));

let folder: string;
let documents: Documents;
let refusals: Collection<Refusals>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "ti-"));
  documents = await documentsFrom(`sqlite:${folder}`, { service: "intake" });
  refusals = await openRefusals(documents);
});
afterEach(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

// The relay rests, as while the ledger is away.
const counting = () => countRefusal({ refusals, chance: systemChance, relay: { wake: () => undefined } });
const refused = (number: number) => ({
  day,
  line,
  reason: "career-guidance",
  at,
  entry: { id: `entry_${number}` } as unknown as LedgerEntry,
});
const all = async () => (await refusals.find({ where: { field: "day", is: day }, limit: 100 })).rows;
const sizes = async () => (await all()).map(({ pending }) => pending.length).toSorted((a, b) => b - a);

describe("refusals of a busy line while the ledger is away", () => {
  test("begin a new document after a hundred entries, and none is lost or counted twice, restarts included", async () => {
    let count = counting();
    for (let number = 0; number < 150; number += 1) await count(refused(number));
    count = counting();
    for (let number = 150; number < 205; number += 1) await count(refused(number));
    expect(await sizes()).toEqual([100, 100, 5]);
    const kept = await all();
    expect(kept.reduce((sum, one) => sum + one.count, 0)).toBe(205);
    const told = kept.flatMap(({ pending }) => pending.map(({ trail }) => (trail as { id: string }).id));
    expect(new Set(told).size).toBe(205);
  });

  test("that come at once are all counted", async () => {
    const count = counting();
    await Promise.all(Array.from({ length: 120 }, (_, number) => count(refused(number))));
    expect(await sizes()).toEqual([100, 20]);
  });

  test("use a document again whose entries the ledger has taken", async () => {
    await counting()(refused(1));
    for (const { id } of await all()) await refusals.change(id, (one) => ({ ...one, ...carrying([]) }));
    await counting()(refused(2));
    expect(await all()).toMatchObject([{ count: 2, pending: [{}] }]);
  });
});

const drop = async (of: Collection<Refusals>) =>
  dropOld({
    announcements: await openAnnouncements(documents),
    refusals: of,
    totals: await openDayTotals(documents),
    forgotten: await openForgotten(documents),
    clock: setClock(Date.UTC(2027, 10, 24, 8)),
    calendar: setCalendar(calendarDate("2027-11-24")),
    log: keptLog(),
  })();

test("an old count that gets an entry while it is being dropped stays with its entry", async () => {
  await counting()(refused(1));
  const [kept] = await all();
  await refusals.change(kept?.id ?? "", (one) => ({ ...one, ...carrying([]) }));
  const overtaken: Collection<Refusals> = {
    ...refusals,
    async *each(where) {
      for await (const read of refusals.each(where)) {
        await counting()(refused(2));
        yield read;
      }
    },
  };
  expect(await drop(overtaken)).toBe(0);
  expect(await all()).toMatchObject([{ count: 2, isPending: true }]);
  await refusals.change(kept?.id ?? "", (one) => ({ ...one, ...carrying([]) }));
  expect(await drop(refusals)).toBe(1);
});
