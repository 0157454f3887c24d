import type { Received, readIntake as readIntakeOperation } from "@tallenne/contracts";
import type { CalendarDate, SourceId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import { mayRepair } from "../announcements/repair.ts";
import type { Source } from "../sources/source.ts";
import { countDay, type CountPorts, type LineCounts } from "./count-day.ts";

/** One announcement that waits: what was found, never a preview. */
type WaitingRow = Received<typeof readIntakeOperation>["quarantine"][number];

/** Rows of the quarantine on one page. */
const pageSize = 100;

interface Ports extends CountPorts {
  readonly sources: Collection<Source>;
  /** Names of the sources whose folders the archive watches itself. */
  readonly watched: () => readonly string[];
}

/** The day's intake by line, and the quarantine. Refusals are counters: nothing else of them exists. */
export function readIntake(ports: Ports) {
  const { announcements, sources, watched } = ports;
  const count = countDay(ports);
  return async (
    day: CalendarDate,
    after?: string,
  ): Promise<{ lines: LineCounts[]; quarantine: WaitingRow[]; next?: string }> => {
    const { lines } = await count(day);
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
    return { lines, quarantine, ...(waiting.next === undefined ? {} : { next: waiting.next }) };
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
