import type { AudioView, ShownText } from "@tallenne/contracts";
import type { PartKind, StagedUpload } from "@tallenne/vault";

/** One part to be sealed and put: bytes in memory, or a staged upload that is sealed already. */
export interface ReceivedPart {
  readonly kind: PartKind;
  readonly mediaType: string;
  readonly plain?: Uint8Array;
  readonly staged?: StagedUpload;
}

/** What came, after its gates: parts to keep, facts, findings that did not stop it. */
export interface Received {
  /** SHA-256 of the plaintext as it came, hexadecimal. */
  readonly digest: string;
  /** Bytes as they came. */
  readonly length: number;
  readonly parts: readonly ReceivedPart[];
  readonly audio: AudioView | null;
  readonly masks: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
}

/** The text part of a written contact, in the form the reading-room shows. */
export function textPart(shown: ShownText): ReceivedPart {
  const plain = Buffer.from(JSON.stringify(shown, inWholeCharacters), "utf8");
  return { kind: "text", mediaType: "application/json", plain };
}

/** A chat program that cuts within a character leaves half of one, which no answer may hold. */
function inWholeCharacters(_name: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}
