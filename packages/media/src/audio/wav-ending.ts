import { type Finding, finding } from "../finding.ts";
import { kinds } from "../sniff/kind.ts";
import { sniff } from "../sniff/sniff.ts";

/** How a WAV ended, as its reader saw it. */
export interface WavEnding {
  /** Bytes of the whole file. */
  readonly offset: number;
  readonly isBetweenChunks: boolean;
  /** Samples were declared that did not come. */
  readonly isInSamples: boolean;
  readonly isInChunk: boolean;
  /** Of the samples; undefined when there were none. */
  readonly frameBytes: number | undefined;
  readonly received: number;
  /** Frames the `fact` chunk claims; zero when it says nothing. */
  readonly fact: number;
  /** Where the form ends by its own word. */
  readonly end: number | undefined;
  /** First bytes of what stands behind the form. */
  readonly tail: Uint8Array | undefined;
}

/** What the end of a WAV says about the whole of it. */
export function endingFindings(ending: WavEnding): Finding[] {
  const { offset, frameBytes, received } = ending;
  if (offset === 0) return [finding("empty-file")];
  if (frameBytes === undefined) {
    return [finding(ending.isBetweenChunks ? "no-samples" : "header-truncated", { offset })];
  }
  const found: Finding[] = [];
  if (ending.isInSamples) found.push(finding("truncated", { offset }));
  if (received < frameBytes) found.push(finding("no-samples", { offset }));
  if (received % frameBytes > 0) found.push(finding("partial-frame", { offset }));
  if (ending.isInChunk) found.push(finding("chunk-truncated", { offset }));
  if (ending.tail) found.push(tailFinding(ending.tail, offset));
  else if (!ending.isInSamples && isElsewhere(ending.end, offset))
    found.push(finding("riff-size-differs", { offset: 4 }));
  if (ending.fact > 0 && ending.fact !== Math.floor(received / frameBytes))
    found.push(finding("length-fact-differs"));
  return found;
}

/** One byte of difference is a pad byte counted or left out. */
function isElsewhere(end: number | undefined, offset: number): boolean {
  return end !== undefined && Math.abs(end - offset) > 1;
}

/** What stands behind the form is harmless, unless it is the beginning of another file. */
function tailFinding(tail: Uint8Array, offset: number): Finding {
  const { kind } = sniff(tail);
  const isForeign = !["text", "unknown", "empty"].includes(kinds[kind]);
  return isForeign ? finding("polyglot", { format: kind, offset }) : finding("trailing-bytes", { offset });
}
