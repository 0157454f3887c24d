import { expect, test } from "@jest/globals";
import { full, loopFrom, loopTo, moveEdge, noLoop, wrapped } from "./loop.ts";
import { marksOf, nextMark, previousMark } from "./marks.ts";
import { skipFrom } from "./silences.ts";
import { ticksOf } from "./ticks.ts";

test("A and B make a loop, and B once more ends it", () => {
  const open = loopFrom(noLoop, 130_000);
  expect(full(open)).toBeUndefined();
  const loop = loopTo(open, 144_000);
  expect(full(loop)).toEqual({ from: 130_000, to: 144_000 });
  expect(loopTo(loop, 150_000)).toBe(noLoop);
});

test("B alone loops from the start; a loop too short to hear is none; a new A behind B drops it", () => {
  expect(loopTo(noLoop, 8000)).toEqual({ from: 0, to: 8000 });
  expect(loopTo({ from: 8000 }, 8100)).toEqual({ from: 8000 });
  expect(loopTo({ from: 8000 }, 2000)).toEqual({ from: 8000 });
  expect(loopFrom({ from: 0, to: 8000 }, 9000)).toEqual({ from: 9000 });
  expect(loopFrom({ from: 0, to: 8000 }, 4000)).toEqual({ from: 4000, to: 8000 });
});

test("edges move by seconds, never past each other or out of the recording", () => {
  const loop = { from: 500, to: 3000 };
  expect(moveEdge(loop, "from", { by: -1000, duration: 10_000 })).toEqual({ from: 0, to: 3000 });
  expect(moveEdge(loop, "from", { by: 9000, duration: 10_000 })).toEqual({ from: 2500, to: 3000 });
  expect(moveEdge(loop, "to", { by: 9000, duration: 10_000 })).toEqual({ from: 500, to: 10_000 });
  expect(moveEdge(loop, "to", { by: -9000, duration: 10_000 })).toEqual({ from: 500, to: 1000 });
  expect(moveEdge(noLoop, "to", { by: 1000, duration: 10_000 })).toBe(noLoop);
});

test("playing through B goes back to A; a place beyond B, once gone to, plays on", () => {
  const loop = { from: 2000, to: 4000 };
  expect(wrapped(loop, 3900, 4010)).toBe(2000);
  expect(wrapped(loop, 3800, 3900)).toBeUndefined();
  expect(wrapped(loop, 5000, 5100)).toBeUndefined();
  expect(wrapped({ from: 2000 }, 3900, 4010)).toBeUndefined();
});

test("a silence is jumped but for its ends, and a short rest is not worth a jump", () => {
  const silences = [[60_000, 72_600]] as const;
  expect(skipFrom(silences, 60_400)).toEqual({ to: 72_300, ms: 11_900 });
  expect(skipFrom(silences, 60_100)).toBeUndefined();
  expect(skipFrom(silences, 71_500)).toBeUndefined();
  expect(skipFrom(silences, 80_000)).toBeUndefined();
});

test("marks lie in order, and going back twice goes further back", () => {
  const marks = marksOf({ silences: [[60_000, 72_000]], loop: { from: 10_000, to: 90_000 } });
  expect(marks.map(({ is }) => is)).toEqual(["loop-start", "silence", "loop-end"]);
  expect(nextMark(marks, 10_000)?.at).toBe(60_000);
  expect(nextMark(marks, 90_000)).toBeUndefined();
  expect(previousMark(marks, 60_500)?.at).toBe(10_000);
  expect(previousMark(marks, 62_000)?.at).toBe(60_000);
  expect(previousMark(marks, 0)).toBeUndefined();
});

test("what a source told of the sound and notes are marks too; a silence within a hold is that hold", () => {
  const marks = marksOf({
    silences: [
      [20_000, 25_000],
      [60_200, 71_900],
    ],
    loop: {},
    callMarks: [
      { kind: "hold", fromMs: 60_000, toMs: 72_000 },
      { kind: "transfer", fromMs: 80_000, toMs: 80_000, line: "yritys-suomi" },
    ],
    notes: [{ fromMs: 1000 }, { fromMs: 70_000 }],
  });
  expect(marks).toEqual([
    { is: "note", at: 1000, number: 1 },
    { is: "silence", at: 20_000, duration: 5000 },
    { is: "hold", at: 60_000, duration: 12_000 },
    { is: "note", at: 70_000, number: 2 },
    { is: "transfer", at: 80_000, duration: 0, line: "yritys-suomi" },
  ]);
});

test("times of day under the waveform are round, few, and none is cut at the end", () => {
  const call = { startedAt: "2026-11-20T07:05:10Z", durationMs: 372_000 };
  expect(ticksOf(call, 800, "fi").map(({ words }) => words)).toEqual([
    "9.06",
    "9.07",
    "9.08",
    "9.09",
    "9.10",
    "9.11",
  ]);
  expect(ticksOf(call, 300, "en").map(({ words }) => words)).toEqual(["9:06", "9:08", "9:10"]);
  expect(ticksOf({ ...call, durationMs: 20_000 }, 600, "fi").at(0)?.words).toBe("9.05.10");
  expect(ticksOf({ ...call, durationMs: 0 }, 600, "fi")).toEqual([]);
});
