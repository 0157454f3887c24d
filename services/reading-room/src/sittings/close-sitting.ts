import { type LedgerEntry, refuse } from "@tallenne/contracts";
import { type PersonId, type SessionId, type SittingId, instantOf } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { type Collection, carrying } from "@tallenne/store";
import type { LiveTickets } from "../sound/live-ticket.ts";
import type { Sitting } from "./sitting.ts";
import { trailEvent } from "./trail-event.ts";

interface CloseSittingPorts {
  readonly sittings: Collection<Sitting>;
  readonly tickets: LiveTickets;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Makes the entry of a sitting's end. */
export type ClosedEntry = (sitting: Sitting) => LedgerEntry;

/** Ends a sitting: opened keys are forgotten first, then the document says so. Closing twice changes nothing; another session's is unknown. */
export function closeSitting({ sittings, tickets, clock, chance }: CloseSittingPorts) {
  return async (
    asked: { readonly sitting: SittingId; readonly session: SessionId; readonly person: PersonId },
    entryOf: ClosedEntry,
  ): Promise<void> => {
    const found = await sittings.get(asked.sitting);
    if (found?.session !== asked.session || found.person !== asked.person) throw refuse("unknown");
    tickets.endOf(asked.sitting);
    await sittings.change(asked.sitting, (sitting) =>
      sitting.state === "closed"
        ? undefined
        : {
            ...sitting,
            state: "closed",
            closedAt: instantOf(clock.now()),
            ...carrying([...sitting.pending, trailEvent(chance, entryOf(sitting))]),
          },
    );
  };
}
