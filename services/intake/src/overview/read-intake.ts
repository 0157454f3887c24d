import type { Received, readIntake as readIntakeOperation } from "@tallenne/contracts";
import type { CalendarDate, SourceId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Refusals } from "../announcements/refusals.ts";
import { mayRepair } from "../announcements/repair.ts";
import type { Source } from "../sources/source.ts";

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
type WaitingRow = Received<typeof readIntakeOperation>["quarantine"][number];

/** Rows of the quarantine on one page. */
const pageSize = 100;

const none = { offered: 0, kept: 0, neverRecord: 0, refused: 0, quarantined: 0, missing: 0 };

interface Ports {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly refusals: Collection<Refusals>;
  readonly sources: Collection<Source>;
  /** Names of the sources whose folders the archive watches itself. */
  readonly watched: () => readonly string[];
}

/** The day's intake by line, and the quarantine. Refusals are counters: nothing else of them exists. */
export function readIntake({ announcements, refusals, sources, watched }: Ports) {
  return async (
    day: CalendarDate,
    after?: string,
  ): Promise<{ lines: LineCounts[]; quarantine: WaitingRow[]; next?: string }> => {
    const lines = new Map<string, Omit<LineCounts, "line">>();
    const add = (line: string, column: keyof typeof none, count: number): void => {
      const counts = lines.get(line) ?? none;
      lines.set(line, { ...counts, offered: counts.offered + count, [column]: counts[column] + count });
    };
    for await (const { line, state, rejection } of announcements.each({ field: "day", is: day }))
      // What was rejected stands among the counts of refusals.
      if (rejection === null)
        add(line, state === "kept" ? "kept" : state === "quarantined" ? "quarantined" : "missing", 1);
    for await (const { line, reason, count } of refusals.each({ field: "day", is: day }))
      add(line, reason === "career-guidance" ? "neverRecord" : "refused", count);
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
