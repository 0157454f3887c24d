import { type CalendarDate, helsinkiDateOf } from "@tallenne/domain";

/**
 * The archive's time, for dates, terms and last days. Tests set it and the demo accelerates it; tokens, sessions and
 * leases never look at it.
 */
export interface Calendar {
  /** Milliseconds since 1970-01-01T00:00:00Z by the archive's reckoning. */
  now(): number;
  /** The civil date in Helsinki: every term of the notices is counted in these. */
  today(): CalendarDate;
}

/** A calendar that follows a source of epoch milliseconds, in production the system clock. */
export function helsinkiCalendar(source: { now(): number }): Calendar {
  return { now: () => source.now(), today: () => helsinkiDateOf(source.now()) };
}
