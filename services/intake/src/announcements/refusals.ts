import { type LedgerEntry } from "@tallenne/contracts";
import type { CalendarDate, Instant } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import {
  type Carrying,
  type Collection,
  type Documents,
  Duplicate,
  type PendingEvent,
  type Relay,
  carrying,
  keepsNothingPersonal,
} from "@tallenne/store";
import { z } from "zod";
import { trailEvent } from "../pending.ts";

/** How many announcements of a line were refused on a day, and why: a counter and the pending ledger entries, nothing else (A6.2). */
export interface Refusals extends Carrying {
  /** `<day>:<line>:<reason>`, and `:<number>` from the second document on */
  readonly id: string;
  readonly day: CalendarDate;
  readonly line: string;
  readonly reason: string;
  readonly count: number;
  readonly latestAt: Instant;
}

/** One announcement or content refused for good. */
export interface ToCount {
  readonly day: CalendarDate;
  readonly line: string;
  readonly reason: string;
  readonly at: Instant;
  /** Left out where the refused announcement itself carries it. */
  readonly entry?: LedgerEntry;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  day: z.string(),
  line: z.string(),
  reason: z.string(),
  count: z.int(),
  latestAt: z.string(),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const refusalsKept = keepsNothingPersonal<Refusals>(
  "intake.refusals",
  "counts by line, day and reason; no contact is named",
  {
    indexes: ["day", "isPending"],
    term: "P6M",
    parse: (value) => kept.parse(value) as unknown as Refusals,
  },
);

/** Opens the collection. */
export function openRefusals(documents: Documents): Promise<Collection<Refusals>> {
  return documents.open(refusalsKept);
}

/** Entries of one document: while the ledger rests on a busy line, each refusal rewrites at most so many. */
const mostPending = 100;

/** Counts a refusal and keeps its ledger entry for the relay, in one write. A document that carries a hundred is left and another begun. */
export function countRefusal({
  refusals,
  chance,
  relay,
}: {
  readonly refusals: Collection<Refusals>;
  readonly chance: Chance;
  readonly relay: Pick<Relay, "wake">;
}) {
  /** Which document of a line, day and reason takes entries; found again by walking after a start. */
  const places = new Map<string, number>();
  const forgetOtherDays = (day: CalendarDate): void => {
    for (const name of places.keys()) if (!name.startsWith(`${day}:`)) places.delete(name);
  };

  return async ({ day, line, reason, at, entry }: ToCount): Promise<void> => {
    const name = `${day}:${line}:${reason}`;
    const events = entry === undefined ? [] : [trailEvent(chance, entry)];
    forgetOtherDays(day);
    for (let place = places.get(name) ?? 0; ; place += 1) {
      const id = place === 0 ? name : `${name}:${place}`;
      if (await countIn(refusals, { id, day, line, reason, latestAt: at }, events)) {
        places.set(name, place);
        break;
      }
    }
    relay.wake();
  };
}

/** Adds one to a document, which may not exist yet. False when it carries as many entries as it may. */
async function countIn(
  refusals: Collection<Refusals>,
  counted: Pick<Refusals, "id" | "day" | "line" | "reason" | "latestAt">,
  events: readonly PendingEvent[],
): Promise<boolean> {
  let isFull = false;
  const add = () =>
    refusals.change(counted.id, (known) => {
      isFull = known.pending.length >= mostPending;
      return isFull
        ? undefined
        : {
            ...known,
            count: known.count + 1,
            latestAt: counted.latestAt,
            ...carrying([...known.pending, ...events]),
          };
    });
  if ((await add()) !== undefined) return !isFull;
  try {
    await refusals.insert({ ...counted, count: 1, ...carrying(events) });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
    await add();
  }
  return !isFull;
}
