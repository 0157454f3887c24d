import type { Announcement, CallMark } from "@tallenne/contracts";
import { type CalendarDate, lineOn, type Policy } from "@tallenne/domain";

type AnnouncedMarks = NonNullable<Announcement["marks"]>;

/** The marks of an announcement with their lines by our own ids. A line nobody knows is left out: a source may write a person's name there. */
export function marksOnLines(
  marks: AnnouncedMarks | undefined,
  policy: Pick<Policy, "lines">,
  day: CalendarDate,
): { readonly marks?: AnnouncedMarks } {
  if (marks === undefined) return {};
  return {
    marks: marks.map(({ line, ...mark }) => {
      const known = line === undefined ? undefined : lineOn(policy.lines, line, day);
      return { ...mark, ...(known === undefined ? {} : { line: known.id }) };
    }),
  };
}

/** What is kept of the marks of a call: in order, within the recording; one that would begin behind its end says nothing of it. */
export function callMarksOf(marks: AnnouncedMarks | undefined, durationMs: number): CallMark[] {
  return (marks ?? [])
    .filter(({ fromMs }) => fromMs < durationMs)
    .map(({ kind, fromMs, toMs = fromMs, line }) => ({
      kind,
      fromMs,
      toMs: Math.min(Math.max(fromMs, toMs), durationMs),
      ...(line === undefined ? {} : { line }),
    }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
}
