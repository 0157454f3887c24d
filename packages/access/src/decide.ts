import type { Act } from "@tallenne/contracts";
import type { Asking, Decision } from "./decision.ts";

/** Asks the policies. Never throws: whatever fails inside is a denial. */
export function decide<A extends Act>(asking: Asking<A>): Decision<A> {
  return {
    denied: { rule: `no-permit`, problem: asking.standing ? "not-permitted" : "sign-in-first", policies: [] },
  };
}
