import { type LedgerEntry, refuse } from "@tallenne/contracts";
import type { ContactId, PersonId, SessionId, SittingId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { type Collection, carrying } from "@tallenne/store";
import type { Sitting } from "./sitting.ts";
import { type Stretch, beyond, joined, lengthOf, within } from "./stretch.ts";
import { trailEvent } from "./trail-event.ts";

interface ReportHeardPorts {
  readonly sittings: Collection<Sitting>;
  readonly clock: Clock;
  readonly chance: Chance;
}

interface ReportHeardCommand {
  readonly sitting: SittingId;
  readonly session: SessionId;
  readonly person: PersonId;
  readonly contact: ContactId;
  readonly ranges: readonly Stretch[];
}

/** Makes the entry of what was heard. */
export type ListenedEntry = (ranges: readonly Stretch[], sitting: Sitting) => LedgerEntry;

/** What stands after a report. */
export interface HeardSoFar {
  readonly heardMs: number;
  /** True when this report is the first sound of the contact in the sitting. */
  readonly first: boolean;
}

/**
 * Keeps what the player says was played, cut to what was served (flows D22); only what is new goes to the ledger, inside the same write. A sitting of
 * another session is unknown.
 */
export function reportHeard({ sittings, clock, chance }: ReportHeardPorts) {
  return async (command: ReportHeardCommand, entryOf: ListenedEntry): Promise<HeardSoFar> => {
    let first = false;
    const kept = await sittings.change(command.sitting, (sitting) => {
      if (
        sitting.session !== command.session ||
        sitting.person !== command.person ||
        !sitting.contacts.includes(command.contact)
      )
        throw refuse("unknown");
      const known = sitting.heard[command.contact] ?? [];
      const added = beyond(within(command.ranges, sitting.served[command.contact] ?? []), known);
      first = known.length === 0 && added.length > 0;
      if (added.length === 0) return undefined;
      const heard = { ...sitting.heard, [command.contact]: joined([...known, ...added]) };
      return {
        ...sitting,
        heard,
        activeAt: clock.now(),
        ...carrying([...sitting.pending, trailEvent(chance, entryOf(added, sitting))]),
      };
    });
    if (kept === undefined) throw refuse("unknown");
    return { heardMs: lengthOf(kept.heard[command.contact] ?? []), first };
  };
}
