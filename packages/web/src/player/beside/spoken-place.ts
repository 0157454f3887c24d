import type { Answer } from "../../api/client.ts";

export type Utterance = Answer<"readTranscript">["utterances"][number];

/** Where a place of the recording is in its transcript: the utterance spoken there, and its word; undefined between utterances. */
export interface SpokenPlace {
  readonly utterance: number;
  readonly word?: number;
}

/** The last utterance that has begun, by bisection: a transcript of four hours has thousands. -1 before the first. */
function begunAt(utterances: readonly Utterance[], at: number): number {
  let [low, high] = [0, utterances.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((utterances[middle]?.fromMs ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What is spoken at a place. Where voices overlap it is whoever began last. */
export function spokenAt(utterances: readonly Utterance[], at: number): SpokenPlace | undefined {
  const index = begunAt(utterances, at);
  const utterance = utterances[index];
  if (utterance === undefined || at >= Math.max(utterance.toMs, utterance.fromMs + 1)) return undefined;
  const word = utterance.words?.findLastIndex(([from]) => from <= at) ?? -1;
  return word < 0 ? { utterance: index } : { utterance: index, word };
}

/** The beginnings that the keys `,` and `.` go between: of words, or of an utterance whose words have no places. */
function beginnings({ fromMs, words }: Utterance): readonly number[] {
  return words === undefined || words.length === 0 ? [fromMs] : words.map(([from]) => from);
}

/** A little behind its beginning a word still counts as the one before the next press. */
const justBegun = 300;

/** The place one word on or back; undefined at either end. */
export function wordStep(utterances: readonly Utterance[], at: number, step: 1 | -1): number | undefined {
  const index = begunAt(utterances, at);
  if (step === 1) {
    const here = utterances[index];
    const next = here && beginnings(here).find((from) => from > at);
    return next ?? utterances[index + 1]?.fromMs;
  }
  const before = at - justBegun;
  for (let place = index; place >= 0; place -= 1) {
    const utterance = utterances[place];
    const found = utterance && beginnings(utterance).findLast((from) => from < before);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A stretch of an utterance's text that was looked for, and which of all finds it is. */
export interface Find {
  readonly utterance: number;
  readonly from: number;
  readonly to: number;
}

/** Every place where what was typed stands, upper and lower case alike. Nothing for fewer than two characters. */
export function findsOf(utterances: readonly Utterance[], typed: string): readonly Find[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const finds: Find[] = [];
  for (const [utterance, { text }] of utterances.entries()) {
    const lower = text.toLowerCase();
    for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length))
      finds.push({ utterance, from: at, to: at + wanted.length });
  }
  return finds;
}

/** Below this a machine was not sure of a word, percent. */
const sureFrom = 60;

/** A piece of an utterance as it is drawn: its text, the word it belongs to, whether the machine was unsure of it. */
export interface Piece {
  readonly text: string;
  readonly word?: number;
  readonly from?: number;
  readonly unsure?: true;
}

/** The words of an utterance in its own text, what lies between them left as it is. Words that the text does not hold in order are one piece with it. */
export function piecesOf({ text, words = [] }: Pick<Utterance, "text" | "words">): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [word, [from, , written, sure]] of words.entries()) {
    const place = text.indexOf(written, at);
    if (place === -1) return [{ text }];
    if (place > at) pieces.push({ text: text.slice(at, place) });
    pieces.push({
      text: written,
      word,
      from,
      ...(sure !== null && sure < sureFrom ? { unsure: true as const } : {}),
    });
    at = place + written.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
