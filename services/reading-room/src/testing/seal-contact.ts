import type {
  AccessFacts,
  ContactRow,
  PartView,
  PersonalFields,
  PublicHalfView,
  WrapView,
} from "@tallenne/contracts";
import { calendarDate, type CalendarDate, type ContactId, instantOf } from "@tallenne/domain";
import { type AudioFacts, virtualWav } from "@tallenne/media";
import { systemChance } from "@tallenne/runtime";
import {
  bucketNamed,
  isLatePart,
  isPartKind,
  type ObjectWriter,
  partContext,
  partKey,
  type PartKind,
  sealBytes,
  sealEnvelope,
  verifyHalf,
  wrapKey,
} from "@tallenne/vault";
import type { KeyObject } from "node:crypto";
import { adviser, morning, testId } from "./people.ts";
import { type KeptContact, sha256 } from "./stub-peers.ts";

const rate = 8000;
const dataOffset = 44;
/** Seconds of the recording: three windows. */
const seconds = 40;

/** A two-channel A-law recording; what it sounds like does not matter, only that every byte is its own. */
export const recording = Uint8Array.from(
  { length: dataOffset + seconds * rate * 2 },
  (_, at) => (at * 31 + (at >> 8)) & 255,
);
const audioFacts: AudioFacts & { dataLength: number; durationMs: number } = {
  format: "alaw",
  channels: 2,
  rate,
  dataOffset,
  dataLength: recording.length - dataOffset,
  frames: seconds * rate,
  durationMs: seconds * 1000,
};

/** The whole virtual file of it, as a player hears it. */
export function wholeWav(side: "both" | "adviser" | "customer" = "both"): Uint8Array {
  const wav = virtualWav(audioFacts);
  const plan = wav.plan(0, wav.length);
  return wav.render(recording.subarray(plan.masterFrom, plan.masterTo), plan, { side });
}

/** What a test says of a contact. */
export interface ContactToSeal {
  readonly id: ContactId;
  readonly half: PublicHalfView;
  readonly channel: "call" | "chat" | "email" | "eform";
  readonly parties?: PersonalFields["parties"];
  readonly subject?: string;
  readonly parts: Readonly<Partial<Record<PartKind, Uint8Array>>>;
  readonly startedAt?: number;
  readonly row?: Partial<ContactRow>;
  readonly facts?: Partial<AccessFacts>;
}

/** Seals a contact as intake does, and answers what the catalogue keeps of it. */
export async function sealContact(
  asked: ContactToSeal,
  by: { readonly writer: ObjectWriter; readonly vouching: readonly KeyObject[] },
): Promise<KeptContact> {
  const { id, channel, parties = [], startedAt = morning - 86_400_000 } = asked;
  const half = verifyHalf(asked.half, by.vouching);
  const { register, lastDay } = bucketNamed(asked.half.bucket);
  const anchorDate: CalendarDate = calendarDate("2026-11-23");
  const binding = { contact: id, register, class: "standard" as const, anchorDate, lastDay };
  const together = systemChance.bytes(32);
  const parts: PartView[] = [];
  const late: WrapView[] = [];
  for (const [kind, plain = new Uint8Array(0)] of Object.entries(asked.parts)) {
    const isLate = isPartKind(kind) && isLatePart(kind);
    const key = isLate ? systemChance.bytes(32) : together;
    if (isLate) late.push(wrapKey(half, key, { ...binding, kind }));
    const part = systemChance.id("part");
    const context = partContext({ contact: id, part, kind: kind as PartKind });
    const sealed = sealBytes({ key, context, salt: systemChance.bytes(24), plain });
    const { version } = await by.writer.put(partKey({ contact: id, part }), sealed);
    parts.push({
      kind,
      id: part,
      key: partKey({ contact: id, part }),
      version,
      sealedLength: sealed.length,
      plainLength: plain.length,
      sealedDigest: sha256(sealed),
      mediaType: "application/octet-stream",
    });
  }
  const { format, wrap, sealed } = sealEnvelope({
    half,
    binding,
    fields: {
      externalId: `source-${id.slice(-6)}`,
      parties,
      ...(asked.subject === undefined ? {} : { subject: asked.subject }),
    },
    chance: systemChance,
  });
  const outer = {
    register: register as AccessFacts["register"],
    channel,
    line: "henkiloasiakkaat" as const,
    unit: "tiimi-1",
    agent: adviser,
  };
  const row = {
    ...outer,
    id,
    direction: "in" as const,
    startedAt: instantOf(startedAt),
    endedAt: instantOf(startedAt + seconds * 1000),
    durationMs: seconds * 1000,
    anchorDate,
    lastDay,
    keptUntil: lastDay,
    keeping: "standard" as const,
    state: "kept" as const,
    masked: 0,
    attachments: parts.filter(({ kind }) => kind.startsWith("attachment-")).length,
    ...asked.row,
  };
  const facts: AccessFacts = {
    ...outer,
    id,
    class: "standard",
    open: true,
    row,
    audio: channel === "call" ? audioFacts : null,
    parts,
    wraps: [wrapKey(half, together, { ...binding, kind: "object" }), wrap, ...late],
    anchorDate,
    keptFor: [],
    ...asked.facts,
  };
  return { facts, envelope: { format, sealed } };
}

/** Silences as intake keeps them. */
export const silencePart = Buffer.from(JSON.stringify({ version: 1, segments: [[1000, 3500]] }));
/** Ids for contacts of a test. */
export const contactNumber = (number: number) => testId("contact", number);
/** Bucket of the scene's calls; its key is there from the start. */
export const callBucket = "calls/standard/2027-05-24";
