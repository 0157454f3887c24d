import { NoteRefused } from "./signed-note.ts";
import { hashLength } from "./tree-hash.ts";

/** A `.tlog-proof` file taken apart; nothing of it is checked yet. */
export interface ProofText {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

/** First line of the format (C2SP tlog-proof v1). */
const proofHeader = "c2sp.org/tlog-proof@v1";

/** Reads a `.tlog-proof` file. Throws `NoteRefused`. */
export function proofOf(text: string): ProofText {
  const split = text.indexOf("\n\n");
  const lines = split < 0 ? [] : text.slice(0, split).split("\n");
  if (lines.shift() !== proofHeader)
    throw new NoteRefused("this is no proof file of the form c2sp.org/tlog-proof@v1");
  if (lines[0]?.startsWith("extra ")) lines.shift();
  const index = /^index (0|[1-9]\d{0,14})$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined) throw new NoteRefused("the proof names no entry index");
  const hashes = lines.map((line) => {
    const hash = Buffer.from(line, "base64");
    if (hash.length !== hashLength || hash.toString("base64") !== line)
      throw new NoteRefused("one of the proof's lines is no hash");
    return hash;
  });
  return { index: Number(index), hashes, checkpoint: text.slice(split + 2) };
}
