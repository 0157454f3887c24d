import { type CivilDate, civilDate, civilTime, weekdayOf } from "./civil-time.ts";
import type { Language } from "./language.ts";

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  fi: ["ma", "ti", "ke", "to", "pe", "la", "su"],
  sv: ["mån", "tis", "ons", "tors", "fre", "lör", "sön"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
const monthsInEnglish = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** A civil date in full: `22.11.2026` in Finnish and Swedish, `22 Nov 2026` in English (no leading zeros, never ISO in running text). */
export function dateWords(iso: string, language: Language): string {
  return inFull(civilDate(iso), language);
}

/** A day in a list: `pe 20.11.`, with the year when it is not that of `today`. */
export function dayWords(day: CivilDate, { language, today }: { language: Language; today: string }): string {
  const weekday = weekdays[language][weekdayOf(day)] ?? "";
  const sameYear = today.startsWith(`${day.year}-`);
  return `${weekday} ${sameYear ? withoutYear(day, language) : inFull(day, language)}`;
}

/** The civil day of an instant in full, with its weekday: `pe 2.10.2026`, `Fri 2 Oct 2026`. */
export function instantDayWords(instant: string, language: Language): string {
  const { date } = civilTime(instant);
  return `${weekdays[language][weekdayOf(date)] ?? ""} ${inFull(date, language)}`;
}

/** Time of day: `klo 9.05`, `kl. 9.05`, `9:05`. */
export function clockWords(time: { hour: number; minute: number }, language: Language): string {
  const before = { fi: "klo ", sv: "kl. ", en: "" }[language];
  return `${before}${clockDigits({ hour: time.hour, minute: time.minute }, language)}`;
}

/** Time of day without its word: `9.05`, in English `9:05`; with seconds `9.07.10` when they are given. */
export function clockDigits(
  { hour, minute, second }: { hour: number; minute: number; second?: number },
  language: Language,
): string {
  const between = language === "en" ? ":" : ".";
  const digits = [String(hour), twoDigits(minute)];
  if (second !== undefined) digits.push(twoDigits(second));
  return digits.join(between);
}

/** Start of a contact in a list: `pe 20.11. klo 9.05`, `fre 20.11 kl. 9.05`, `Fri 20 Nov, 9:05`. */
export function startWords(
  instant: string,
  { language, today }: { language: Language; today: string },
): string {
  const time = civilTime(instant);
  return `${dayWords(time.date, { language, today })}${language === "en" ? "," : ""} ${clockWords(time, language)}`;
}

/** From when to when, in full: `pe 20.11.2026 klo 9.05–9.11`. */
export function spanWords(from: string, to: string, language: Language): string {
  const [start, end] = [civilTime(from), civilTime(to)];
  const weekday = weekdays[language][weekdayOf(start.date)] ?? "";
  const comma = language === "en" ? "," : "";
  return `${weekday} ${inFull(start.date, language)}${comma} ${clockWords(start, language)}–${clockDigits({ hour: end.hour, minute: end.minute }, language)}`;
}

/** An instant in full, with seconds: `24.11.2026 klo 14.03.11`. */
export function instantWords(instant: string, language: Language): string {
  const time = civilTime(instant);
  const before = { fi: " klo ", sv: " kl. ", en: ", " }[language];
  return `${inFull(time.date, language)}${before}${clockDigits(time, language)}`;
}

function inFull({ year, month, day }: CivilDate, language: Language): string {
  return language === "en" ? `${day} ${monthsInEnglish[month - 1] ?? ""} ${year}` : `${day}.${month}.${year}`;
}

function withoutYear({ month, day }: CivilDate, language: Language): string {
  if (language === "en") return `${day} ${monthsInEnglish[month - 1] ?? ""}`;
  return language === "fi" ? `${day}.${month}.` : `${day}.${month}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
