import type { CalendarDate, SourceId } from "@tallenne/domain";
import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** How many contacts a source offered on a day, by line and by its own count. */
export interface DayTotal {
  /** `<day>:<source>` */
  readonly id: string;
  readonly version: number;
  readonly day: CalendarDate;
  readonly source: SourceId;
  readonly lines: readonly LineTotal[];
}

/** The figure of one line, as the source names it. */
export interface LineTotal {
  readonly line: string;
  readonly offered: number;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  day: z.string(),
  source: z.string(),
  lines: z.array(z.strictObject({ line: z.string(), offered: z.int() })),
});

const dayTotalsKept = keepsNothingPersonal<DayTotal>(
  "intake.dayTotals",
  "numbers by source, line and day; no contact is named",
  { indexes: ["day"], term: "P6M", parse: (value) => kept.parse(value) as unknown as DayTotal },
);

/** Opens the collection. */
export function openDayTotals(documents: Documents): Promise<Collection<DayTotal>> {
  return documents.open(dayTotalsKept);
}
