/** What a series of figures says. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Bootstrap interval of the median, 95 %. */
  readonly low: number;
  readonly high: number;
}

const resamples = 2000;

/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Median, ends and the bootstrap interval of the median. The resampling is seeded: the same figures give the same interval. */
export function summaryOf(figures: readonly number[]): Summary {
  const draw = sequence(figures.length);
  const medians = Array.from({ length: resamples }, () =>
    median(figures.map(() => figures[draw()] ?? Number.NaN)),
  ).toSorted((a, b) => a - b);
  return {
    median: median(figures),
    min: Math.min(...figures),
    max: Math.max(...figures),
    low: medians[Math.floor(resamples * 0.025)] ?? Number.NaN,
    high: medians[Math.ceil(resamples * 0.975) - 1] ?? Number.NaN,
  };
}

/** Numbers below `limit` from a fixed seed (Lehmer). */
export function sequence(limit: number, seed = 20_261_124): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
