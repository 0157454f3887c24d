import type { CalendarDate, Instant } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Refusals } from "../announcements/refusals.ts";

/** Counts of one line on a day. Offered is what came; the other columns add up to it. */
export interface LineCounts {
  readonly line: string;
  readonly offered: number;
  readonly kept: number;
  readonly neverRecord: number;
  readonly refused: number;
  readonly quarantined: number;
  /** Announced, content not come. */
  readonly missing: number;
}

/** One announcement that waits: what was found, never a preview. */
export interface WaitingRow {
  readonly announcement: KeptAnnouncement["id"];
  readonly at: Instant;
  readonly channel: KeptAnnouncement["facts"]["channel"];
  readonly line: string;
  readonly findings: string[];
}

/** Rows of the quarantine on one page. */
const pageSize = 100;

const none = { offered: 0, kept: 0, neverRecord: 0, refused: 0, quarantined: 0, missing: 0 };

/** The day's intake by line, and the quarantine. Refusals are counters: nothing else of them exists. */
export function readIntake({
  announcements,
  refusals,
}: {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly refusals: Collection<Refusals>;
}) {
  return async (
    day: CalendarDate,
    after?: string,
  ): Promise<{ lines: LineCounts[]; quarantine: WaitingRow[]; next?: string }> => {
    const lines = new Map<string, Omit<LineCounts, "line">>();
    const add = (line: string, column: keyof typeof none, count: number): void => {
      const counts = lines.get(line) ?? none;
      lines.set(line, { ...counts, offered: counts.offered + count, [column]: counts[column] + count });
    };
    for await (const { line, state } of announcements.each({ field: "day", is: day }))
      add(line, state === "kept" ? "kept" : state === "quarantined" ? "quarantined" : "missing", 1);
    for await (const { line, reason, count } of refusals.each({ field: "day", is: day }))
      add(line, reason === "career-guidance" ? "neverRecord" : "refused", count);
    const waiting = await announcements.find({
      where: { field: "state", is: "quarantined" },
      order: [{ field: "announcedAt", direction: "desc" }],
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    const quarantine = waiting.rows.map(({ id, announcedAt, facts, findings }) => ({
      announcement: id,
      at: announcedAt,
      channel: facts.channel,
      line: facts.line,
      findings: [...new Set(findings.map(({ code }) => code))],
    }));
    const sorted = [...lines]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([line, counts]) => ({ line, ...counts }));
    return { lines: sorted, quarantine, ...(waiting.next === undefined ? {} : { next: waiting.next }) };
  };
}
