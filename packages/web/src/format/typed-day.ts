import type { CalendarDate } from "@tallenne/domain";

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * A day as people type it: `24.11.2026`, `24/11/2026` or `2026-11-24`, blanks around it ignored. Undefined for what is no day of the calendar.
 */
export function typedDay(text: string): CalendarDate | undefined {
  const trimmed = text.trim();
  const ours = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const [year, month, day] =
    ours !== null
      ? [Number(ours[3]), Number(ours[2]), Number(ours[1])]
      : iso !== null
        ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
        : [0, 0, 0];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > longest(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}` as CalendarDate;
}

/** A day as it stands in a field: `24.11.2026`. */
export function dayField(iso: string | undefined): string {
  if (iso === undefined || iso === "") return "";
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${Number(day)}.${Number(month)}.${year}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function longest(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (days[month - 1] ?? 0);
}
