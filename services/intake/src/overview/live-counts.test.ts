import { expect, test } from "@jest/globals";
import type { intakeSocket } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { keptLog, setCalendar, setClock } from "@tallenne/runtime";
import type { Holder } from "@tallenne/wire";
import { liveCounts } from "./live-counts.ts";

type Socket = typeof intakeSocket;

/** The counters over a clock that moves only when told, and pages that watch them. */
function desk({ takes = 0 } = {}) {
  const clock = setClock(Date.UTC(2026, 10, 24, 10));
  let waiting = 0;
  let counted = 0;
  const count = async () => {
    counted += 1;
    clock.advance(takes);
    return { lines: [], waiting };
  };
  const calendar = setCalendar(calendarDate("2026-11-24"));
  const { live } = liveCounts({ count, calendar, clock, log: keptLog() });
  const watch = async () => {
    const told: number[] = [];
    const line = {
      id: "",
      tell: (_: string, news: { waiting: number }) => told.push(news.waiting),
      end() {},
    };
    const holder = (await live.open(line, {}, {} as never)) as Holder<Socket>;
    return { told, holder, stay: () => holder.asks.stay({}, {} as never) };
  };
  return {
    clock,
    watch,
    come: () => (waiting += 1),
    counted: () => counted,
  };
}

test("a page is told the counts at once, then whenever they change, and nothing while they stay", async () => {
  const { clock, watch, come } = desk();
  const { told } = await watch();
  await clock.advanceSettled(10_000);
  expect(told).toEqual([0]);
  come();
  await clock.advanceSettled(2_000);
  expect(told).toEqual([0, 1]);
});

test("who no longer says that they are there is told nothing more; who comes back is told what was missed", async () => {
  const { clock, watch, come } = desk();
  const { told, stay } = await watch();
  await clock.advanceSettled(20_000);
  await stay();
  await clock.advanceSettled(20_000);
  come();
  await clock.advanceSettled(4_000);
  expect(told).toEqual([0, 1]);
  come();
  await clock.advanceSettled(60_000);
  expect(told).toEqual([0, 1]);
  await stay();
  await clock.advanceSettled(2_000);
  expect(told).toEqual([0, 1, 2]);
});

test("nothing is counted while nobody watches, and a day that takes long to count is counted less often", async () => {
  const { clock, watch, counted } = desk({ takes: 500 });
  await clock.advanceSettled(10_000);
  expect(counted()).toBe(0);
  const { holder, stay } = await watch();
  const atFirst = counted();
  await clock.advanceSettled(20_000);
  await stay();
  await clock.advanceSettled(20_000);
  expect(counted() - atFirst).toBeLessThanOrEqual(4);
  expect(counted()).toBeGreaterThan(atFirst);
  holder.closed();
  const before = counted();
  await clock.advanceSettled(60_000);
  expect(counted()).toBe(before);
});
