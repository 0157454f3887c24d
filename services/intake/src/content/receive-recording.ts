import { createHash } from "node:crypto";
import { refuse } from "@tallenne/contracts";
import { analyseAudio, contentFindings, isRefused } from "@tallenne/media";
import { NoSpace, type StagedUpload } from "@tallenne/vault";
import type { Bytes } from "@tallenne/wire";
import type { Received } from "./received.ts";
import { contentRefused, notedCodes } from "./refuse-content.ts";

interface Recording {
  readonly stream: Bytes;
  /** Where it is sealed as it comes. */
  readonly staged: StagedUpload;
  readonly announcedMs: number;
  /** Largest recording taken, bytes. */
  readonly largest: number;
}

/**
 * Takes a recording in one pass and constant memory: sniffed, parsed, digested, peaks and silences derived, sealed into staging (flows J1.5). The
 * original bytes stay as they are. What the gates find refuses it by name; a refused or broken stream leaves nothing.
 */
export async function receiveRecording({
  stream,
  staged,
  announcedMs,
  largest,
}: Recording): Promise<Received> {
  const analyser = analyseAudio();
  const digest = createHash("sha256");
  let length = 0;
  try {
    for await (const bytes of stream) {
      length += bytes.length;
      if (length > largest) throw refuse("too-large", { facts: { bytes: largest } });
      if (!analyser.push(bytes)) break;
      digest.update(bytes);
      await staged.append(bytes);
    }
    await staged.finish();
  } catch (failure) {
    throw failure instanceof NoSpace
      ? refuse("staging-full", { facts: { place: "staging" }, cause: failure })
      : failure;
  }
  const analysis = analyser.finish();
  const findings = contentFindings(analysis, { durationMs: announcedMs });
  const { facts, peaks, silence } = analysis;
  if (isRefused(findings) || facts === undefined || peaks === undefined || silence === undefined)
    throw contentRefused(findings);
  return {
    digest: digest.digest("hex"),
    length,
    audio: facts,
    masks: {},
    findings: notedCodes(findings),
    parts: [
      { kind: "original", mediaType: "audio/wav", staged },
      { kind: "peaks", mediaType: "application/octet-stream", plain: peaks },
      { kind: "silence", mediaType: "application/json", plain: Buffer.from(JSON.stringify(silence), "utf8") },
    ],
  };
}
