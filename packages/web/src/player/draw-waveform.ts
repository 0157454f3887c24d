import type { Loop } from "./loop.ts";
import type { Mark } from "./marks.ts";
import type { Column } from "./peaks.ts";
import type { Stretch } from "./stretch.ts";

/** Colours of the picture; system colours where the person forces them. */
export interface Inks {
  readonly rows: readonly string[];
  readonly unplayed: string;
  readonly line: string;
  /** Under and within what is drawn in the colour of the line. */
  readonly paper: string;
  readonly band: string;
  /** Line around a silence, where its band has the colour of the page. */
  readonly bandEdge?: string;
  readonly loop: string;
}

export interface Picture {
  /** Pixels of the page, not of the screen. */
  readonly width: number;
  readonly rowHeight: number;
  readonly rows: readonly (readonly Column[])[];
  readonly duration: number;
  readonly at: number;
  readonly silences: readonly Stretch[];
  readonly loop: Loop;
  readonly marks?: readonly Mark[];
}

/** Pixels between the middles of two bars. */
export const barPitch = 3;

/** Draws the rows: played in the row's colour, unplayed grey, silence a flat band, the loop between two edges, the place a line. */
export function drawWaveform(canvas: CanvasRenderingContext2D, picture: Picture, inks: Inks): void {
  const { width, rowHeight, rows, duration, at, silences, loop } = picture;
  const across = (ms: number): number => (duration === 0 ? 0 : (ms / duration) * width);
  const height = rowHeight * rows.length;
  canvas.clearRect(0, 0, width, height);
  canvas.fillStyle = inks.band;
  for (const [from, to] of silences) canvas.fillRect(across(from), 0, across(to) - across(from), height);
  if (inks.bandEdge !== undefined) {
    canvas.fillStyle = inks.bandEdge;
    for (const [from, to] of silences)
      for (const [x, y, w, h] of frameOf(across(from), across(to), height)) canvas.fillRect(x, y, w, h);
  }
  for (const [row, columns] of rows.entries()) {
    const middle = rowHeight * row + rowHeight / 2;
    for (const [place, [low, high]] of columns.entries()) {
      const x = place * barPitch;
      const top = Math.max(1, high * (rowHeight / 2 - 2));
      const depth = Math.max(1, -low * (rowHeight / 2 - 2));
      canvas.fillStyle = x < across(at) ? (inks.rows[row] ?? inks.line) : inks.unplayed;
      canvas.fillRect(x, middle - top, barPitch - 1, top + depth);
    }
  }
  canvas.fillStyle = inks.loop;
  const { from, to } = loop;
  if (from !== undefined && to !== undefined) {
    canvas.fillRect(across(from), 0, across(to) - across(from), 3);
    canvas.fillRect(across(from), height - 3, across(to) - across(from), 3);
  }
  for (const edge of [from, to]) if (edge !== undefined) canvas.fillRect(across(edge) - 1, 0, 2, height);
  canvas.fillStyle = inks.line;
  for (const mark of picture.marks ?? []) drawMark(canvas, mark, { x: across(mark.at), height, inks });
  canvas.fillStyle = inks.line;
  canvas.fillRect(Math.min(across(at), width - 2), 0, 2, height);
}

/** Size of a flag, pixels. */
const flag = 14;

/** A transfer is an arrow where the call went on, a note a numbered flag; holds lie in their band already, all of them are words in the list of marks. */
function drawMark(
  canvas: CanvasRenderingContext2D,
  { is, number }: Mark,
  { x, height, inks }: { readonly x: number; readonly height: number; readonly inks: Inks },
): void {
  if (is === "transfer") {
    const middle = height / 2;
    canvas.beginPath();
    canvas.moveTo(x, middle - flag / 2);
    canvas.lineTo(x + flag - 2, middle);
    canvas.lineTo(x, middle + flag / 2);
    canvas.fill();
  }
  if (is !== "note") return;
  canvas.fillStyle = inks.line;
  canvas.fillRect(x, 0, 1, height);
  canvas.fillRect(x, 0, flag, flag);
  canvas.fillStyle = inks.paper;
  canvas.font = `600 11px sans-serif`;
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.fillText(String(number ?? ""), x + flag / 2, flag / 2 + 0.5);
}

/** Four lines of one pixel around a band. */
function frameOf(
  left: number,
  right: number,
  height: number,
): readonly (readonly [number, number, number, number])[] {
  return [
    [left, 0, right - left, 1],
    [left, height - 1, right - left, 1],
    [left, 0, 1, height],
    [right - 1, 0, 1, height],
  ];
}
