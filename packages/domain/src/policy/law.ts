import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { Trilingual } from "../trilingual.ts";

/** A statutory task of the centre: the act that a contact cites (notice A §4, rows A4.1–A4.7). */
export interface Law {
  /** Code as contacts cite it, `380-2023`. */
  readonly id: string;
  readonly names: Trilingual;
  readonly from: CalendarDate;
  /** Last day in force; absent while open. */
  readonly until?: CalendarDate;
  /** The act that references are read as after repeal. */
  readonly successor?: string;
}

/** Why a contact may not cite a task: none named, an unknown act, or one not in force on the day. */
export type LawFinding = "legal-task-missing" | "legal-task-unknown" | "legal-task-not-in-force";

/** What is wrong with the tasks cited by a contact of a date; empty when all stand. Each finding once. */
export function lawFindings(
  laws: readonly Law[],
  cited: readonly string[],
  date: CalendarDate,
): readonly LawFinding[] {
  if (cited.length === 0) return ["legal-task-missing"];
  const found = new Set<LawFinding>();
  for (const id of cited) {
    const versions = laws.filter((law) => law.id === id);
    if (versions.length === 0) found.add("legal-task-unknown");
    else if (!versions.some((law) => law.from <= date && (law.until === undefined || date <= law.until)))
      found.add("legal-task-not-in-force");
  }
  return [...found];
}
