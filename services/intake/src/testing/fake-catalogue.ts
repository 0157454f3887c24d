import {
  type ContactRecord,
  type PublicHalfView,
  contactRecord,
  findBySource,
  intakeRules,
  latePartTarget,
  recordContact,
  recordLatePart,
  type TranscriptKept,
  refuse,
  sealingKeys,
  transcriptKinds,
} from "@tallenne/contracts";
import { calendarDate, firstPolicy, type Policy, policyDigestText } from "@tallenne/domain";
import { StoreFull } from "@tallenne/store";
import { type PrivateHalf, bucketNamed, signHalf } from "@tallenne/vault";
import { type Route, bind } from "@tallenne/wire";
import { generateKeyPairSync, type KeyObject } from "node:crypto";

/** A catalogue in memory, with the reading-room's keys beside it so that tests can open what intake sealed. */
export interface FakeCatalogue {
  readonly routes: readonly Route[];
  /** Contacts by source key. */
  readonly records: Map<string, ContactRecord>;
  /** How often each internal operation was asked. */
  readonly asked: Record<"rules" | "find" | "keys" | "record", number>;
  /** Makes recordContact fail before or after its insert, as a crash or a lost answer does, or for want of room. */
  failing: "before" | "after" | "full" | undefined;
  /** The next record finds its bucket closed, once. */
  closesAtRecord: boolean;
  away: boolean;
  /** The rules in force. */
  rules: Policy;
  /** Another transcript takes the next number before the next one is recorded, so many times. */
  overtakenFor: number;
  /** Answers no key so many times before one is minted. */
  keysWantedFor: number;
  /** When set, the signature of public halves is made with this key. */
  forgedBy: KeyObject | undefined;
  /** Closes the open version of every bucket: the next one asked for is minted. */
  closeBuckets(): void;
  /** Private half of the version a record names. */
  privateHalf(record: Pick<ContactRecord, "bucket" | "bucketVersion">): PrivateHalf;
}

interface Minted {
  readonly half: PublicHalfView;
  readonly privateKey: KeyObject;
  open: boolean;
}

/** A catalogue whose halves are signed by `signingKey`, the reading-room's. */
export function fakeCatalogue(signingKey: KeyObject): FakeCatalogue {
  const minted = new Map<string, Minted[]>();
  const late = new Map<string, readonly TranscriptKept[]>();
  const answering = (): void => {
    if (fake.away) throw refuse("peer-away");
  };
  const openOf = (bucket: string): Minted => {
    const versions = minted.get(bucket) ?? [];
    const open = versions.find((one) => one.open);
    if (open !== undefined) return open;
    const made = mint(bucket, versions.length + 1, fake.forgedBy ?? signingKey);
    minted.set(bucket, [...versions, made]);
    return made;
  };
  const fake: FakeCatalogue = {
    records: new Map(),
    asked: { rules: 0, find: 0, keys: 0, record: 0 },
    failing: undefined,
    closesAtRecord: false,
    away: false,
    rules: firstPolicy,
    overtakenFor: 0,
    keysWantedFor: 0,
    forgedBy: undefined,
    closeBuckets: () => {
      for (const one of [...minted.values()].flat()) one.open = false;
    },
    privateHalf: ({ bucket, bucketVersion }) => {
      const made = minted.get(bucket)?.[bucketVersion - 1];
      if (made === undefined) throw new RangeError("never minted");
      return { bucket, bucketVersion, privateKey: made.privateKey };
    },
    routes: [
      bind(intakeRules, {
        use: () => {
          fake.asked.rules += 1;
          answering();
          return { version: fake.rules.version, policy: policyDigestText(fake.rules) };
        },
      }),
      bind(findBySource, {
        use: (_granted, { body }) => {
          fake.asked.find += 1;
          answering();
          const kept = fake.records.get(body.sourceKey);
          if (kept === undefined) return { found: null };
          return { found: { contact: kept.id, contentMark: kept.contentMark, lastDay: kept.lastDay } };
        },
      }),
      bind(sealingKeys, {
        use: (_granted, { body }) => {
          fake.asked.keys += 1;
          answering();
          if (fake.keysWantedFor > 0) {
            fake.keysWantedFor -= 1;
            return { half: null };
          }
          return { half: openOf(body.bucket).half };
        },
      }),
      bind(recordContact, {
        use: (_granted, { body }) => {
          fake.asked.record += 1;
          answering();
          if (fake.failing === "before") throw refuse("peer-away");
          if (fake.failing === "full") throw new StoreFull(undefined);
          if (fake.closesAtRecord) fake.closeBuckets();
          fake.closesAtRecord = false;
          const known = fake.records.get(body.sourceKey);
          if (known !== undefined && known.contentMark !== body.contentMark) throw refuse("other-content");
          const version = minted.get(body.bucket)?.[body.bucketVersion - 1];
          if (known === undefined && version?.open !== true) throw refuse("bucket-closed");
          const kept = known ?? contactRecord.parse(body);
          fake.records.set(body.sourceKey, kept);
          if (fake.failing === "after") throw refuse("peer-away");
          return { contact: kept.id, first: known === undefined, lastDay: kept.lastDay };
        },
      }),
      bind(latePartTarget, {
        use: (_granted, { body }) => {
          answering();
          const kept = [...fake.records.values()].find(({ id }) => id === body.contact);
          if (kept === undefined) throw refuse("unknown");
          const { channel, register, class: standing, anchorDate, lastDay, durationMs, audio } = kept;
          const of = { channel, register, class: standing, anchorDate, lastDay, durationMs };
          const transcripts = [...(late.get(kept.id) ?? [])];
          return { ...of, half: openOf(kept.bucket).half, channels: audio?.channels ?? 0, transcripts };
        },
      }),
      bind(recordLatePart, {
        use: (_granted, { body }) => {
          answering();
          const kept = [...fake.records.values()].find(({ id }) => id === body.contact);
          if (kept === undefined || body.wrap.kind !== body.part.kind) throw refuse("unknown");
          const before = late.get(kept.id) ?? [];
          const overtaking: TranscriptKept[] =
            fake.overtakenFor > 0 ? [{ part: kindAt(before.length), mark: "0".repeat(64) }] : [];
          fake.overtakenFor -= overtaking.length;
          const now = [...before, ...overtaking];
          const known = now.find(({ mark }) => mark === body.mark);
          late.set(kept.id, now);
          if (known !== undefined) return { part: known.part, first: false };
          if (body.part.kind !== kindAt(now.length)) throw refuse("conflict");
          late.set(kept.id, [...now, { part: kindAt(now.length), mark: body.mark }]);
          const { part, wrap } = body;
          fake.records.set(kept.sourceKey, {
            ...kept,
            parts: [...kept.parts, part],
            wraps: [...kept.wraps, wrap],
          });
          return { part: kindAt(now.length), first: true };
        },
      }),
    ],
  };
  return fake;
}

function mint(name: string, bucketVersion: number, signingKey: KeyObject): Minted {
  const { register, class: kind, lastDay } = bucketNamed(name);
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const half = signHalf(
    {
      bucket: name,
      bucketVersion,
      register,
      class: kind,
      lastDay: calendarDate(lastDay),
      publicKey: publicKey.export({ format: "jwk" }).x ?? "",
    },
    signingKey,
  );
  return { half: half as PublicHalfView, privateKey, open: true };
}

function kindAt(index: number) {
  return transcriptKinds[index] ?? "transcript-9";
}
