import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { Trilingual } from "../trilingual.ts";

/** A line of the telephone and written service. Whether it may be recorded is data with effective dates (notice A §6, T-A6.2d). */
export interface ServiceLine {
  readonly id: string;
  readonly names: Trilingual;
  /** Other codes by which sources name the line: queues, skills. */
  readonly aliases: readonly string[];
  readonly recording: "allowed" | "forbidden";
  readonly from: CalendarDate;
  /** Last day in force; absent while open. */
  readonly until?: CalendarDate;
}

/**
 * The line that `name` (its id or an alias, in any case) meant on a date. Undefined when unknown: the gate then keeps nothing. When several
 * versions claim the name, one that forbids recording wins, whatever the order of the list.
 */
export function lineOn(
  lines: readonly ServiceLine[],
  name: string,
  date: CalendarDate,
): ServiceLine | undefined {
  const asked = foldedName(name);
  const found = lines.filter(
    (line) =>
      [line.id, ...line.aliases].some((known) => foldedName(known) === asked) &&
      line.from <= date &&
      (line.until === undefined || date <= line.until),
  );
  return found.find((line) => line.recording === "forbidden") ?? found[0];
}

/** A name as lines are told apart by it: sources write it in any case. */
export function foldedName(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
