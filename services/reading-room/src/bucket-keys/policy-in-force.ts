import { intakeRules } from "@tallenne/contracts";
import { type Policy, readPolicy } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import type { Peers } from "@tallenne/wire";

/** Rules older than this are asked for again. */
const freshMs = 60_000;

/** The rules in force, by which buckets are minted; asked of the catalogue at most once a minute. Rejects `peer-away` while it is away. */
export function policyInForce({ peers, clock }: { readonly peers: Peers; readonly clock: Clock }) {
  let kept: { readonly policy: Policy; readonly at: number } | undefined;
  return async (): Promise<Policy> => {
    if (kept !== undefined && clock.monotonic() - kept.at < freshMs) return kept.policy;
    const { policy } = await peers.call(intakeRules, {});
    kept = { policy: readPolicy(policy), at: clock.monotonic() };
    return kept.policy;
  };
}
