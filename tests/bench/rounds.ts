import { calibrate, type Calibration } from "./calibration.ts";
import { type Goal, meets } from "./goal.ts";
import { type Summary, summaryOf } from "./statistics.ts";

/** A finished row. */
export interface Row {
  readonly goal: Pick<Goal, "id" | "title" | "unit" | "peer" | "judged" | "bound">;
  readonly rounds: number;
  readonly ours: Summary;
  readonly peer: Summary;
  /** Ours ÷ peer, round by round. */
  readonly ratio: Summary;
  /** `unstable`: the machine itself drifted more than 15 % between the first and the last round; such a row is no pass. */
  readonly verdict: "met" | "not met" | "unstable";
  readonly calibration: readonly [Calibration, Calibration];
}

/** How far calibration may drift, share. */
const drift = 0.15;

/** Measures ours and the peer in turns, A-B, B-A, …, after one round that is thrown away. */
export async function measure(
  goal: Goal,
  how: { readonly rounds?: number; readonly scale: number },
): Promise<Row> {
  const { rounds = goal.rounds, scale } = how;
  const contest = await goal.open(scale);
  try {
    await contest.ours();
    await contest.peer();
    const before = await calibrate();
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turn = round % 2 === 0 ? [ours, peer] : [peer, ours];
      for (const side of turn) side.push(await (side === ours ? contest.ours() : contest.peer()));
    }
    const after = await calibrate();
    const ratio = summaryOf(ours.map((figure, at) => figure / (peer[at] ?? Number.NaN)));
    const told = { ours: summaryOf(ours), peer: summaryOf(peer), ratio };
    const isMet = meets(goal.bound, goal.judged === "ratio" ? ratio : told.ours);
    const verdict = hasDrifted(before, after) ? "unstable" : isMet ? "met" : "not met";
    return { goal: described(goal), rounds, ...told, verdict, calibration: [before, after] };
  } finally {
    await contest.close();
  }
}

function hasDrifted(before: Calibration, after: Calibration): boolean {
  return (["sha256", "fsync", "http"] as const).some(
    (what) => Math.abs(after[what] / before[what] - 1) > drift,
  );
}

function described({ id, title, unit, peer, judged, bound }: Goal): Row["goal"] {
  return { id, title, unit, peer, judged, bound };
}
