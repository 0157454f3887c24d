// The modules without a page: they are tested outside the browser and may be used by tests of other folders.
export { dateWords, instantWords, spanWords, startWords } from "./format/date-words.ts";
export { durationWords, positionDigits, spokenPosition } from "./format/duration-words.ts";
export { numberWords } from "./format/number-words.ts";
export { typedDay } from "./format/typed-day.ts";
export { typedPosition } from "./format/typed-position.ts";
export { senderOf, senderRows } from "./parts/sender.ts";
