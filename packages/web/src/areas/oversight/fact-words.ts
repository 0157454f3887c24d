import { dateWords } from "../../format/date-words.ts";
import type { Language } from "../../format/language.ts";
import { positionDigits } from "../../format/duration-words.ts";
import type { Say } from "../../words/use-words.ts";

/** Names of the facts that entries carry; a test holds them against the contracts. */
export const factNames = [
  "register",
  "class",
  "anchorDate",
  "lastDay",
  "bucket",
  "noticeVersion",
  "reason",
  "line",
  "at",
  "findings",
  "counts",
  "count",
  "kind",
  "bucketVersion",
  "idsDigest",
  "objects",
  "certificate",
  "step",
  "stopped",
  "surviving",
  "stated",
  "computed",
  "day",
  "due",
  "digest",
  "version",
  "filters",
  "criteria",
  "hits",
  "fields",
  "part",
  "range",
  "ranges",
  "confirmed",
  "act",
  "rule",
  "method",
  "role",
  "unit",
  "text",
  "cause",
  "extension",
  "scope",
  "ground",
  "on",
  "wanted",
  "until",
  "language",
  "purpose",
  "alone",
  "evidence",
  "lines",
  "overdue",
  "what",
  "channel",
  "signature",
  "arrivedOn",
  "dueOn",
  "event",
  "pauses",
  "candidates",
  "more",
  "matched",
  "released",
  "reasons",
  "agrees",
  "outcome",
  "granted",
  "partly",
  "refused",
  "grounds",
  "notFound",
  "means",
  "office",
  "slots",
  "first",
  "modes",
  "proposed",
  "newOfferBy",
  "offersLeft",
  "ended",
  "events",
  "document",
  "country",
  "valid",
  "photo",
  "name",
  "birthDate",
  "result",
  "textVersion",
  "present",
  "items",
  "minutes",
  "percent",
  "how",
  "complete",
  "chosen",
  "from",
  "to",
  "shortest",
  "longest",
  "seed",
  "population",
  "corrected",
] as const;

/** A fact of an entry in words: days and stretches as people read them, codes as they are. */
export function factWords(value: unknown, say: Say, language: Language): string {
  if (typeof value === "boolean") return say(value ? "oversight.yes" : "oversight.no");
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return /^\d{4}-\d\d-\d\d$/.test(value) ? dateWords(value, language) : value;
  if (isStretch(value)) return value.map((at) => positionDigits(at, language)).join("–");
  if (Array.isArray(value)) return value.map((one) => factWords(one, say, language)).join(", ");
  if (typeof value !== "object" || value === null) return "–";
  return Object.entries(value)
    .map(([name, one]) => `${name} ${factWords(one, say, language)}`)
    .join(", ");
}

function isStretch(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((at) => typeof at === "number");
}
