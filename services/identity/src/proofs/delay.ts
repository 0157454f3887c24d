/** A row of failed proofs, as far as the delay goes by it. */
interface Row {
  readonly count: number;
  /** Epoch milliseconds of the real clock. */
  readonly lastAt: number;
}

/** So many in a row are tried at once; each further one waits longer than the one before. */
const free = 10;
const longest = 30_000;
/** A row without an attempt for so long is forgotten, milliseconds. To wait for it gains a guesser nothing: sixteen guesses each time instead of thirty. */
export const forgottenAfter = 15 * 60_000;

/**
 * Milliseconds that the next attempt of a row must still wait, undefined when it may be made: 1, 2, 4, 8, 16, then 30 seconds after the one before. What
 * is refused does not count, so a wait never grows by asking.
 *
 * A delay and not a lock, for a lock is what a stranger needs to keep somebody out. It bounds guessing all the same: a day has at most 10 + 5 + 2,878
 * attempts of a row, under 3,000. Even who knows the pass phrase meets three of a million codes with each, less than one in a hundred a day, and leaves
 * 3,000 refusals in the ledger; who does not, has to guess a phrase of twelve characters and more besides, and is told of neither which was wrong.
 */
export function delayOf({ count, lastAt }: Row, now: number): number | undefined {
  if (count < free || now < lastAt) return undefined;
  const rest = lastAt + Math.min(longest, 1000 * 2 ** (count - free)) - now;
  return rest > 0 ? rest : undefined;
}
