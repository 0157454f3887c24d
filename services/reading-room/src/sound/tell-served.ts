import type { LedgerEntry } from "@tallenne/contracts";
import type { Chance } from "@tallenne/runtime";
import { carrying, type PendingEvent, type Relay } from "@tallenne/store";
import type { RoomTrail } from "../room-trail.ts";
import type { Stretch } from "../sittings/stretch.ts";
import { trailEvent } from "../sittings/trail-event.ts";

interface ServedPorts {
  readonly trail: Pick<RoomTrail, "writeAll">;
  readonly relay: Pick<Relay, "wake">;
  readonly chance: Chance;
}

/** What a document of a sitting or visit gets of a served window. */
interface ServedPart {
  readonly stretch: Stretch;
  /** The document's pending events with this one among them. */
  readonly owed: (pending: readonly PendingEvent[]) => ReturnType<typeof carrying>;
}

/**
 * Tells the ledger of a window and keeps it in its document. An entry that the ledger cannot take now lies in the document too, and the relay carries it
 * there when it can: neither the end of the visit nor of the process loses it, and the ledger knows it by its id, however often it comes. Rejects as the
 * ledger does all the same: no further window goes out before the ledger has it (flows D21).
 */
export function tellServed(
  { trail, relay, chance }: ServedPorts,
  keep: (part: ServedPart) => Promise<unknown>,
): (told: { readonly entry: LedgerEntry; readonly stretch: Stretch }) => Promise<void> {
  return async ({ entry, stretch }) => {
    const writing = trail.writeAll([entry]).then(
      () => undefined,
      (failure: unknown) => ({ failure }),
    );
    await keep({ stretch, owed: carrying });
    const lost = await writing;
    if (lost === undefined) return;
    await keep({ stretch, owed: (pending) => carrying(withEntry(pending, entry, chance)) });
    relay.wake();
    throw lost.failure;
  };
}

function withEntry(
  pending: readonly PendingEvent[],
  entry: LedgerEntry,
  chance: Chance,
): readonly PendingEvent[] {
  // Told in vain before: the same entry, as `trailEvent` put it there.
  const isThere = pending.some(({ trail: told }) => (told as LedgerEntry | undefined)?.id === entry.id);
  return isThere ? pending : [...pending, trailEvent(chance, entry)];
}
