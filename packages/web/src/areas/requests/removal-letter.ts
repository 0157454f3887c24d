import type { Answer } from "../../api/client.ts";
import { dateWords, instantDayWords } from "../../format/date-words.ts";
import type { LetterSection, LetterText } from "../../parts/letter-text.ts";
import { citations } from "./certificate-text.ts";
import type { PolicyWords } from "./reply-letter.ts";
import { grantCitations } from "./removal-text.ts";
import words from "./removal-words.json";

type Reply = Answer<"readReply">;
type Item = Reply["items"][number];
type Key = keyof typeof words;

/**
 * The reply to a request for rectification, erasure or restriction, or to an objection, in the requester's language (rows A12.1, A12.5): of each contact what was done, by
 * what the archive really did, and of what stays why and until when. It names nobody and repeats nothing of what was said or asked.
 */
export function removalLetter(
  reply: Reply & { readonly kind: Exclude<Reply["kind"], "access"> },
  policy: Pick<PolicyWords, "registers">,
): LetterText {
  const { kind, language } = reply;
  const say = (key: Key, values: Readonly<Record<string, string>> = {}) => {
    const text = words[key][{ fi: 0, sv: 1, en: 2 }[language]] ?? "";
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  };
  /** A rectification takes nothing away, and says so. */
  const own = (key: Key): Key => {
    const other = `rectified-${key}`;
    return kind === "rectification" && other in words ? (other as Key) : key;
  };
  const day = (iso: string) => dateWords(iso, language);
  const removed = reply.items.filter(({ outcome }) => outcome === "granted");
  const lawful = removed.flatMap(({ uses }) => uses.filter(({ purpose }) => purpose === "p5"));

  const goneOf = ({ removal, because, rectified }: Item): string[] => [
    kind === "rectification"
      ? rectified === null
        ? say("rectified-waits")
        : say("rectified", { day: day(rectified) })
      : say(removal === "none" ? "removal-waits" : `removal-${removal}`),
    ...(because === undefined ? [] : [say("ground", { cited: grantCitations[because][language] })]),
  ];
  const keptOf = ({ grounds, task, keptUntil, lastDay }: Item): string[] => [
    say(`stays-${kind}`),
    ...grounds.map((ground) => say("ground", { cited: citations[ground][language] })),
    ...(task === undefined ? [] : [say("task", { act: task.act.replace("-", "/"), section: task.section })]),
    ...(keptUntil < reply.on ? [] : [say("goes-anyway", { day: day(lastDay) })]),
  ];
  const sectionOf = (item: Item, at: number): LetterSection => {
    const register =
      policy.registers.find(({ id }) => id === item.register)?.names[language] ?? item.register;
    const about = { n: String(at + 1), register };
    return {
      heading:
        item.startedAt === null
          ? say("item-gone", about)
          : say("item", { ...about, start: instantDayWords(item.startedAt, language) }),
      paragraphs: [],
      list: item.outcome === "granted" ? goneOf(item) : keptOf(item),
    };
  };

  return {
    lang: language,
    number: reply.number,
    on: reply.on,
    title: say(`title-${kind}`, { number: reply.number }),
    opening: [
      say(`opening-${kind}`, { arrived: day(reply.arrivedOn) }),
      say(reply.items.length === 0 ? "none" : own(reply.outcome)),
    ],
    sections: [
      ...reply.items.map(sectionOf),
      ...(removed.length === 0
        ? []
        : [
            {
              heading: say("recipients"),
              paragraphs: [
                lawful.length === 0
                  ? say(own("recipients-none"))
                  : say(own("recipients-law"), {
                      days: [...new Set(lawful.map(({ on }) => day(on)))].join(", "),
                    }),
              ],
              list: [],
            },
          ]),
      { heading: say("left"), paragraphs: [say(own("left-words"))], list: [] },
    ],
  };
}
