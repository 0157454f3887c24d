import { refuse } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import { forgetOpened } from "./live-visit.ts";
import { pushEvents } from "./push-events.ts";
import { stretchTold } from "./stretch-told.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { type AwayCause, isOpen, type VisitSitting } from "./visit-sitting.ts";
import { stepped } from "./visit-step.ts";

/** Writes to a visit, each with everything that follows from it. */
export interface VisitChanges {
  /** Keeps what `alter` makes of the visit, tells both seats, sends ledger and catalogue their part. Throws Problem `unknown`, and what `alter` throws. */
  change(id: VisitId, alter: (visit: VisitSitting) => VisitSitting | undefined): Promise<VisitSitting>;
  /** Silences first, then writes why. A visit that is not open stays as it is. */
  suspend(id: VisitId, cause: AwayCause): Promise<void>;
}

const heldSeats: readonly string[] = ["ready", "playing", "paused"];

/** How every change of a visit is made. */
export function visitChanges(ports: VisitPorts): VisitChanges {
  const { visits, live: all, lines, relay, log } = ports;
  const push = pushEvents(ports);
  const change: VisitChanges["change"] = async (id, alter) => {
    let before: VisitSitting | undefined;
    const kept = await visits.change(id, (visit) => {
      before = visit;
      return alter(visit);
    });
    if (kept === undefined) throw refuse("unknown");
    if (kept.version === before?.version) return kept;
    // Whatever was opened for a key ends with it.
    if (!isOpen(kept)) forgetOpened(all.of(id));
    lines.tellState(kept);
    relay.wake();
    push(id).catch((failure: unknown) => log.warn({ event: "visit-events-wait", visit: id }, failure));
    return kept;
  };
  return {
    change,
    async suspend(id, cause) {
      const live = all.of(id);
      const found = await visits.get(id);
      if (found === undefined || !heldSeats.includes(found.state)) return;
      live.isSilenced = true;
      lines.silence(found, cause);
      await change(id, (visit) => {
        if (!heldSeats.includes(visit.state)) return undefined;
        // Of a process that ended without a word only the document knows what sounded; what was told of it already is not told again.
        const sounding =
          live.sounding ?? (cause === "service-restarted" ? visit.sounding : undefined) ?? undefined;
        const heard = sounding ? stretchTold(ports, visit, sounding) : visit;
        return {
          ...stepped(ports, heard, {
            event: "suspended",
            actor: "system",
            by: "system",
            facts: { cause },
            trail: { action: "visit.suspended", facts: { cause } },
          }),
          away: { cause, since: ports.clock.now() },
          interruptions: visit.interruptions + 1,
          at: sounding ? { item: sounding.item, atMs: sounding.toMs } : visit.at,
        };
      });
    },
  };
}
