import { createHash } from "node:crypto";
import {
  latePartTarget,
  mostTranscripts,
  Problem,
  recordLatePart,
  refuse,
  type TakenTranscript,
  transcriptKinds,
} from "@tallenne/contracts";
import type { ContactId, SourceId } from "@tallenne/domain";
import {
  isRefused,
  parseTranscript,
  type Transcript,
  transcriptLimits,
  type TranscribedRecording,
} from "@tallenne/media";
import { keyLength, wrapKey } from "@tallenne/vault";
import type { Bytes } from "@tallenne/wire";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import { contentMarkOf } from "../announcements/source-mark.ts";
import { bounded } from "../content/bounded.ts";
import { putParts } from "../content/put-parts.ts";
import { contentRefused } from "../content/refuse-content.ts";
import type { IntakePorts } from "../ports.ts";

/** A transcript as it streams in. */
export interface TranscriptPut {
  readonly kept: KeptAnnouncement;
  readonly stream: Bytes;
  /** Hexadecimal SHA-256 that the source states. */
  readonly statedDigest?: string;
}

/** The answer, and whether it is new. */
export interface TranscriptOutcome {
  readonly status: 200 | 201;
  readonly answer: TakenTranscript;
}

/** Where its place was taken, or its contact moved, meanwhile: begun again so often. */
const tries = 4;

/**
 * Takes the transcript of a recording that is kept: read, sealed under a key of its own that is wrapped to the bucket of the recording, put, read back,
 * recorded; only then acknowledged. It lives as long as the recording and is destroyed with it (formats §14).
 */
export function putTranscript(ports: IntakePorts) {
  const put = putParts(ports);

  return async ({ kept, stream, statedDigest }: TranscriptPut): Promise<TranscriptOutcome> => {
    if (kept.state === "quarantined") throw refuse("awaiting-repair");
    if (kept.contact === null || kept.facts.channel !== "call") throw refuse("unknown");
    if (kept.state !== "kept") throw refuse("not-at-this-stage", { facts: { state: kept.state } });
    const bytes = await bounded(stream, transcriptLimits.bytes);
    const digest = createHash("sha256").update(bytes).digest("hex");
    if (statedDigest !== undefined && statedDigest !== digest) throw refuse("digest-differs");
    const asked = {
      contact: kept.contact,
      source: kept.source,
      bytes,
      mark: contentMarkOf(ports.secret, digest),
    };
    for (let attempt = 1; ; attempt += 1)
      try {
        return await once(asked);
      } catch (failure) {
        const isMoved = failure instanceof Problem && ["conflict", "bucket-closed"].includes(failure.slug);
        if (!isMoved) throw failure;
        if (attempt === tries) throw refuse("busy", { cause: failure });
      }
  };

  async function once({ contact, source, bytes, mark }: ToKeep): Promise<TranscriptOutcome> {
    const target = await ports.peers.call(latePartTarget, { body: { contact } });
    if (target.channel !== "call") throw refuse("unknown");
    const { format, transcript, findings } = readOf(bytes, target);
    const answerFor = (part: TakenTranscript["part"], first: boolean): TranscriptOutcome => ({
      status: first ? 201 : 200,
      answer: {
        contact,
        part,
        format,
        utterances: transcript.utterances.length,
        findings: findings.map(({ code, pointer }) => ({
          code,
          ...(pointer === undefined ? {} : { pointer }),
        })),
      },
    });
    const known = target.transcripts.find((one) => one.mark === mark);
    if (known !== undefined) return answerFor(known.part, false);
    const kind = transcriptKinds[target.transcripts.length];
    if (kind === undefined) throw refuse("too-many", { facts: { most: mostTranscripts } });
    const half = ports.trust(target.half);
    const { register, class: standing, anchorDate, lastDay } = target;
    const key = ports.chance.bytes(keyLength);
    try {
      const plain = Buffer.from(JSON.stringify(transcript), "utf8");
      const [part] = await put({ contact, lastDay }, key, [
        { kind, mediaType: "application/json", plain, id: ports.chance.id("part") },
      ]);
      if (part === undefined) throw refuse("store-away");
      const wrap = wrapKey(half, key, { contact, register, class: standing, anchorDate, lastDay, kind });
      const recorded = await ports.peers.call(recordLatePart, {
        body: { contact, source, part, wrap, mark },
      });
      return answerFor(recorded.part, recorded.first);
    } finally {
      key.fill(0);
    }
  }
}

interface ToKeep {
  readonly contact: ContactId;
  readonly source: SourceId;
  readonly bytes: Uint8Array;
  readonly mark: string;
}

function readOf(
  bytes: Uint8Array,
  { durationMs, channels }: { readonly durationMs: number; readonly channels: number },
) {
  const sides: TranscribedRecording["sides"] = channels === 2 ? ["adviser", "customer"] : ["both"];
  const { format, transcript, findings } = parseTranscript(bytes, { durationMs, sides });
  if (format === undefined || transcript === undefined || isRefused(findings)) throw contentRefused(findings);
  return { format, transcript: transcript satisfies Transcript, findings };
}
