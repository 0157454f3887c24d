import { dateWords, instantWords } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";
import { numberWords } from "../../format/number-words.ts";
import type { LetterText } from "../../parts/letter-text.ts";
import { canonicalText } from "../../platform/canonical-text.ts";
import type { Say } from "../../words/use-words.ts";
import type { Statement } from "./statement.ts";

/** In which language, and by which names, a statement speaks. */
interface Spoken {
  readonly say: Say;
  readonly language: Language;
}

const owners = ["reading-room-sittings", "keys", "objects", "reading-room", "intake", "catalogue"] as const;

/** The statement of a deletion: what went, by whose receipts, and how anybody can check it without us. The proof travels inside the file. */
export function deletionLetter(
  { disposal, entry, index, proof, verifier, certificate }: Statement,
  { say, language, register }: Spoken & { readonly register: string },
): LetterText {
  const { bucket, bucketVersion, lastDay, count, disputed, receipts, finishedAt } = disposal;
  const name = `${bucket}/${bucketVersion}`;
  const day = dateWords(lastDay, language);
  return {
    lang: language,
    number: name,
    on: entry.date,
    title: say("oversight.deletion-title", { register, day }),
    opening: [say("oversight.deletion-says", { count, number: numberWords(count, language) })],
    sections: [
      {
        paragraphs: [],
        list: [],
        facts: [
          [say("retention.register"), register],
          [say("retention.last-day"), day],
          [say("retention.count"), numberWords(count, language)],
          [say("retention.disputed"), numberWords(disputed, language)],
          ...(finishedAt === null
            ? []
            : [[say("retention.finished"), instantWords(finishedAt, language)] as const]),
        ],
      },
      {
        heading: say("retention.receipts"),
        paragraphs: [],
        list: [],
        facts: receipts.map(({ owner, gone, at }) => {
          const known = owners.find((one) => one === owner);
          const who = known === undefined ? owner : say(`retention.owner-${known}`);
          return [who, `${numberWords(gone, language)}, ${instantWords(at, language)}`] as const;
        }),
      },
      {
        heading: say("oversight.proof"),
        paragraphs: [],
        list: [],
        facts: [
          [say("retention.certificate"), disposal.certificate ?? ""],
          [say("retention.entry"), `${index} · ${entry.id}`],
          [say("oversight.verifier"), verifier],
        ],
      },
      {
        heading: say("oversight.verify"),
        paragraphs: [],
        numbered: true,
        list: [say("oversight.verify-1"), say("oversight.verify-2"), say("oversight.verify-3")],
      },
    ],
    enclosures: [
      enclosed("certificate.json", say("oversight.enclosed-certificate"), certificate),
      enclosed("entry.json", say("oversight.enclosed-entry"), canonicalText(entry)),
      { name: `${index}.tlog-proof`, description: say("oversight.proof"), type: "text/plain", text: proof },
    ],
  };
}

/** The statement of what is never recorded: the lines, and where it can be seen that it is so. */
export function guidanceLetter(
  {
    version,
    today,
    lines,
  }: { readonly version: string; readonly today: string; readonly lines: readonly string[] },
  { say, language }: Spoken,
): LetterText {
  return {
    lang: language,
    number: version,
    on: today,
    title: say("oversight.guidance-title"),
    opening: [say("oversight.guidance-says")],
    sections: [
      { heading: say("oversight.guidance-lines"), paragraphs: [], list: lines },
      {
        heading: say("oversight.verify"),
        paragraphs: [say("oversight.guidance-verify")],
        list: [],
      },
    ],
  };
}

function enclosed(name: string, description: string, text: string) {
  return { name, description, type: "application/json", text } as const;
}
