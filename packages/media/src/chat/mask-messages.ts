import { type MaskCounts, identifyingKinds, maskText } from "@tallenne/domain";

/** One typed message of somebody, as far as masking cares. */
export interface Typed {
  readonly from: string;
  readonly text: string;
}

/** A message with its text masked. */
export type Masked<Message extends Typed> = Message & { readonly counts: MaskCounts };

/**
 * Masks every message. A value that somebody spread over messages in a row ("140358-" and "901F") is found on their joined
 * text; those messages become one, so that no half of it stays.
 */
export function maskMessages<Message extends Typed>(messages: readonly Message[]): Masked<Message>[] {
  return runsOf(messages).flatMap((run) => {
    const units = run.map(maskedUnit);
    while (joinSpread(units));
    return units.map(({ message, text, counts }) => ({ ...message, text, counts }));
  });
}

interface Unit<Message> {
  readonly message: Message;
  readonly typed: string;
  readonly text: string;
  readonly counts: MaskCounts;
}

/** A value is not typed in more pieces than it has groups. */
const mostPieces = 12;

function runsOf<Message extends Typed>(messages: readonly Message[]): Message[][] {
  const runs: Message[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run?.[0]?.from === message.from) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

function maskedUnit<Message extends Typed>(message: Message): Unit<Message> {
  return { message, typed: message.text, ...maskText(message.text) };
}

/** Joins the first messages that together spell a value none of them holds alone. False when there are none. */
function joinSpread<Message extends Typed>(units: Unit<Message>[]): boolean {
  const texts = units.map(({ text }) => text);
  if (units.length < 2 || identifyingKinds(texts.join("\n")).length === 0) return false;
  for (let last = 1; last < units.length; last += 1) {
    for (let first = last - 1; first >= Math.max(0, last - mostPieces + 1); first -= 1) {
      const piece = units.slice(first, last + 1);
      const [head] = piece;
      if (head === undefined || identifyingKinds(texts.slice(first, last + 1).join("\n")).length === 0)
        continue;
      const typed = piece.map((unit) => unit.typed).join("\n");
      units.splice(first, piece.length, { message: head.message, typed, ...maskText(typed) });
      return true;
    }
  }
  return false;
}
