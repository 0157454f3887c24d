import type { MaskCounts, MaskKind } from "@tallenne/domain";

/** The sum of two counts of masked places. */
export function addCounts(one: MaskCounts, other: MaskCounts): MaskCounts {
  const sum: Partial<Record<MaskKind, number>> = { ...one };
  for (const [kind, count] of Object.entries(other) as [MaskKind, number][])
    sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}
