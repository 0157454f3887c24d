import { intakeRules } from "@tallenne/contracts";
import { type Policy, readPolicy } from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import type { Peers } from "@tallenne/wire";

/** Rules older than this are asked for again before a gate uses them (flows J1.1). */
const freshMs = 60_000;

/** The rules in force, asked of the catalogue once a minute and at midnight, when a version begins; while it is away nothing is announced (`peer-away`). */
export function policyInForce({
  peers,
  clock,
  calendar,
}: {
  readonly peers: Peers;
  readonly clock: Clock;
  readonly calendar: Calendar;
}): () => Promise<Policy> {
  let kept: { readonly policy: Policy; readonly at: number; readonly day: string } | undefined;
  return async () => {
    const day = calendar.today();
    if (kept?.day === day && clock.monotonic() - kept.at < freshMs) return kept.policy;
    const { policy } = await peers.call(intakeRules, {});
    kept = { policy: readPolicy(policy), at: clock.monotonic(), day };
    return kept.policy;
  };
}
