import type { CalendarDate } from "@tallenne/domain";
import { type Collection, type Documents, Duplicate, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";

/** Where an announcement stood in the counts of its day when it was dropped. */
const columns = ["kept", "quarantined", "missing"] as const;

/** How many announcements of a line and day were dropped since: a day's counts are the same however long it is ago. */
export interface Forgotten {
  /** `<day>:<line>:<column>` */
  readonly id: string;
  readonly version: number;
  readonly day: CalendarDate;
  readonly line: string;
  readonly column: (typeof columns)[number];
  readonly count: number;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  day: z.string(),
  line: z.string(),
  column: z.enum(columns),
  count: z.int(),
});

const forgottenKept = keepsNothingPersonal<Forgotten>(
  "intake.forgotten",
  "counts by line and day; no contact is named",
  { indexes: ["day"], term: "P6M", parse: (value) => kept.parse(value) as unknown as Forgotten },
);

/** Opens the collection. */
export function openForgotten(documents: Documents): Promise<Collection<Forgotten>> {
  return documents.open(forgottenKept);
}

/** Where an announcement stands among the counts of its day; undefined for a rejected one, which stands among the refusals. */
export function columnOf({
  state,
  rejection,
}: Pick<KeptAnnouncement, "state" | "rejection">): Forgotten["column"] | undefined {
  if (rejection !== null) return undefined;
  if (state === "awaiting-content") return "missing";
  return state;
}

/** Counts one that was just dropped. */
export async function countForgotten(
  forgotten: Collection<Forgotten>,
  dropped: KeptAnnouncement,
): Promise<void> {
  const column = columnOf(dropped);
  if (column === undefined) return;
  const { day, line } = dropped;
  const id = `${day}:${line}:${column}`;
  const add = () => forgotten.change(id, (one) => ({ ...one, count: one.count + 1 }));
  if ((await add()) !== undefined) return;
  try {
    await forgotten.insert({ id, day, line, column, count: 1 });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
    await add();
  }
}
