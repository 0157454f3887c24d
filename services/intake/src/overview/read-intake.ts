import type { Received, readIntake as readIntakeOperation } from "@tallenne/contracts";
import { type CalendarDate, lineOn, type Policy, type SourceId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Refusals } from "../announcements/refusals.ts";
import { mayRepair } from "../announcements/repair.ts";
import type { Source } from "../sources/source.ts";
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

/** One announcement that waits: what was found, never a preview. */
type WaitingRow = Received<typeof readIntakeOperation>["quarantine"][number];

/** Rows of the quarantine on one page. */
const pageSize = 100;

const none = {
  told: null as number | null,
  offered: 0,
  kept: 0,
  neverRecord: 0,
  refused: 0,
  quarantined: 0,
  missing: 0,
};

interface Ports {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly refusals: Collection<Refusals>;
  readonly sources: Collection<Source>;
  readonly totals: Collection<DayTotal>;
  readonly forgotten: Collection<Forgotten>;
  readonly policy: () => Promise<Policy>;
  /** Names of the sources whose folders the archive watches itself. */
  readonly watched: () => readonly string[];
}

/** The day's intake by line, and the quarantine. Refusals are counters: nothing else of them exists. */
export function readIntake(ports: Ports) {
  const { announcements, refusals, sources, totals, forgotten, watched } = ports;
  return async (
    day: CalendarDate,
    after?: string,
  ): Promise<{ lines: LineCounts[]; quarantine: WaitingRow[]; next?: string }> => {
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
    const waiting = await announcements.find({
      where: { field: "state", is: "quarantined" },
      order: [{ field: "announcedAt", direction: "desc" }],
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    const names = new Map<SourceId, string>();
    for await (const { id, name } of sources.each()) names.set(id, name);
    const byFolder = new Set(watched());
    const quarantine = waiting.rows
      .filter(isWaiting)
      .map((kept) => waitingRow(kept, names.get(kept.source) ?? "unknown", byFolder));
    const sorted = [...lines]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([line, counts]) => ({ line, ...counts }));
    return { lines: sorted, quarantine, ...(waiting.next === undefined ? {} : { next: waiting.next }) };
  };
}

function waitingRow(kept: KeptAnnouncement, source: string, byFolder: ReadonlySet<string>): WaitingRow {
  const { id, announcedAt, facts, repair } = kept;
  const findings = [...new Set(kept.findings.map(({ code }) => code))];
  const { startedAt, endedAt, sentAt } = facts;
  const hasWrongTime = mayRepair("startedAt", findings) || mayRepair("endedAt", findings);
  return {
    announcement: id,
    at: announcedAt,
    channel: facts.channel,
    line: facts.line,
    source,
    again: byFolder.has(source) ? "by-folder" : "by-source",
    findings,
    times: hasWrongTime ? { startedAt, endedAt, sentAt } : null,
    repaired: repair && { at: repair.at, reason: repair.reason, line: kept.line },
  };
}
