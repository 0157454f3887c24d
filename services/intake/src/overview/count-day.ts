import { type CalendarDate, lineOn, type Policy } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Refusals } from "../announcements/refusals.ts";
import type { DayTotal } from "../totals/day-total.ts";
import { columnOf, type Forgotten } from "../totals/forgotten.ts";

/** Counts of one line on a day. Offered is what came; the other columns add up to it. */
export interface LineCounts {
  readonly line: string;
  /** By the sources' own count; null where none has told it. */
  readonly told: number | null;
  readonly offered: number;
  readonly kept: number;
  readonly neverRecord: number;
  readonly refused: number;
  readonly quarantined: number;
  /** Announced, content not come. */
  readonly missing: number;
}

const none = {
  told: null as number | null,
  offered: 0,
  kept: 0,
  neverRecord: 0,
  refused: 0,
  quarantined: 0,
  missing: 0,
};

export interface CountPorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly refusals: Collection<Refusals>;
  readonly totals: Collection<DayTotal>;
  readonly forgotten: Collection<Forgotten>;
  readonly policy: () => Promise<Policy>;
}

/** The counts of a day by line, and how many wait in quarantine, of whatever day. */
export type CountedDay = ReturnType<typeof countDay>;

/** Counts a day's intake by line. Refusals are counters: nothing else of them exists. */
export function countDay(ports: CountPorts) {
  const { announcements, refusals, totals, forgotten } = ports;
  return async (day: CalendarDate): Promise<{ readonly lines: LineCounts[]; readonly waiting: number }> => {
    const lines = new Map<string, Omit<LineCounts, "line">>();
    const add = (line: string, column: Exclude<keyof typeof none, "told">, count: number): void => {
      const counts = lines.get(line) ?? none;
      lines.set(line, { ...counts, offered: counts.offered + count, [column]: counts[column] + count });
    };
    for await (const announced of announcements.each({ field: "day", is: day })) {
      const column = columnOf(announced);
      if (column !== undefined) add(announced.line, column, 1);
    }
    for await (const { line, column, count } of forgotten.each({ field: "day", is: day }))
      add(line, column, count);
    for await (const { line, reason, count } of refusals.each({ field: "day", is: day }))
      add(line, reason === "career-guidance" ? "neverRecord" : "refused", count);
    for await (const total of totals.each({ field: "day", is: day })) {
      const policy = await ports.policy();
      for (const { line: name, offered } of total.lines) {
        const line = lineOn(policy.lines, name, day)?.id ?? "unknown";
        const counts = lines.get(line) ?? none;
        lines.set(line, { ...counts, told: (counts.told ?? 0) + offered });
      }
    }
    return {
      lines: [...lines]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([line, counts]) => ({ line, ...counts })),
      waiting: await announcements.count({ field: "state", is: "quarantined" }),
    };
  };
}
