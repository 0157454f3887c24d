import type { SeatItem } from "@tallenne/contracts";
import { civilTime } from "../../format/civil-time.ts";
import { clockWords, instantDayWords } from "../../format/date-words.ts";
import { formsOf } from "./citizen-words.ts";
import type { Looks } from "./looks.ts";

/** An item by kind, number and start: `Puhelu 1/2 pe 2.10.2026 klo 13.20`. */
export function itemWords(
  { channel, number, startedAt }: SeatItem,
  all: number,
  { tell, language }: Looks,
): string {
  const forms = formsOf(language);
  const when = `${instantDayWords(startedAt, forms)}${forms === "en" ? "," : ""} ${clockWords(civilTime(startedAt), forms)}`;
  return all === 1 ? `${tell(channel)} ${when}` : `${tell(channel)} ${number}/${all} ${when}`;
}
