import { civilTime } from "../../format/civil-time.ts";
import { clockDigits } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";

/** Time of day of an instant, without its word: `10.21`. */
export function clockDigitsOf(instant: string, language: Language): string {
  const { hour, minute } = civilTime(instant);
  return clockDigits({ hour, minute }, language);
}
