import { expect, test } from "@jest/globals";
import { drawWaveform, type Inks } from "./draw-waveform.ts";

/** Remembers what was filled with which ink. */
function sheet() {
  const filled: { ink: string; box: readonly number[] }[] = [];
  const canvas = {
    fillStyle: "",
    clearRect: () => undefined,
    fillRect(...box: number[]) {
      filled.push({ ink: this.fillStyle, box });
    },
  };
  return { canvas: canvas as unknown as CanvasRenderingContext2D, filled };
}
const picture = {
  width: 100,
  rowHeight: 50,
  rows: [[]],
  duration: 1000,
  at: 0,
  silences: [[200, 600]] as const,
  loop: {},
};
const inks: Inks = { rows: ["a"], unplayed: "u", paper: "white", line: "l", band: "band", loop: "loop" };

test("a silence is a flat band of its true length", () => {
  const { canvas, filled } = sheet();
  drawWaveform(canvas, picture, inks);
  expect(filled).toContainEqual({ ink: "band", box: [20, 0, 40, 50] });
  expect(filled.some(({ ink }) => ink === "edge")).toBe(false);
});

test("where colours are forced the band has the colour of the page, and a line around it", () => {
  const { canvas, filled } = sheet();
  drawWaveform(canvas, picture, { ...inks, bandEdge: "edge" });
  expect(filled.filter(({ ink }) => ink === "edge").map(({ box }) => box)).toEqual([
    [20, 0, 40, 1],
    [20, 49, 40, 1],
    [20, 0, 1, 50],
    [59, 0, 1, 50],
  ]);
});
