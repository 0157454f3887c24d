import type { Answer } from "../../api/client.ts";
import { dateWords, instantDayWords } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";
import type { LetterSection, LetterText } from "../../parts/letter-text.ts";
import words from "./reply-words.json";

type Reply = Answer<"readReply">;
type Item = Reply["items"][number];
type Named = readonly { readonly id: string; readonly names: Readonly<Record<Language, string>> }[];
type Key = keyof typeof words;

/** Names that the policy gives, in all its languages. */
export interface PolicyWords {
  readonly registers: Named;
  readonly purposes: Named;
}

/**
 * The reply to a request for access, in the requester's language (GDPR Art 15(1), row A11.1): contact by contact what is kept, until when, what it was used
 * for and on which days. It names nobody and repeats nothing of what was said or asked, so that it may be sent (row A11.5).
 */
export function replyLetter(reply: Reply, policy: PolicyWords): LetterText {
  const { language } = reply;
  const say = (key: Key, values: Readonly<Record<string, string>> = {}) => {
    const text = words[key][{ fi: 0, sv: 1, en: 2 }[language]] ?? "";
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  };
  const name = (named: Named, id: string) => named.find((one) => one.id === id)?.names[language] ?? id;
  const day = (iso: string) => dateWords(iso, language);
  const lawful = reply.items.flatMap(({ uses }) => uses.filter(({ purpose }) => purpose === "p5"));

  const termOf = ({ lastDay, keptUntil }: Item): string => {
    if (keptUntil < reply.on) return say("term-over", { day: day(keptUntil) });
    return keptUntil > lastDay
      ? say("term-longer", { own: day(lastDay), day: day(keptUntil) })
      : say("term-until", { day: day(lastDay) });
  };
  const usesOf = ({ uses }: Item): string => {
    if (uses.length === 0) return say("uses-none");
    const purposes = [...new Set(uses.map(({ purpose }) => purpose))];
    return purposes
      .map((purpose) => {
        const days = uses.filter((use) => use.purpose === purpose).map(({ on }) => day(on));
        return `${name(policy.purposes, purpose)}: ${days.join(", ")}`;
      })
      .join("; ");
  };
  const sectionOf = (item: Item, at: number): LetterSection => {
    const { register, startedAt, outcome, given, categories, bases } = item;
    const about = { n: String(at + 1), register: name(policy.registers, register) };
    const lines: readonly (readonly [Key, string])[] = [
      ["outcome", say(`outcome-${outcome}`)],
      ...(given.length === 0 ? [] : [["given", given.map((way) => say(`given-${way}`)).join(", ")] as const]),
      // What went before its day, by erasure or release, has no term any more.
      ...(startedAt === null && item.keptUntil >= reply.on ? [] : [["term", termOf(item)] as const]),
      ["categories", categories.map((row) => say(`category-${row}` as Key)).join(", ")],
      ["basis", bases.map(({ letter, provision }) => say("basis-one", { letter, provision })).join("; ")],
      ["uses", usesOf(item)],
      ...(item.rectified === null
        ? []
        : [["statement", say("statement-since", { day: day(item.rectified) })] as const]),
    ];
    return {
      heading:
        startedAt === null
          ? say("item-gone", about)
          : say("item", { ...about, start: instantDayWords(startedAt, language) }),
      paragraphs: [],
      list: lines.map(([key, value]) => `${say(key)}: ${value}`),
    };
  };

  return {
    lang: language,
    number: reply.number,
    on: reply.on,
    title: say("title", { number: reply.number }),
    opening: [
      say("opening", { arrived: day(reply.arrivedOn) }),
      say(reply.items.length === 0 ? "none" : reply.outcome),
    ],
    sections: [
      ...reply.items.map(sectionOf),
      { heading: say("source"), paragraphs: [say("source-words")], list: [] },
      {
        heading: say("recipients"),
        paragraphs: [
          say("recipients-staff"),
          lawful.length === 0
            ? say("recipients-none")
            : say("recipients-law", { days: [...new Set(lawful.map(({ on }) => day(on)))].join(", ") }),
        ],
        list: [],
      },
      {
        heading: say("rights"),
        paragraphs: [say("automated"), say("rights-words")],
        list: [],
      },
    ],
  };
}
