import { type LedgerEntry } from "@tallenne/contracts";
import type { CalendarDate, Instant } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import {
  type Carrying,
  type Collection,
  type Documents,
  Duplicate,
  type Relay,
  carrying,
  keepsNothingPersonal,
} from "@tallenne/store";
import { z } from "zod";
import { trailEvent } from "../pending.ts";

/** How many announcements of a line were refused on a day, and why: a counter and the pending ledger entries, nothing else (A6.2). */
export interface Refusals extends Carrying {
  /** `<day>:<line>:<reason>` */
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
  readonly entry: LedgerEntry;
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

/** Counts a refusal and keeps its ledger entry for the relay, in one write. */
export function countRefusal({
  refusals,
  chance,
  relay,
}: {
  readonly refusals: Collection<Refusals>;
  readonly chance: Chance;
  readonly relay: Pick<Relay, "wake">;
}) {
  return async ({ day, line, reason, at, entry }: ToCount): Promise<void> => {
    const id = `${day}:${line}:${reason}`;
    const event = trailEvent(chance, entry);
    const add = () =>
      refusals.change(id, (known) => ({
        ...known,
        count: known.count + 1,
        latestAt: at,
        ...carrying([...known.pending, event]),
      }));
    if ((await add()) === undefined)
      try {
        await refusals.insert({ id, day, line, reason, count: 1, latestAt: at, ...carrying([event]) });
      } catch (failure) {
        if (!(failure instanceof Duplicate)) throw failure;
        await add();
      }
    relay.wake();
  };
}
