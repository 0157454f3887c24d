import type { Stretch } from "./stretch.ts";

/** Left of a skipped silence at both ends, milliseconds, so that words are not cut. */
const kept = 300;
/** Not worth a jump, milliseconds. */
const short = 1000;

/** Where to go on when silences are skipped and the sound is at `at`; undefined outside of them. `ms` is what falls away. */
export function skipFrom(silences: readonly Stretch[], at: number): { to: number; ms: number } | undefined {
  const found = silences.find(([from, to]) => at >= from + kept && to - kept - at >= short);
  return found === undefined ? undefined : { to: found[1] - kept, ms: found[1] - kept - at };
}
