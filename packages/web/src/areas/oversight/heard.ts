import type { LedgerEntry } from "@tallenne/contracts";

/** A stretch of a recording, milliseconds. */
export type Stretch = readonly [from: number, to: number];

/** What one entry of the ledger says was heard. */
export interface Heard {
  readonly entry: LedgerEntry;
  /** Pseudonym of who heard it; `citizen` for the data subject at a visit, whom no entry names. */
  readonly hearer: string;
  readonly stretches: readonly Stretch[];
  /** False: it was served, and no player confirmed that it sounded. */
  readonly confirmed: boolean;
}

/** Everything one of them heard of a contact. */
export interface HeardBy {
  readonly hearer: string;
  /** Joined and in order: what was heard twice counts once. */
  readonly stretches: readonly Stretch[];
  /** Sum of the stretches, milliseconds. */
  readonly heardMs: number;
}

/** Acts that say which seconds were heard: by staff in a sitting, by the data subject at a visit. */
export const heardActions = ["access.listened", "visit.play"] as const;

/** What an entry says was heard; undefined for an entry of another act. */
export function heardOf(entry: LedgerEntry): Heard | undefined {
  const { action, facts } = entry;
  if (action === "access.listened")
    return {
      entry,
      hearer: entry.actor,
      stretches: stretchesIn(facts["ranges"]),
      confirmed: facts["confirmed"] === true,
    };
  if (action === "visit.play")
    return { entry, hearer: "citizen", stretches: stretchesIn([facts["range"]]), confirmed: true };
  return undefined;
}

/** By whom what was heard, whoever heard most first. */
export function heardByEach(heard: readonly Heard[]): readonly HeardBy[] {
  const byHearer = new Map<string, Stretch[]>();
  for (const { hearer, stretches } of heard)
    byHearer.set(hearer, [...(byHearer.get(hearer) ?? []), ...stretches]);
  return [...byHearer]
    .map(([hearer, all]): HeardBy => {
      const stretches = joined(all);
      return { hearer, stretches, heardMs: stretches.reduce((sum, [from, to]) => sum + to - from, 0) };
    })
    .toSorted((a, b) => b.heardMs - a.heardMs);
}

/** Stretches in order, those that touch or overlap made one. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: [number, number][] = [];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** Where the last heard second lies, milliseconds: the scale of the picture. */
export function endOf(all: readonly HeardBy[]): number {
  return Math.max(1, ...all.flatMap(({ stretches }) => stretches.map(([, to]) => to)));
}

function stretchesIn(value: unknown): readonly Stretch[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is Stretch => Array.isArray(one) && one.length === 2 && one.every(Number.isFinite),
  );
}
