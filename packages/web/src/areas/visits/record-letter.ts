import type { Answer } from "../../api/client.ts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import type { Language } from "../../format/language.ts";
import type { LetterText } from "../../parts/letter-text.ts";
import type { Say } from "../../words/use-words.ts";
import words from "./listening-words.json";
import type { Office } from "./offices.ts";
import { clock, recordRows } from "./record-rows.ts";

type Record = Answer<"readVisitRecord">;

/** The record of a visit as it is printed: made of its events, in the language of the page (T-W15, T-W16). */
export function recordLetter(
  record: Record,
  { say, language, place }: { readonly say: Say; readonly language: Language; readonly place: string },
): LetterText {
  const { number, day, items, times, signedOff } = record;
  return {
    lang: language,
    number,
    on: day,
    title: `${say("visits.record-title")} ${number}`,
    opening: [`${dateWords(day, language)}, ${place}`, say("visits.record-made-of", { n: record.events })],
    sections: [
      { paragraphs: [], list: [], facts: recordRows(record, say, language) },
      {
        heading: say("visits.record-heard"),
        paragraphs: [],
        numbered: true,
        list: items.map(({ startedAt, heardMs }, at) => {
          const heard = heardMs > 0 ? durationWords(heardMs, language) : say("visits.record-unheard");
          return `${say("visits.record-item", { n: at + 1 })}, ${instantWords(startedAt, language)}: ${heard}`;
        }),
      },
      {
        heading: say("visits.times"),
        paragraphs: [],
        numbered: true,
        list: times.map(({ state, at }) => `${instantWords(at, language)} ${say(`visits.state-${state}`)}`),
      },
      ...(signedOff === null
        ? []
        : [
            {
              heading: say("visits.record-signatures"),
              paragraphs: [],
              list: [],
              facts: [
                [
                  say("visits.actor-supervisor"),
                  say("visits.record-signed", { when: instantWords(signedOff.at, language) }),
                ],
                [say("visits.actor-citizen"), say(`visits.signature-${signedOff.signature}`)],
              ] as const,
            },
          ]),
    ],
  };
}

/** The certificate of listening in the language of whoever listened: what, when and where, nothing of the content. Undefined where nothing was heard. */
export function listeningLetter(record: Record, office: Office | undefined): LetterText | undefined {
  if (!record.items.some(({ heardMs }) => heardMs > 0)) return undefined;
  const said = words[record.language];
  const language: Language = record.language === "selko" ? "fi" : record.language;
  const filled = (text: string) =>
    text
      .replaceAll("{number}", record.number)
      .replaceAll("{date}", dateWords(record.day, language))
      .replaceAll("{from}", clock(record.from, language))
      .replaceAll("{to}", clock(record.to, language))
      .replaceAll("{office}", office?.names[language] ?? record.office);
  return {
    lang: record.language === "selko" ? "fi-x-selko" : record.language,
    number: record.number,
    on: record.day,
    title: filled(said.title),
    opening: [said.said, said.nothing, said.copy].map(filled),
    sections: [],
  };
}
