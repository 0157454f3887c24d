import type { CalendarDate } from "@tallenne/domain";

/** What decides which candidates are frozen where there are more than one order holds. */
interface Candidate {
  readonly keptUntil: CalendarDate;
  readonly startedAt: string;
}

/**
 * As many candidates as one order holds, newest first. Where there are more, those whose day comes soonest are among them: what is not frozen by itself is
 * named by a handler, and must still be there then (T-Q2).
 */
export function soonestOver<C extends Candidate>(candidates: readonly C[], most: number): readonly C[] {
  return candidates
    .toSorted((a, b) => compared(a.keptUntil, b.keptUntil) || compared(a.startedAt, b.startedAt))
    .slice(0, most)
    .toSorted((a, b) => compared(b.startedAt, a.startedAt));
}

const compared = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
