/** A stretch of a recording, milliseconds from its start: from, to. */
export type Stretch = readonly [number, number];

/** The union of stretches in order, touching ones joined; empty and backward ones are dropped. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const union: [number, number][] = [];
  const forward = stretches.filter(([from, to]) => to > from);
  for (const [from, to] of forward.toSorted((one, other) => one[0] - other[0])) {
    const last = union.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else union.push([from, to]);
  }
  return union;
}

/** Milliseconds covered, without doubling. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return joined(stretches).reduce((sum, [from, to]) => sum + to - from, 0);
}
