import type { Goal } from "./goal.ts";
import type { Row } from "./rounds.ts";

/** The rows as a Markdown table with the machine they were measured on. */
export function report(rows: readonly Row[], machine: Readonly<Record<string, string>>): string {
  const head = [
    "| row | ours | held against | ratio (95 %) | goal | verdict |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
  const told = Object.entries(machine).map(([what, is]) => `${what} ${is}`);
  return [...head, ...rows.map(line), "", told.join(" · "), ""].join("\n");
}

function line({ goal, ours, peer, ratio, verdict, rounds }: Row): string {
  const { title, unit } = goal;
  const shown = (figure: number) => `${plain(figure)} ${unit}`;
  const cells = [
    `${title} (${rounds} rounds)`,
    shown(ours.median),
    `${goal.peer}: ${shown(peer.median)}`,
    `${plain(ratio.median)} (${plain(ratio.low)}–${plain(ratio.high)})`,
    goal.bound === undefined ? "–" : `${goal.judged === "ratio" ? "ratio" : unit} ${boundWords(goal.bound)}`,
    verdict,
  ];
  return `| ${cells.join(" | ")} |`;
}

function boundWords(bound: NonNullable<Goal["bound"]>): string {
  return "atLeast" in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;
}

/** Three significant digits, thousands in full. */
function plain(figure: number): string {
  return Math.abs(figure) >= 1000 ? String(Math.round(figure)) : String(Number(figure.toPrecision(3)));
}
