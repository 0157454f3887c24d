/** A stretch of a recording, milliseconds from its start: from, to. */
export type Stretch = readonly [number, number];

/** The union of stretches, in order, touching ones joined. Empty and backward ones are dropped. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const out: [number, number][] = [];
  for (const [from, to] of stretches.filter(([start, end]) => end > start).toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** What of `asked` lies inside `bounds`. */
export function within(asked: readonly Stretch[], bounds: readonly Stretch[]): readonly Stretch[] {
  const limits = joined(bounds);
  return joined(
    asked.flatMap(([from, to]) =>
      limits.map(([start, end]): Stretch => [Math.max(from, start), Math.min(to, end)]),
    ),
  );
}

/** What of `stretches` is not in `known`. */
export function beyond(stretches: readonly Stretch[], known: readonly Stretch[]): readonly Stretch[] {
  const seen = joined(known);
  return joined(stretches).flatMap((stretch) => {
    let left: Stretch[] = [stretch];
    for (const [start, end] of seen)
      left = left
        .flatMap(([from, to]): Stretch[] => [
          [from, Math.min(to, start)],
          [Math.max(from, end), to],
        ])
        .filter(([from, to]) => to > from);
    return left;
  });
}

/** Milliseconds covered, without doubling. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return joined(stretches).reduce((sum, [from, to]) => sum + (to - from), 0);
}
