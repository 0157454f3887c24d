import { describe, expect, test } from "@jest/globals";
import { hushed, nothingPlayed, type Played, report, soundedAt } from "./played.ts";
import { joined, lengthOf } from "./stretch.ts";

/** Looks every 100 ms at a sound that moves at a speed, from a place to another. */
function playing(
  played: Played,
  { from, to, rate = 1 }: { from: number; to: number; rate?: number },
): Played {
  let [state, now] = [played, 1_000_000];
  for (let position = from; position <= to; position += 100 * rate) {
    state = soundedAt(state, { position, now, rate });
    now += 100;
  }
  return state;
}

describe("only what was really played counts as heard", () => {
  test("a stretch grows while it sounds, and a report holds what is under way", () => {
    const heard = playing(nothingPlayed, { from: 0, to: 10_000 });
    expect(report(heard)).toEqual([[0, 10_000]]);
    expect(report(playing(hushed(heard), { from: 10_000, to: 12_000 }))).toEqual([[0, 12_000]]);
  });

  test("what a jump leaves out was not heard", () => {
    const first = hushed(playing(nothingPlayed, { from: 0, to: 2000 }));
    expect(report(playing(first, { from: 60_000, to: 61_000 }))).toEqual([
      [0, 2000],
      [60_000, 61_000],
    ]);
  });

  test("a jump nobody told of begins a new stretch all the same, forwards and back", () => {
    let state = playing(nothingPlayed, { from: 0, to: 2000 });
    state = soundedAt(state, { position: 30_000, now: 1_002_200, rate: 1 });
    state = soundedAt(state, { position: 30_100, now: 1_002_300, rate: 1 });
    state = soundedAt(state, { position: 500, now: 1_002_400, rate: 1 });
    expect(report(state)).toEqual([
      [0, 2000],
      [30_000, 30_100],
    ]);
  });

  test("at double speed twice as much is heard in the same time, not less", () => {
    expect(report(playing(nothingPlayed, { from: 0, to: 20_000, rate: 2 }))).toEqual([[0, 20_000]]);
  });

  test("standing still hears nothing", () => {
    const still = soundedAt(nothingPlayed, { position: 5000, now: 0, rate: 1 });
    expect(report(still)).toEqual([]);
  });

  test("a part heard twice is one stretch and counts once", () => {
    const twice = playing(hushed(playing(nothingPlayed, { from: 0, to: 4000 })), { from: 2000, to: 6000 });
    expect(report(twice)).toEqual([[0, 6000]]);
  });
});

test("stretches are joined in order, and empty or backward ones fall away", () => {
  const given = [
    [5, 9],
    [1, 3],
    [3, 4],
    [7, 7],
    [20, 12],
  ] as const;
  expect(joined(given)).toEqual([
    [1, 4],
    [5, 9],
  ]);
  expect(lengthOf(given)).toBe(7);
});
