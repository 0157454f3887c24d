import type { ContactRecord, PublicHalfView, Standing } from "@tallenne/contracts";
import {
  type CalendarDate,
  type Id,
  type IdKind,
  calendarDate,
  firstPolicy,
  idFrom,
  instant,
  instantOf,
  lastDayFor,
  retentionRule,
  startOfHelsinkiDay,
} from "@tallenne/domain";
import { bucketNamed, signHalf } from "@tallenne/vault";
import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";

/** An id that is the same in every run. */
export function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(number, 12);
  return idFrom(kind, bytes);
}

/** Sanna, an adviser of team one. */
export const adviser = testId("person", 1);
/** Another adviser of the same team. */
export const colleague = testId("person", 2);

/** What identity vouches for: signed, with a right of the role in force. */
export function standingOf(role: Standing["role"], more: Partial<Standing> = {}): Standing {
  return {
    session: testId("session", 1),
    person: adviser,
    role,
    unit: "tiimi-1",
    office: "mikkeli",
    grants: [
      {
        id: testId("grant", 1),
        role,
        unit: more.unit ?? "tiimi-1",
        registers: ["calls", "chat", "email", "eform"],
        lines: ["henkiloasiakkaat", "yritys-suomi"],
        until: calendarDate("2027-10-31"),
      },
    ],
    commitment: { id: testId("commitment", 1), version: 1, until: calendarDate("2027-11-24") },
    authenticatedAt: instant("2026-11-24T07:59:00.000Z"),
    version: 1,
    language: "fi",
    disqualified: [],
    ...more,
  };
}

/** How a test tells one contact from another. */
export interface InventedContact extends Partial<ContactRecord> {
  readonly number: number;
  /** Helsinki day on which the call was served at noon. */
  readonly day?: CalendarDate;
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const calls = retentionRule(firstPolicy.registers.find(({ id }) => id === "calls") ?? { id: "", rules: [] });

/** A call that Sanna served, as intake records it. */
export function contactOf({
  number,
  day = calendarDate("2026-11-23"),
  ...more
}: InventedContact): ContactRecord {
  const id = more.id ?? testId("contact", number);
  const started = startOfHelsinkiDay(day) + 12 * 3_600_000 + (number % 3600) * 1000;
  const lastDay = more.lastDay ?? lastDayFor(calls, day);
  const bucket = more.bucket ?? `calls/standard/${lastDay}`;
  const bucketVersion = more.bucketVersion ?? 1;
  return {
    id,
    register: "calls",
    class: "standard",
    channel: "call",
    line: "henkiloasiakkaat",
    unit: "tiimi-1",
    agent: adviser,
    direction: "in",
    language: "fi",
    startedAt: instantOf(started),
    endedAt: instantOf(started + 60_000),
    durationMs: 60_000,
    anchorDate: day,
    lastDay,
    bucket,
    bucketVersion,
    wraps: (["object", "record"] as const).map((kind) => ({
      kind,
      bucket,
      bucketVersion,
      enc: "ZW5j",
      ciphertext: "a2V5",
    })),
    parts: [
      {
        kind: "original",
        id: testId("part", number),
        key: `${id}/${testId("part", number)}`,
        version: "1",
        sealedLength: 1000,
        plainLength: 960,
        sealedDigest: digest(`sealed ${number}`),
        mediaType: "audio/wav",
      },
    ],
    audio: null,
    envelope: { format: "c2sp-chunked-v1", sealed: "c2VhbGVk" },
    masks: {},
    source: testId("source", 1),
    sourceKey: digest(`source ${number}`),
    contentMark: digest(`content ${number}`),
    noticeVersion: "notice-a-1",
    legalTasks: [],
    findings: [],
    ingestedAt: instantOf(started + 120_000),
    ...more,
  };
}

/** The public half of a bucket version, vouched for with `key`. */
export function halfOf(bucket: string, bucketVersion: number, key: KeyObject): PublicHalfView {
  const of = bucketNamed(bucket);
  const { publicKey } = generateKeyPairSync("x25519");
  const half = signHalf(
    {
      bucket,
      bucketVersion,
      register: of.register,
      class: of.class,
      lastDay: of.lastDay,
      publicKey: publicKey.export({ format: "jwk" }).x ?? "",
    },
    key,
  );
  return half as PublicHalfView;
}
