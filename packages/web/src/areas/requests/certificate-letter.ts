import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import type { LetterText } from "../../parts/letter-text.ts";
import { canonicalText } from "../../platform/canonical-text.ts";
import { citations, notFoundWords, paperWords } from "./certificate-text.ts";
import { grantCitations, kindWords, removalLines } from "./removal-text.ts";
import type { PolicyWords } from "./reply-letter.ts";

type Certificate = Answer<"revealCertificate">;

/**
 * The certificate whole and in the requester's language; made again it says that it is a copy. Inside the file travels the document of which the ledger keeps
 * the digest, so that whoever holds the file can compute the verification code again.
 */
export function certificateLetter(certificate: Certificate, { registers }: PolicyWords): LetterText {
  const { document, verification, copy } = certificate;
  const { words } = document;
  const { language } = words;
  const paper = paperOf(document);
  const day = (iso: string) => dateWords(iso, language);
  const grounds = [...new Set(document.outcomes.flatMap((one) => one.grounds))];
  const register = registers.find(({ id }) => id === document.register)?.names[language];
  const facts: readonly (readonly [string, string])[] = [
    [paper.number, copy ? `${document.number} · ${paper.copy}` : document.number],
    [paper.authority, `${words.authority}, ${words.unit}`],
    [paper.date, day(document.on)],
    [paper.requester, words.requester],
    [paper.request, `${day(document.arrivedOn)}, ${document.caseNumber}`],
    [paper.asked, words.asked],
    [
      paper.register,
      document.register === "unknown" ? paper.unknownRegister : (register ?? document.register),
    ],
    [paper.outcome, outcomeWords(document)],
    [paper.facts, words.facts ?? paper.withheld],
    ...(grounds.length === 0
      ? []
      : [[paper.provisions, grounds.map((ground) => citations[ground][language]).join("; ")] as const]),
    [paper.instead, words.instead],
    ...(document.extendedOn === null ? [] : [[paper.extended, day(document.extendedOn)] as const]),
    [paper.complaint, paper.complaintWords],
    [paper.appeal, document.isUnderAct ? `${words.appeal} ${paper.underAct}` : words.appeal],
    [paper.contact, words.contact],
    [paper.signature, words.signedBy],
    [paper.verification, verification],
  ];
  return {
    lang: language,
    number: document.number,
    on: document.on,
    title: paper.title,
    sections: [{ paragraphs: [], list: [], facts }],
    enclosures: [
      {
        name: `${document.number.replaceAll("/", "-")}.json`,
        description: paper.enclosed,
        type: "application/json",
        text: canonicalText(document),
      },
    ],
  };
}

/** Fixed words of the paper: those of its kind of request over those of access. */
function paperOf({ kind, words: { language } }: Certificate["document"]) {
  return { ...paperWords[language], ...(kind === "access" ? {} : kindWords[kind][language]) };
}

function outcomeWords(document: Certificate["document"]): string {
  const { notFound, outcomes, words } = document;
  if (notFound !== null) return notFoundWords[notFound][words.language];
  return outcomes.map((item, at) => `${at + 1}: ${outcomeOf(item, document).join(", ")}`).join("; ");
}

/** What becomes of one contact: why it goes, or for which task it stays and when it goes anyway (T-A12.5c). */
function outcomeOf(
  { outcome, because, task, lastDay }: Certificate["document"]["outcomes"][number],
  document: Certificate["document"],
): readonly string[] {
  const { language } = document.words;
  const lines = removalLines[language];
  return [
    paperOf(document).outcomes[outcome],
    ...(because === undefined ? [] : [grantCitations[because][language]]),
    ...(task === undefined ? [] : [`${lines.task} ${task.act.replace("-", "/")} ${task.section}`]),
    ...(document.kind === "access" || lastDay == null
      ? []
      : [`${lines.lastDay} ${dateWords(lastDay, language)}`]),
  ];
}
