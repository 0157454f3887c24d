import { eventsAfter } from "@tallenne/contracts";
import type { CaseId } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { IndexEnvelopes } from "./index-envelopes.ts";

interface IndexPorts {
  readonly peers: Peers;
  readonly indexAll: IndexEnvelopes;
  /** Finds and freezes the candidates of a request. Every contact recorded before it is in the index by then. */
  readonly locate: (of: CaseId) => Promise<void>;
  readonly cursor: { read(): Promise<number>; write(number: number): Promise<void> };
}

/** Events read at once; their envelopes are opened under one ledger entry. */
const batch = 200;

/**
 * Reads the catalogue's feed, indexes what was recorded (flows J1.10) and locates what was asked for since (J3.1). The cursor moves when the rows are durable, so a crash repeats a batch and
 * changes nothing. Answers how many events were read.
 */
export function indexContacts({ peers, indexAll, locate, cursor }: IndexPorts) {
  return async (): Promise<number> => {
    const after = await cursor.read();
    const { events } = await peers.call(eventsAfter, { body: { after, limit: batch } });
    const last = events.at(-1);
    if (last === undefined) return 0;
    const recorded = [
      ...new Set(
        events
          .filter(({ kind }) => kind === "contact-recorded")
          .flatMap(({ contact }) => (contact === null ? [] : [contact])),
      ),
    ];
    if (recorded.length > 0) await indexAll(recorded);
    const registered = new Set(
      events.flatMap(({ kind, case: of }) => (kind === "request-registered" && of !== undefined ? [of] : [])),
    );
    for (const of of registered) await locate(of);
    await cursor.write(last.number);
    return events.length;
  };
}
