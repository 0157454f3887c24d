import type { RequestView } from "@tallenne/contracts";
import { isoDayOf } from "../../format/civil-time.ts";
import type { LetterText } from "../../parts/letter-text.ts";

/** The letter that says a request is registered, as the catalogue words it in the requester's language. */
export function acknowledgementLetter(request: RequestView): LetterText {
  const { title, paragraphs, on } = request.acknowledgement;
  return {
    lang: request.language,
    number: request.number,
    on: on ?? isoDayOf(request.registeredAt),
    title,
    opening: paragraphs,
    sections: [],
  };
}
