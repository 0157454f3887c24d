import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";
import type { LetterText } from "../../parts/letter-text.ts";
import words from "./letter-words.json";
import type { Office } from "./offices.ts";
import { slotWords } from "./slot-words.ts";

type Visit = Answer<"readVisit">["visit"];
type Words = (typeof words)["fi"];

/** After so many times that nobody came the offer is the last one. */
const lastNoShow = 2;

/** The invitation in the language of the citizen: Finnish, plain Finnish, Swedish, English. Only what the visit says, no name. */
export function letterOf(
  visit: Visit,
  office: Office | undefined,
  { on, noShows }: { readonly on: string; readonly noShows: number },
): LetterText {
  const said: Words = words[visit.language];
  const language: Language = visit.language === "selko" ? "fi" : visit.language;
  const filled = (text: string) =>
    text
      .replaceAll("{number}", visit.number)
      .replaceAll("{minutes}", String(visit.minutes))
      .replaceAll("{answerBy}", visit.answerBy === null ? "" : dateWords(visit.answerBy, language))
      .replaceAll("{due}", dateWords(visit.due, language));
  const slots = visit.slot === null ? visit.offered : [visit.slot];
  const needs = [
    ...(visit.interpreter === "none" ? [] : [said.interpreter]),
    ...visit.aids.map((aid) => said.aids[aid]),
  ];
  return {
    lang: visit.language === "selko" ? "fi-x-selko" : visit.language,
    number: visit.number,
    on,
    title: filled(said.title),
    sections: [
      {
        heading: said.why,
        // Who did not come is told that nothing is lost by it, and on the last offer what comes instead (T-W11).
        paragraphs: [
          ...said.whyWords.map(filled),
          ...(noShows > 0 && visit.slot === null ? [said.missed] : []),
          ...(noShows >= lastNoShow && visit.slot === null ? [said.lastOffer] : []),
        ],
        list: [],
      },
      {
        heading: visit.slot === null ? said.times : said.time,
        paragraphs: (visit.slot === null ? said.timesWords : said.timeWords).map(filled),
        list: slots.map((slot) => slotWords(slot, { language, today: on })),
      },
      {
        heading: said.place,
        paragraphs: office === undefined ? [] : [office.address, office.arrival[language]],
        list: [],
      },
      { heading: said.bring, paragraphs: said.bringWords.map(filled), list: said.documents },
      ...(needs.length === 0 ? [] : [{ heading: said.ready, paragraphs: [], list: needs }]),
      { heading: said.how, paragraphs: said.howWords.map(filled), list: [] },
      {
        heading: said.other,
        paragraphs: said.otherWords.map(filled),
        list: visit.modes.map((mode) => said.modes[mode]),
      },
    ],
  };
}
