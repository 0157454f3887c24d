import { type Announced, type PublicHalfView, findBySource, Problem, refuse } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, epochOf, instantOf, isPast, type PartId } from "@tallenne/domain";
import type { Calendar, Chance, Clock, Secret } from "@tallenne/runtime";
import type { ContentThreads, Decoders } from "@tallenne/media";
import type { Collection } from "@tallenne/store";
import {
  keyLength,
  partContext,
  type PartKind,
  type StagedUpload,
  type Staging,
  type TrustedHalf,
} from "@tallenne/vault";
import type { Bytes, Peers } from "@tallenne/wire";
import { type KeptAnnouncement, answerTo } from "../announcements/announcement-kept.ts";
import { contentMarkOf } from "../announcements/source-mark.ts";
import { digestOf } from "./content-digest.ts";
import type { putParts } from "./put-parts.ts";
import { receiveRecording } from "./receive-recording.ts";
import { receiveWritten } from "./receive-written.ts";
import type { Received } from "./received.ts";
import { recordKept } from "./record-kept.ts";

interface PutContentPorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly staging: Staging;
  readonly decoders: Decoders;
  readonly threads: ContentThreads;
  readonly put: ReturnType<typeof putParts>;
  readonly half: (bucket: PublicHalfView["bucket"]) => Promise<TrustedHalf>;
  readonly peers: Peers;
  readonly secret: Secret;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Largest recording taken, bytes. */
  readonly largest: number;
}

/** The content of an announcement, as it streams in. */
export interface ContentPut {
  readonly kept: KeptAnnouncement;
  readonly stream: Bytes;
  /** Hexadecimal SHA-256 that the source states. */
  readonly statedDigest?: string;
  /** Told when a step is done, for whoever looks for lost time. */
  readonly passed?: (step: string) => void;
}

/** The answer, and whether the content is new. */
export interface PutOutcome {
  readonly status: 200 | 201;
  readonly answer: Announced;
}

/**
 * Takes the content of an announcement (flows J1.5–9): one pass in, gates, put and read back, one insert in the catalogue, only then acknowledged. A
 * retry begins anew under new object keys. Content that was kept before is only digested: the same gets the first answer, other is refused
 * `other-content`.
 */
