import type { Condition } from "@tallenne/domain";
import { instantOf, isPast, plus } from "@tallenne/domain";
import type { IntakePorts } from "../ports.ts";
import { countForgotten } from "../totals/forgotten.ts";

const hourMs = 3_600_000;
/** A source that repeats a put within a day gets its first answer from here; later from the catalogue. */
const keptForMs = 24 * hourMs;
/** What was announced and never sent, or never repaired. */
const waitingForMs = 30 * 24 * hourMs;
/** Counts of refusals: the term of their collection. */
const countedFor = "P6M";

/**
 * Drops announcements done a day ago, waiting for thirty days or past their last day, and counts of refusals after six months. What still carries a
 * ledger entry, or was written to since it was looked at, stays until the next time. Answers how many went.
 */
export function dropOld(
  ports: Pick<
    IntakePorts,
    "announcements" | "refusals" | "totals" | "forgotten" | "clock" | "calendar" | "log"
  >,
): () => Promise<number> {
  const { announcements, refusals, totals, forgotten, clock, calendar, log } = ports;

  return async () => {
    const today = calendar.today();
    let dropped = 0;
    const past: readonly Condition[] = [
      { field: "doneAt", before: instantOf(clock.now() - keptForMs) },
      {
        all: [
          { field: "state", in: ["awaiting-content", "quarantined"] },
          { field: "announcedAt", before: instantOf(clock.now() - waitingForMs) },
        ],
      },
      { field: "lastDay", before: today },
    ];
    for (const where of past)
      for await (const one of announcements.each(where)) {
        if (one.isPending || !(await announcements.remove(one.id, one.version))) continue;
        dropped += 1;
        await countForgotten(forgotten, one);
      }
    for await (const { id, version, day, isPending } of refusals.each())
      if (!isPending && isPast(plus(day, countedFor), today) && (await refusals.remove(id, version)))
        dropped += 1;
    for (const counted of [totals, forgotten])
      for await (const { id, version, day } of counted.each())
        if (isPast(plus(day, countedFor), today)) await counted.remove(id, version);
    if (dropped > 0) log.info({ event: "old-announcements-dropped", count: dropped });
    return dropped;
  };
}
