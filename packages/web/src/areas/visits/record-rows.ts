import type { Answer } from "../../api/client.ts";
import { clockDigits } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";
import type { Say } from "../../words/use-words.ts";

type Record = Answer<"readVisitRecord">;

/** The facts of a record in words, row by row. */
export function recordRows(
  record: Record,
  say: Say,
  language: Language,
): readonly (readonly [string, string])[] {
  const listed = (words: readonly string[]): string => words.join(", ") || say("visits.record-nothing");
  return [
    [say("visits.time"), `${clock(record.from, language)}–${clock(record.to, language)}`],
    [say("visits.record-ended"), say(`visits.state-${record.ended}`)],
    [
      say("visits.record-identity"),
      record.identity.length === 0
        ? say("visits.record-unchecked")
        : listed(
            record.identity.map(({ proved, check }) => {
              const result = say(proved ? "visits.record-proved" : "visits.record-not-proved");
              return check === null ? result : `${say(`console.document-${check.document}`)}: ${result}`;
            }),
          ),
    ],
    [say("visits.record-supervisors"), String(record.supervisors.length)],
    [say("visits.record-participants"), String(record.participants.length)],
    [say("visits.aids"), listed(record.aids.map((aid) => say(`visits.aid-${aid}`)))],
    [say("visits.language"), say(`visits.language-${record.language}`)],
    [say("visits.record-interruptions"), String(record.interruptions.length)],
    [say("visits.record-remarks"), String(record.remarks.length)],
    [say("visits.record-follow-ups"), listed(record.followUps.map((one) => say(`visits.follow-up-${one}`)))],
  ];
}

/** A time of day as the language writes it. */
export function clock(time: string, language: Language): string {
  const [hour = 0, minute = 0] = time.split(".").map(Number);
  return clockDigits({ hour, minute }, language);
}