export function putContent(ports: PutContentPorts) {
  const record = recordKept(ports);

  return async (asked: ContentPut): Promise<PutOutcome> => {
    const { kept, passed = () => undefined } = asked;
    if (kept.state === "quarantined") throw refuse("awaiting-repair");
    if (kept.contact === null || kept.lastDay === null) throw refuse("unknown");
    if (isPast(kept.lastDay, ports.calendar.today())) throw refuse("already-expired");
    const first = await keptBefore(kept);
    if (first !== undefined) return repeated(asked, first);
    const half = await halfFor(kept);
    const key = ports.chance.bytes(keyLength);
    const stagings = stagingsOf(kept.contact, key);
    try {
      passed("prepare-content");
      const received = await receive(asked, stagings);
      passed("receive");
      const parts = received.parts.map((part) => ({
        ...part,
        id: stagings.ids.get(part.kind) ?? ports.chance.id("part"),
      }));
      const put = await ports.put({ contact: kept.contact, lastDay: kept.lastDay }, key, parts);
      passed("put-parts");
      const contentMark = contentMarkOf(ports.secret, received.digest);
      const recorded = await record({ kept, half, received, contentMark, key, parts: put });
      passed("record");
      const done = await markDone(kept, { ...recorded, contentMark });
      passed("mark-done");
      return { status: recorded.first ? 201 : 200, answer: answerTo(done) };
    } catch (failure) {
      throw failure instanceof Problem && failure.slug === "bucket-closed"
        ? await announceAgain(kept)
        : failure;
    } finally {
      key.fill(0);
      await stagings.discard();
    }
  };

  /** The parts that are sealed while they stream in: each under an id of its own, which stands in what it is sealed with. */
  function stagingsOf(contact: ContactId, key: Uint8Array) {
    const ids = new Map<PartKind, PartId>();
    const begun: StagedUpload[] = [];
    return {
      ids,
      begin: async (kind: PartKind): Promise<StagedUpload> => {
        const part = ports.chance.id("part");
        ids.set(kind, part);
        const staged = await ports.staging.begin({ key, context: partContext({ contact, part, kind }) });
        begun.push(staged);
        return staged;
      },
      discard: async (): Promise<void> => {
        for (const staged of begun) await staged.discard();
      },
    };
  }

  async function receive(
    { kept, stream, statedDigest }: ContentPut,
    stagings: ReturnType<typeof stagingsOf>,
  ): Promise<Received> {
    const { facts } = kept;
    const { channel } = facts;
    const received =
      channel !== "call"
        ? await receiveWritten(channel, stream, ports.threads)
        : await receiveRecording({
            stream,
            staged: await stagings.begin("original"),
            stageAccess: () => stagings.begin("access"),
            decoders: ports.decoders,
            threads: ports.threads,
            headerless: facts.headerless,
            announcedMs: epochOf(facts.endedAt) - epochOf(facts.startedAt),
            largest: ports.largest,
          });
    if (statedDigest !== undefined && statedDigest !== received.digest) throw refuse("digest-differs");
    if (facts.contentLength !== undefined && facts.contentLength !== received.length)
      throw refuse("content-refused", {
        findings: [{ code: "content-length-differs", pointer: "/contentLength" }],
      });
    return received;
  }

  /** What is known of content that was kept under this announcement, here or, after a crash, in the catalogue. */
  async function keptBefore(kept: KeptAnnouncement) {
    const { contact, contentMark, lastDay, sourceKey } = kept;
    if (kept.state === "kept" && contact !== null && contentMark !== null && lastDay !== null)
      return { contact, contentMark, lastDay };
    return (await ports.peers.call(findBySource, { body: { sourceKey } })).found ?? undefined;
  }

  async function repeated(
    { kept, stream, statedDigest }: ContentPut,
    first: { readonly contact: ContactId; readonly contentMark: string; readonly lastDay: CalendarDate },
  ): Promise<PutOutcome> {
    const digest = await digestOf(stream, ports.largest);
    if (statedDigest !== undefined && statedDigest !== digest) throw refuse("digest-differs");
    if (contentMarkOf(ports.secret, digest) !== first.contentMark) throw refuse("other-content");
    return { status: 200, answer: answerTo(await markDone(kept, first)) };
  }

  /** The half that the personal fields were sealed to: all keys of a contact lie in one bucket version (flows D12). */
  async function halfFor(kept: KeptAnnouncement): Promise<TrustedHalf> {
    if (kept.sealed === null) throw fromTheStart();
    const half = await ports.half(kept.sealed.bucket);
    if (half.bucketVersion !== kept.sealed.bucketVersion) throw await announceAgain(kept);
    return half;
  }

  /**
   * The bucket version closed after the contact was announced. Its record key left memory then, so it cannot be wrapped again here: the sealed
   * fields are dropped, and the source announces once more, which seals them to the open version under the same contact.
   */
  async function announceAgain({ id, sealed }: KeptAnnouncement): Promise<Problem> {
    await ports.announcements.change(id, (one) =>
      one.state === "awaiting-content" && one.sealed?.bucketVersion === sealed?.bucketVersion
        ? { ...one, sealed: null }
        : undefined,
    );
    return fromTheStart();
  }

  async function markDone(
    kept: KeptAnnouncement,
    first: { readonly contact: ContactId; readonly contentMark: string; readonly lastDay: CalendarDate },
  ): Promise<KeptAnnouncement> {
    const { contact, contentMark, lastDay } = first;
    const doneAt = instantOf(ports.clock.now());
    const done = { state: "kept", contact, contentMark, lastDay, doneAt, sealed: null } as const;
    const changed = await ports.announcements.change(kept.id, (one) =>
      one.state === "kept" ? undefined : { ...one, ...done },
    );
    return changed ?? { ...kept, ...done };
  }
}

/** The retry of this refusal begins with the announcement, as every retry after a 503 does (flows J1, *Fails*). */
function fromTheStart(): Problem {
  return refuse("key-wanted", { facts: { from: "announcement" } });
}
