import { longestSuspensionMs, presenceMs } from "@tallenne/contracts";
import { openStates, roomStates } from "@tallenne/domain";
import { giveCode } from "./prepare-room.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { isInRoom, isOpen, type VisitSitting } from "./visit-sitting.ts";
import { stepped } from "./visit-step.ts";

/** How long an ended visit stays after ledger and catalogue have all of it. */
const keptMs = 90 * 24 * 3_600_000;

/** What happens to visits when nobody does anything. */
export interface SeatWatch {
  /** Visits that ran when the last process ended: nobody can be heard any more, so they are suspended (T-W13). */
  begin(): Promise<void>;
  /** Suspends what lost a seat, abandons what waited too long, renews codes. */
  look(): Promise<void>;
  /** Removes what ended long ago and is told everywhere. */
  tidy(): Promise<void>;
}

/** Watches the seats of all visits. */
export function watchSeats(ports: VisitPorts, changes: VisitChanges): SeatWatch {
  const { visits, live: all, lines, codes, clock, log } = ports;
  return {
    async begin() {
      for (const state of roomStates)
        for await (const visit of visits.each({ field: "state", is: state })) {
          all.of(visit.id);
          if (state === "ready" || state === "playing" || state === "paused")
            await changes.suspend(visit.id, "service-restarted");
        }
    },
    async look() {
      for (const terminal of codes.ended()) giveCode(ports, terminal);
      for (const live of all.all()) {
        try {
          const visit = await visits.get(live.id);
          if (visit === undefined) {
            if (live.consoles.size === 0) all.forget(live.id);
          } else if (isOpen(visit)) await lookAt(visit);
          else if (!isInRoom(visit) && live.consoles.size === 0) all.forget(live.id);
        } catch (failure) {
          // What could not be written stays silent in memory, and is tried again at the next look.
          log.error({ event: "visit-unwatched", visit: live.id }, failure);
        }
      }
    },
    async tidy() {
      const past = { field: "activeAt", before: clock.now() - keptMs } as const;
      const running: ReadonlySet<string> = new Set(roomStates);
      for await (const { id, version, state, isPending, isUnsent } of visits.each(past))
        if (!running.has(state) && !isPending && !isUnsent) await visits.remove(id, version);
    },
  };

  async function lookAt(visit: VisitSitting): Promise<void> {
    const live = all.of(visit.id);
    if (visit.state === "suspended") {
      if (visit.away !== null && clock.now() - visit.away.since > longestSuspensionMs) await abandon(visit);
      return;
    }
    if (visit.seat !== null && visit.seat.until <= clock.now()) await changes.suspend(visit.id, "key-over");
    else if (all.ageOf(live.supervisor) >= presenceMs) await changes.suspend(visit.id, "supervisor-lost");
    else if (all.ageOf(live.terminal) >= presenceMs) {
      await changes.suspend(visit.id, "terminal-lost");
      lines.alert(visit, "terminal-lost");
    }
  }

  async function abandon({ id }: VisitSitting): Promise<void> {
    const kept = await changes.change(id, (visit) =>
      openStates.includes(visit.state as "suspended")
        ? {
            ...stepped(ports, visit, {
              event: "abandoned",
              actor: "system",
              by: "system",
              holding: ["past-ten-minutes"],
              trail: { action: "visit.abandoned", facts: {} },
            }),
            seat: null,
            away: null,
          }
        : undefined,
    );
    lines.end(kept, "abandoned");
  }
}
