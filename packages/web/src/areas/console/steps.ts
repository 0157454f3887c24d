import type { LiveVisitView } from "@tallenne/contracts";

/** Steps of the supervisor before the listening, in their order. */
export const steps = ["arrived", "identity", "present", "code", "rules", "open"] as const;
export type Step = (typeof steps)[number];

const order = ["checked-in", "id-check", "id-failed", "id-ok", "participants-cleared", "briefed"] as const;

/** Which steps are done. */
export function stepsDone(visit: LiveVisitView): ReadonlySet<Step> {
  const at = order.findIndex((state) => state === visit.state);
  const isOpened = visit.endsAt !== null;
  const past = (state: (typeof order)[number]) => isOpened || at >= order.indexOf(state);
  const done = new Set<Step>();
  if (past("checked-in")) done.add("arrived");
  if (past("id-ok") && visit.away?.identityNeeded !== true) done.add("identity");
  if (past("participants-cleared")) done.add("present");
  if (visit.isPaired) done.add("code");
  if (visit.briefed) done.add("rules");
  if (isOpened) done.add("open");
  return done;
}

/** The first step that is not done; undefined when all are. */
export function stepNow(visit: LiveVisitView): Step | undefined {
  const done = stepsDone(visit);
  return steps.find((step) => !done.has(step));
}
