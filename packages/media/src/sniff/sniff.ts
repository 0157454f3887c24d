import { latin1 } from "../bytes.ts";
import { kindOfContainer } from "./container.ts";
import { foreignKind } from "./foreign.ts";
import { kindOfFrames } from "./frames.ts";
import { type Kind, type Sniffed, kinds, sniffLength } from "./kind.ts";
import { kindOfSignature } from "./signature.ts";
import { kindOfWriting } from "./written.ts";

/**
 * Tells by content what a file is; names and declared types are never asked. Give the first `sniffLength` bytes, or all
 * of a shorter file. Text kinds say what the text looks like; whether it is valid, its reader decides.
 */
export function sniff(head: Uint8Array): Sniffed {
  const bytes = head.subarray(0, sniffLength);
  if (bytes.length === 0) return { kind: "empty" };
  const text = latin1(bytes);
  const kind = kindOf(bytes, text);
  const foreign = canBePolyglot(kind) ? foreignKind(text, kind) : undefined;
  return foreign === undefined ? { kind } : { kind: "polyglot", claims: [kind, foreign] };
}

function kindOf(bytes: Uint8Array, text: string): Kind {
  return (
    kindOfContainer(bytes, text) ??
    kindOfSignature(text) ??
    kindOfWriting(bytes, text) ??
    kindOfFrames(bytes, text) ??
    "unknown"
  );
}

/** Text may speak of anything, archives hold anything, a mail carries attachments: only recordings are one thing. */
function canBePolyglot(kind: Kind): boolean {
  return kinds[kind] === "recording" || kinds[kind] === "codec";
}
