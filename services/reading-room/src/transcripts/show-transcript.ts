import {
  type AccessFacts,
  type ShownTranscript,
  transcript,
  type TranscriptKind,
  transcriptKinds,
  type TranscriptView,
} from "@tallenne/contracts";
import { maskText, maskedSegments } from "@tallenne/domain";

/** Purposes for which a contact is looked at, but never a person: quality and training (rows A4.9, A4.10). */
const aboutNobody: ReadonlySet<string> = new Set(["p2", "p3"]);

/** What stands where something is masked, in whatever language it is read. */
const blank = "▒▒▒";

/**
 * A transcript as a reader is shown it. Where the purpose is about nobody, identity codes, phone numbers, addresses and account numbers that somebody said are
 * masked, with their words; a complaint or a request sees it whole (a transcript for the person it is about is complete and unedited, 3592/152/2019).
 */
export function shownFor(purpose: string, part: TranscriptKind, opened: Buffer): ShownTranscript {
  const kept = transcript.parse(JSON.parse(opened.toString("utf8")));
  if (!aboutNobody.has(purpose)) return { ...kept, part, masked: 0 };
  const read = kept.utterances.map(maskedUtterance);
  return {
    ...kept,
    part,
    utterances: read.map(({ utterance }) => utterance),
    masked: read.reduce((sum, { count }) => sum + count, 0),
  };
}

function maskedUtterance(utterance: TranscriptView["utterances"][number]) {
  const { text, counts } = maskText(utterance.text);
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (count === 0) return { utterance, count };
  // A masked number may be several words: without their places none of them can stand for it.
  const { words: _words, ...rest } = utterance;
  const shown = maskedSegments(text)
    .map((segment) => ("text" in segment ? segment.text : blank))
    .join("");
  return { utterance: { ...rest, text: shown }, count };
}

/** The newest transcript of a contact; undefined where it has none. */
export function newestTranscript({ parts }: Pick<AccessFacts, "parts">): TranscriptKind | undefined {
  return transcriptKinds.findLast((kind) => parts.some((part) => part.kind === kind));
}
