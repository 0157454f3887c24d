import { civilDate, weekdayOf } from "../../format/civil-time.ts";
import { clockWords, dayWords } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";

/** A time in a room as it travels. */
export interface SlotAt {
  readonly day: string;
  readonly start: string;
}

/** A time as staff read it: `to 26.11. klo 10.00`, `Thu 26 Nov, 10:00`. */
export function slotWords({ day, start }: SlotAt, shown: { language: Language; today: string }): string {
  const [hour = 0, minute = 0] = start.split(".").map(Number);
  const comma = shown.language === "en" ? "," : "";
  return `${dayWords(civilDate(day), shown)}${comma} ${clockWords({ hour, minute }, shown.language)}`;
}

/** ISO 8601 week number of a day. */
export function weekNumber(day: string): number {
  const date = civilDate(day);
  const thursday = Date.UTC(date.year, date.month - 1, date.day + 3 - weekdayOf(date));
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday - firstOfYear) / (7 * 86_400_000));
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const date = civilDate(day);
  const at = new Date(Date.UTC(date.year, date.month - 1, date.day - weekdayOf(date)));
  return at.toISOString().slice(0, 10);
}
