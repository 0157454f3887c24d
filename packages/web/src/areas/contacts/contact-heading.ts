import type { ContactRow } from "@tallenne/contracts";
import { spanWords } from "../../format/date-words.ts";
import { civilTime } from "../../format/civil-time.ts";
import type { Language } from "../../format/language.ts";

/** The heading of a contact: its day and times, nobody's name. What has no length has one time. */
export function headingOf(
  { startedAt, endedAt }: Pick<ContactRow, "startedAt" | "endedAt">,
  language: Language,
): string {
  const span = spanWords(startedAt, endedAt, language);
  const [from, to] = [civilTime(startedAt), civilTime(endedAt)];
  const isMoment = from.hour === to.hour && from.minute === to.minute;
  return isMoment ? (span.split("–")[0] ?? span) : span;
}
