import { type LedgerEntry, refuse } from "@tallenne/contracts";
import type { CalendarDate, ContactId, PersonId, SessionId, SittingId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { type Collection, carrying } from "@tallenne/store";
import { type HeardNote, noting, type Sitting } from "./sitting.ts";
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
  /** Today, for the adviser to see. */
  readonly on: CalendarDate;
  readonly ranges: readonly Stretch[];
}

/** Makes the entry of what was heard. */
export type ListenedEntry = (ranges: readonly Stretch[], sitting: Sitting) => LedgerEntry;

/** What stands after a report. */
export interface HeardSoFar {
  readonly heardMs: number;
}

/**
 * Keeps what the player says was played, cut to what was served (flows D22); only what is new goes to the ledger, inside the same write. The first sound of a contact is noted for its adviser, in it too. A sitting of
 * another session is unknown.
 */
export function reportHeard({ sittings, clock, chance }: ReportHeardPorts) {
  return async (command: ReportHeardCommand, entryOf: ListenedEntry): Promise<HeardSoFar> => {
    const kept = await sittings.change(command.sitting, (sitting) => {
      if (
        sitting.session !== command.session ||
        sitting.person !== command.person ||
        !sitting.contacts.includes(command.contact)
      )
        throw refuse("unknown");
      const known = sitting.heard[command.contact] ?? [];
      const added = beyond(within(command.ranges, sitting.served[command.contact] ?? []), known);
      if (added.length === 0) return undefined;
      const heard = { ...sitting.heard, [command.contact]: joined([...known, ...added]) };
      return {
        ...sitting,
        heard,
        activeAt: clock.now(),
        ...(known.length === 0 ? noting([...sitting.unnoted, noteOf(sitting, command)]) : {}),
        ...carrying([...sitting.pending, trailEvent(chance, entryOf(added, sitting))]),
      };
    });
    if (kept === undefined) throw refuse("unknown");
    return { heardMs: lengthOf(kept.heard[command.contact] ?? []) };
  };
}

function noteOf({ role }: Sitting, { contact, on }: ReportHeardCommand): HeardNote {
  return { contact, on, role };
}
