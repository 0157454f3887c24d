import { type AudioView, refuse } from "@tallenne/contracts";
import {
  type ContentThreads,
  contentFindings,
  type Decoders,
  DecodersBusy,
  type HeaderlessSound,
  isRefused,
  lengthTolerance,
  readRecording,
} from "@tallenne/media";
import { ThreadLost } from "@tallenne/runtime";
import { NoSpace, type StagedUpload } from "@tallenne/vault";
import type { Bytes } from "@tallenne/wire";
import type { Received, ReceivedPart } from "./received.ts";
import { contentRefused, notedCodes } from "./refuse-content.ts";

interface Recording {
  readonly stream: Bytes;
  /** Where it is sealed as it comes. */
  readonly staged: StagedUpload;
  /** Where its access copy is sealed as it is decoded; asked for when there is one. */
  readonly stageAccess: () => Promise<StagedUpload>;
  readonly decoders: Decoders;
  /** Where plain samples are looked at. */
  readonly threads: Pick<ContentThreads, "analyse">;
  readonly announcedMs: number;
  /** What the source says of sound without a header. */
  readonly headerless?: HeaderlessSound | undefined;
  /** Largest recording taken, bytes. */
  readonly largest: number;
}

/**
 * Takes a recording in one pass and constant memory: sniffed, parsed, decoded where it must be, digested, peaks and silences derived, sealed into staging
 * (flows J1.5). The original bytes stay as they are; a codec that does not play from them gets an access copy beside them (flows D18). What the gates
 * find refuses it by name; a refused or broken stream leaves nothing.
 */
export async function receiveRecording(recording: Recording): Promise<Received> {
  const { stream, staged, announcedMs, largest, decoders, threads, headerless } = recording;
  let access: StagedUpload | undefined;
  const reader = readRecording({
    decoders,
    analyse: () => threads.analyse(),
    declared: headerless,
    // What is longer than its contact is refused: nothing beyond that is decoded.
    longestMs: announcedMs * (1 + lengthTolerance.share) + lengthTolerance.ms + 1000,
    access: async (samples) => {
      access ??= await recording.stageAccess();
      await access.append(samples);
    },
  });
  let length = 0;
  try {
    for await (const bytes of stream) {
      length += bytes.length;
      if (length > largest) throw refuse("too-large", { facts: { bytes: largest } });
      if (!(await reader.push(bytes))) break;
      await staged.append(bytes);
    }
    const { plainSha256 } = await staged.finish();
    const reading = await reader.finish();
    await access?.finish();
    const findings = contentFindings(reading, { durationMs: announcedMs });
    const { facts, peaks, silence, played = "original", mediaType = "audio/wav" } = reading;
    if (isRefused(findings) || facts === undefined || peaks === undefined || silence === undefined)
      throw contentRefused(findings);
    const derived: ReceivedPart[] = [
      { kind: "peaks", mediaType: "application/octet-stream", plain: peaks },
      { kind: "silence", mediaType: "application/json", plain: Buffer.from(JSON.stringify(silence), "utf8") },
    ];
    const copy: ReceivedPart[] =
      access === undefined ? [] : [{ kind: "access", mediaType: "application/octet-stream", staged: access }];
    const audio: AudioView = played === "access" ? { part: "access", ...facts } : facts;
    return {
      digest: plainSha256,
      length,
      audio,
      masks: {},
      findings: notedCodes(findings),
      parts: [{ kind: "original", mediaType, staged }, ...copy, ...derived],
    };
  } catch (failure) {
    if (failure instanceof DecodersBusy || failure instanceof ThreadLost) throw refuse("busy");
    throw failure instanceof NoSpace
      ? refuse("staging-full", { facts: { place: "staging" }, cause: failure })
      : failure;
  } finally {
    reader.stop();
  }
}
