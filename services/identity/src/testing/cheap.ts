import type { Cost } from "../proofs/pass-phrase.ts";

/** Cheap guesses, for tests alone. */
export const cheap: Cost = { logN: 4, r: 8, p: 1 };
