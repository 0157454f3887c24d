import { dateWords } from "../../format/date-words.ts";
import type { Answer } from "../../api/client.ts";
import { LetterSheet } from "../../parts/letter.tsx";
import { citations, notFoundWords, paperWords } from "./certificate-text.ts";
import { erasureCitations, kindWords, removalLines } from "./removal-text.ts";

/** The certificate as it is printed, whole and in the requester's language; printed again it says that it is a copy. */
export function CertificatePaper({ certificate }: { readonly certificate: Answer<"revealCertificate"> }) {
  const { document, verification, copy } = certificate;
  const { words } = document;
  const { language } = words;
  const { kind } = document;
  const paper = { ...paperWords[language], ...(kind === "access" ? {} : kindWords[kind][language]) };
  const day = (iso: string) => dateWords(iso, language);
  const grounds = [...new Set(document.outcomes.flatMap((one) => one.grounds))];
  const facts: readonly (readonly [string, string])[] = [
    [paper.number, copy ? `${document.number} · ${paper.copy}` : document.number],
    [paper.authority, `${words.authority}, ${words.unit}`],
    [paper.date, day(document.on)],
    [paper.requester, words.requester],
    [paper.request, `${day(document.arrivedOn)}, ${document.caseNumber}`],
    [paper.asked, words.asked],
    [paper.register, document.register === "unknown" ? paper.unknownRegister : document.register],
    [paper.outcome, outcomeWords()],
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
  return (
    <LetterSheet lang={language} register={document.register}>
      <h2>{paper.title}</h2>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </LetterSheet>
  );

  function outcomeWords(): string {
    if (document.notFound !== null) return notFoundWords[document.notFound][language];
    return document.outcomes.map((item, at) => `${at + 1}: ${outcomeOf(item).join(", ")}`).join("; ");
  }

  /** What becomes of one contact: why it goes, or for which task it stays and when it goes anyway (T-A12.5c). */
  function outcomeOf({ outcome, because, task, lastDay }: (typeof document.outcomes)[number]): string[] {
    const lines = removalLines[language];
    return [
      paper.outcomes[outcome],
      ...(because === undefined ? [] : [erasureCitations[because][language]]),
      ...(task === undefined ? [] : [`${lines.task} ${task.act.replace("-", "/")} ${task.section}`]),
      ...(kind === "access" || lastDay === null ? [] : [`${lines.lastDay} ${day(lastDay)}`]),
    ];
  }
}
