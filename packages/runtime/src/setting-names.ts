/** The prefix of every setting of the product. */
export const prefix = "TALLENNE_";

/** `sessionHours` → `TALLENNE_SESSION_HOURS`. */
export function settingName(key: string): string {
  return prefix + key.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
}

/** The known name with the fewest differing letters, or undefined when none is near enough to be meant. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.max(3, Math.floor(name.length / 3));
  for (const candidate of known) {
    const differing = distance(name, candidate);
    if (differing < fewest) [nearest, fewest] = [candidate, differing];
  }
  return nearest;
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of one.split("").entries()) {
    const line = [row + 1];
    for (const [column, against] of other.split("").entries())
      line.push(
        Math.min(
          (line[column] ?? 0) + 1,
          (above[column + 1] ?? 0) + 1,
          (above[column] ?? 0) + (letter === against ? 0 : 1),
        ),
      );
    above = line;
  }
  return above.at(-1) ?? 0;
}
