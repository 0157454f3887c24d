import type { ProblemSlug } from "@tallenne/contracts";

/** Refusals that one mechanism gives for every operation: where they are proved, since no journey brings each about. */
export const elsewhere: Readonly<Partial<Record<ProblemSlug, string>>> = {
  "no-ledger": "tests/faults: ledger away; wire's flow tests prove it for every trail",
  "peer-away": "tests/faults: ledger away; wire's tests of peers and introspection",
  "store-away": "the services' own tests with a store that fails",
  busy: "wire's tests of the listener's cap and of a service that has not started",
  "too-many": "wire's tests of budgets, identity's tests of attempts",
  "too-large": "intake's own tests with small limits",
  "staging-full": "tests/faults: disk full",
  "key-wanted":
    "needs a bucket nobody has minted yet at that moment; the recorders of this suite come again over it",
  damaged: "reading-room's own tests with a flipped byte",
  "step-up-first": "needs a session older than an hour; reading-room's own tests with a set clock",
  "production-only": "this archive is a demonstration; identity's own tests without one",
};

/** Single refusals that this suite does not bring about, with the reason. A line that is no longer needed fails the test. */
export const notReached: ReadonlyMap<string, string> = new Map([]);
