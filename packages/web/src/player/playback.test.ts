import { describe, expect, test } from "@jest/globals";
import { type Effect, type Event, next, type Playback } from "./playback.ts";

const still: Playback = {
  phase: "still",
  at: 0,
  duration: 372_000,
  rate: 1,
  side: "both",
  skips: false,
  levels: false,
  loop: {},
  silences: [[60_000, 72_600]],
  rewind: 2,
  paused: false,
};
const playing: Playback = { ...still, phase: "playing", at: 130_000 };

const acts = (effects: readonly Effect[]): string[] =>
  effects.map((effect) => (effect.do === "say" ? `say ${effect.saying.is}` : effect.do));
const after = (from: Playback, ...events: readonly Event[]): Playback =>
  events.reduce((now, event) => next(now, event)[0], from);

describe("play and pause", () => {
  test("a press asks for leave first, and playing begins with the sound, not with the press", () => {
    const [opening, effects] = next(still, { is: "press" });
    expect(opening.phase).toBe("opening");
    expect(acts(effects)).toEqual(["place", "open"]);
    expect(after(opening, { is: "sounding" }).phase).toBe("playing");
    expect(after(opening, { is: "at", at: 400 }).at).toBe(0);
  });

  test("a pause silences, reports and is said; going on steps back two seconds", () => {
    const [paused, effects] = next(playing, { is: "press" });
    expect(paused).toMatchObject({ phase: "still", at: 130_000 });
    expect(acts(effects)).toEqual(["hush", "report", "say paused"]);
    expect(after(paused, { is: "press" }).at).toBe(128_000);
    expect(after({ ...paused, rewind: 0 }, { is: "press" }).at).toBe(130_000);
  });

  test("a place gone to after the pause is where playing goes on", () => {
    expect(after(playing, { is: "press" }, { is: "seek", at: 90_000 }, { is: "press" }).at).toBe(90_000);
  });

  test("pressed before the sound came, nothing will sound", () => {
    const waiting = after(still, { is: "press" });
    expect(after(waiting, { is: "press" }).phase).toBe("still");
    expect(after(waiting, { is: "press" }, { is: "sounding" }).phase).toBe("still");
  });

  test("the end reports and is said, and a press there begins anew", () => {
    const [over, effects] = next(playing, { is: "ended" });
    expect(over).toMatchObject({ phase: "still", at: 372_000 });
    expect(acts(effects)).toEqual(["hush", "report", "say end"]);
    expect(after(over, { is: "press" }).at).toBe(0);
  });
});

describe("moving", () => {
  test("steps stay within the recording and report what was heard before", () => {
    const [moved, effects] = next(playing, { is: "step", by: -200_000 });
    expect(moved.at).toBe(0);
    expect(acts(effects)).toEqual(["place", "report"]);
    expect(after(playing, { is: "step", by: 900_000 }).at).toBe(372_000);
    expect(acts(next(still, { is: "step", by: 10_000 })[1])).toEqual(["place"]);
  });

  test("a loop wraps at B, and at the recording's very end too", () => {
    const looped = after(
      { ...playing, at: 130_000 },
      { is: "loop-start" },
      { is: "at", at: 144_000 },
      { is: "loop-end" },
    );
    expect(looped.loop).toEqual({ from: 130_000, to: 144_000 });
    const before = after(looped, { is: "seek", at: 143_950 });
    expect(after(before, { is: "at", at: 144_020 }).at).toBe(130_000);
    const atEnd: Playback = { ...playing, at: 371_900, loop: { from: 360_000, to: 372_000 } };
    const [again, effects] = next(atEnd, { is: "ended" });
    expect(again).toMatchObject({ phase: "opening", at: 360_000 });
    expect(acts(effects)).toEqual(["place", "open"]);
  });

  test("silences are skipped only when asked, and it is said how much", () => {
    const quiet: Playback = { ...playing, at: 60_000 };
    expect(after(quiet, { is: "at", at: 60_400 }).at).toBe(60_400);
    const [skipped, effects] = next({ ...quiet, skips: true }, { is: "at", at: 60_400 });
    expect(skipped.at).toBe(72_300);
    expect(effects).toContainEqual({ do: "say", saying: { is: "skipped", ms: 11_900 } });
  });

  test("marks are gone to, and past the last one nothing moves", () => {
    const marks = [{ is: "silence", at: 60_000, duration: 12_600 }] as const;
    expect(after(still, { is: "next-mark", marks }).at).toBe(60_000);
    expect(after(playing, { is: "next-mark", marks }).at).toBe(130_000);
    expect(after(playing, { is: "previous-mark", marks }).at).toBe(60_000);
  });
});

test("speed has its steps and ends, and 0 brings back 1", () => {
  expect(after(playing, { is: "faster" }).rate).toBe(1.25);
  expect(after(playing, { is: "slower" }, { is: "slower" }, { is: "slower" }).rate).toBe(0.5);
  expect(after({ ...playing, rate: 2 }, { is: "faster" }).rate).toBe(2);
  expect(after({ ...playing, rate: 2 }, { is: "rate", rate: 1 }).rate).toBe(1);
});

test("evening the voices is asked of the sound and said", () => {
  const [evened, effects] = next(playing, { is: "level" });
  expect(evened.levels).toBe(true);
  expect(effects).toEqual([
    { do: "level", on: true },
    { do: "say", saying: { is: "level-on" } },
  ]);
  expect(next(evened, { is: "level" })[1]).toContainEqual({ do: "level", on: false });
});

describe("a forced stop", () => {
  test("silences at once, forgets what is buffered, reports, and keeps the place", () => {
    const [stopped, effects] = next(playing, { is: "stop", why: "offline" });
    expect(stopped).toMatchObject({ phase: "stopped", stop: "offline", at: 130_000 });
    expect(acts(effects)).toEqual(["hush", "drop", "report"]);
  });

  test("a second cause does not act again, and a late sound or end starts nothing", () => {
    const stopped = after(playing, { is: "stop", why: "refused" });
    expect(next(stopped, { is: "stop", why: "offline" })[1]).toEqual([]);
    expect(after(stopped, { is: "sounding" }, { is: "ended" }).phase).toBe("stopped");
  });

  test("a press, or the retry that waits, goes on from the same second", () => {
    const stopped = after(playing, { is: "stop", why: "refused" });
    expect(after(stopped, { is: "press" })).toMatchObject({ phase: "opening", at: 130_000 });
    expect(after(stopped, { is: "reopen" })).toMatchObject({ phase: "opening", at: 130_000 });
    expect(after(stopped, { is: "reopen" }).stop).toBeUndefined();
  });
});
