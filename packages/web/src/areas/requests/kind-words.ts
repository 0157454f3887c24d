import type { RequestView } from "@tallenne/contracts";
import type { WordId } from "../../words/words.ts";

type Kind = RequestView["kind"];

/** What is said in other words where a request asks for something else than access. */
const otherwise = [
  "stage-others",
  "state-third-party-review",
  "state-granted",
  "state-partly",
  "outcome-granted",
  "outcome-partly",
  "outcome-refused",
  "match-review",
  "check-agree",
  "check-back",
  "check-other",
  "deliver-information",
  "delivered-information",
] as const;
type Otherwise = (typeof otherwise)[number];

/** What a rectification says differently from an erasure: it puts something beside a contact, and takes nothing away. */
const rectified = [
  "removal-outcome-granted",
  "removal-outcome-partly",
  "removal-item-granted",
  "removal-item-refused",
  "removal-because",
  "removal-at-once",
  "removal-only-proposed",
  "propose-why",
  "propose-stays",
  "proposed-stays",
  "proposed-goes",
] as const;
type Rectified = (typeof rectified)[number];

type Key = WordId extends infer Id ? (Id extends `requests.${infer K}` ? K : never) : never;

/** The words of a request's kind for a state, a stage or an act: what access calls "given" is "granted" of an erasure. */
export function wordsOf(kind: Kind, key: Key): WordId {
  const said = kind !== "access" && isOtherwise(key) ? (`removal-${key}` as const) : key;
  return kind === "rectification" && isRectified(said) ? `requests.rectified-${said}` : `requests.${said}`;
}

/** The heading of a request's page, with its number. */
export function headingOf(kind: Kind): WordId {
  return kind === "access" ? "requests.heading" : `requests.heading-${kind}`;
}

function isRectified(key: Key): key is Rectified {
  return rectified.some((one) => one === key);
}

function isOtherwise(key: Key): key is Otherwise {
  return otherwise.some((one) => one === key);
}
