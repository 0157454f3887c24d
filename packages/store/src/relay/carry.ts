import type { Collection } from "../collection.ts";
import type { Feed } from "./numbered-events.ts";
import { type Carrying, carrying, type PendingEvent } from "./pending-event.ts";

/** Documents read at once. */
const page = 100;
/** Entries told at once: as many as the ledger takes. */
const mostEntries = 500;

/** What the relay finds documents by. */
export const isWaiting = { field: "isPending", is: true } as const;

/** Numbers every fact of a collection, whatever else its documents wait for. Ends early, between pages, when `isEnding`. */
export async function carryFacts(
  source: Collection<Carrying>,
  { feed, isEnding }: { feed: Feed; isEnding: () => boolean },
): Promise<void> {
  for await (const rows of pagesOf(source)) {
    const done: { id: string; events: readonly PendingEvent[] }[] = [];
    for (const { id, pending } of rows) {
      const events = pending.filter((event) => !isTrail(event));
      // One after another: a number is given only when the one before is durable, so that no reader ever sees a gap.
      for (const event of events) await feed.number(event);
      if (events.length > 0) done.push({ id, events });
    }
    await takeOut(source, done);
    if (isEnding()) return;
  }
}

/** Tells every trail entry of a collection, page by page. Rejects with what `tell` rejected; what was told before is taken out. */
export async function carryTrail(
  source: Collection<Carrying>,
  { tell, isEnding }: { tell: (entries: readonly unknown[]) => Promise<unknown>; isEnding: () => boolean },
): Promise<void> {
  for await (const rows of pagesOf(source)) {
    const waiting = rows
      .map(({ id, pending }) => ({ id, events: pending.filter(isTrail) }))
      .filter(({ events }) => events.length > 0);
    const entries = waiting.flatMap(({ events }) => events.map(({ trail }) => trail));
    for (let at = 0; at < entries.length; at += mostEntries) await tell(entries.slice(at, at + mostEntries));
    await takeOut(source, waiting);
    if (isEnding()) return;
  }
}

function isTrail(event: PendingEvent): boolean {
  return event.trail !== undefined;
}

/** Walks by cursor, not by asking for the first page again: documents that stay pending must not hide those behind them. */
async function* pagesOf(source: Collection<Carrying>): AsyncIterable<readonly Carrying[]> {
  let after: string | undefined;
  do {
    const { rows, next } = await source.find({ where: isWaiting, limit: page, after });
    if (rows.length > 0) yield rows;
    after = next;
    // The embedded store answers without leaving this turn; requests that have arrived meanwhile go first.
    if (after !== undefined) await new Promise((resolve) => void setImmediate(resolve));
  } while (after !== undefined);
}

/** Takes out what was carried, and leaves what was added meanwhile. Together, so that one sync serves them all. */
async function takeOut(
  source: Collection<Carrying>,
  done: readonly { readonly id: string; readonly events: readonly PendingEvent[] }[],
): Promise<void> {
  await Promise.all(
    done.map(({ id, events }) => {
      const ids = new Set(events.map((event) => event.id));
      return source.change(id, (document) => {
        const left = document.pending.filter((event) => !ids.has(event.id));
        return left.length === document.pending.length ? undefined : { ...document, ...carrying(left) };
      });
    }),
  );
}
