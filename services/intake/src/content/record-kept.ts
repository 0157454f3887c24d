import { type ContactRecord, recordContact, refuse } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, epochOf, instantOf } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { type TrustedHalf, wrapKey } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import { callMarksOf } from "../announcements/call-marks.ts";
import type { KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Received } from "./received.ts";

/** What was received and put, ready for its one insert. */
export interface ToRecord {
  readonly kept: KeptAnnouncement;
  readonly half: TrustedHalf;
  readonly received: Received;
  readonly contentMark: string;
  readonly key: Uint8Array;
  readonly parts: ContactRecord["parts"];
}

/** The contact as the catalogue has it; `first` is false when it was recorded before. */
export interface RecordedContact {
  readonly contact: ContactId;
  readonly first: boolean;
  readonly lastDay: CalendarDate;
}

/**
 * The one insert (flows J1.8): the object key wrapped to the bucket that the personal fields are sealed to, parts, facts, term. Throws the
 * catalogue's `bucket-closed`, `already-expired`, `other-content`.
 */
export function recordKept({ peers, clock }: { readonly peers: Peers; readonly clock: Clock }) {
  return async (made: ToRecord): Promise<RecordedContact> => {
    const { kept, half, received, contentMark, key, parts } = made;
    const { facts, contact, anchorDate, lastDay, noticeVersion, sealed } = kept;
    if (
      contact === null ||
      sealed === null ||
      anchorDate === null ||
      lastDay === null ||
      noticeVersion === null
    )
      throw refuse("unknown");
    const standing = {
      register: half.of.register as ContactRecord["register"],
      class: "standard" as const,
      anchorDate,
      lastDay,
    };
    const callMarks = received.audio === null ? [] : callMarksOf(facts.marks, received.audio.durationMs);
    const record: ContactRecord = {
      ...standing,
      id: contact,
      channel: facts.channel,
      line: kept.line,
      unit: kept.unit,
      agent: kept.agent,
      direction: facts.direction,
      language: facts.language,
      startedAt: facts.startedAt,
      endedAt: facts.endedAt,
      durationMs:
        received.audio?.durationMs ?? Math.max(0, epochOf(facts.endedAt) - epochOf(facts.startedAt)),
      bucket: half.bucket,
      bucketVersion: half.bucketVersion,
      wraps: [wrapKey(half, key, { ...standing, contact, kind: "object" }), sealed.wrap],
      parts,
      audio: received.audio,
      ...(callMarks.length === 0 ? {} : { callMarks }),
      envelope: sealed.envelope,
      masks: { ...received.masks },
      source: kept.source,
      sourceKey: kept.sourceKey,
      contentMark,
      noticeVersion,
      legalTasks: facts.legalTasks,
      findings: [...new Set([...kept.findings.map(({ code }) => code), ...received.findings])],
      ingestedAt: instantOf(clock.now()),
    };
    return peers.call(recordContact, { body: record });
  };
}
