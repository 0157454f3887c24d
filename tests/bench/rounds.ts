import type { WorkShown } from "@tallenne/runtime";
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
  /** `told`: there is no goal. `unstable`: the machine itself drifted more than 15 % between the first and the last round; such a row is no pass. */
  readonly verdict: "met" | "not met" | "unstable" | "told";
  readonly calibration: readonly [Calibration, Calibration];
}

/** How far calibration may drift, share. */
const drift = 0.15;

/** Measures ours and the peer in turns, A-B, B-A, …, after one round that is thrown away. */
export async function measure(
  goal: Goal,
  how: {
    readonly rounds?: number;
    readonly scale: number;
    /** Hears of every measurement that is done, the ones thrown away too. */
    readonly told?: (done: number) => void;
    /** How fast the machine is, asked before and after. */
    readonly machine?: () => Promise<Calibration>;
  },
): Promise<Row> {
  const { rounds = goal.rounds, scale, told: hear, machine = calibrate } = how;
  let done = 0;
  const counted = async (measureOnce: () => Promise<number>): Promise<number> => {
    const figure = await measureOnce();
    hear?.((done += 1));
    return figure;
  };
  const contest = await goal.open(scale);
  try {
    await counted(contest.ours);
    await counted(contest.peer);
    const before = await machine();
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turn = round % 2 === 0 ? [ours, peer] : [peer, ours];
      for (const side of turn) side.push(await counted(side === ours ? contest.ours : contest.peer));
    }
    const after = await machine();
    const ratio = summaryOf(ours.map((figure, at) => figure / (peer[at] ?? Number.NaN)));
    const told = { ours: summaryOf(ours), peer: summaryOf(peer), ratio };
    const verdict = verdictOf(goal, {
      interval: goal.judged === "ratio" ? ratio : told.ours,
      isSteady: !hasDrifted(before, after),
    });
    return { goal: described(goal), rounds, ...told, verdict, calibration: [before, after] };
  } finally {
    await contest.close();
  }
}

/** Measures rows one after another, each shown with its measurements counted. */
export async function measureAll(
  all: readonly Goal[],
  how: Omit<Parameters<typeof measure>[1], "told"> & { readonly shown: WorkShown },
): Promise<readonly Row[]> {
  const { shown, ...same } = how;
  const rows: Row[] = [];
  for (const [at, goal] of all.entries()) {
    // Each round measures both sides, and one round is thrown away.
    shown.begin(`${goal.title} (row ${at + 1} of ${all.length})`, 2 * ((same.rounds ?? goal.rounds) + 1));
    rows.push(await measure(goal, { ...same, told: (done) => shown.done(done) }));
  }
  shown.end();
  return rows;
}

function verdictOf(
  { bound }: Goal,
  { interval, isSteady }: { readonly interval: Summary; readonly isSteady: boolean },
): Row["verdict"] {
  if (!isSteady) return "unstable";
  if (bound === undefined) return "told";
  return meets(bound, interval) ? "met" : "not met";
}

function hasDrifted(before: Calibration, after: Calibration): boolean {
  return (["sha256", "fsync", "http"] as const).some(
    (what) => Math.abs(after[what] / before[what] - 1) > drift,
  );
}

function described({ id, title, unit, peer, judged, bound }: Goal): Row["goal"] {
  return { id, title, unit, peer, judged, ...(bound === undefined ? {} : { bound }) };
}
