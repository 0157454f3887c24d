import type { ProblemSlug } from "./problem-catalogue.ts";

/** What every operation of a person may refuse: the input, nobody signed in, no commitment, no right. */
export const ofPerson = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
] as const satisfies readonly ProblemSlug[];

/** What every operation may refuse that keeps something and tells the ledger: neither may be missing. */
export const ofKeeping = ["no-ledger", "store-full"] as const satisfies readonly ProblemSlug[];
