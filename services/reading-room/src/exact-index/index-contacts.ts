import { eventsAfter } from "@tallenne/contracts";
import type { Peers } from "@tallenne/wire";
import type { IndexEnvelopes } from "./index-envelopes.ts";

interface IndexPorts {
  readonly peers: Peers;
  readonly indexAll: IndexEnvelopes;
  readonly cursor: { read(): Promise<number>; write(number: number): Promise<void> };
}

/** Events read at once; their envelopes are opened under one ledger entry. */
const batch = 200;

/**
 * Reads the catalogue's feed and indexes what was recorded (flows J1.10). The cursor moves when the rows are durable, so a crash repeats a batch and
 * changes nothing. Answers how many events were read.
 */
export function indexContacts({ peers, indexAll, cursor }: IndexPorts) {
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
    await cursor.write(last.number);
    return events.length;
  };
}
