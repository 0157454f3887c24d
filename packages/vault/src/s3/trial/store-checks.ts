import { createHash } from "node:crypto";
import { pause, type Chance, type Clock } from "@tallenne/runtime";
import type { CapabilityCheck } from "../../objects/capability.ts";
import type { Canary, CanaryStore } from "./canary-store.ts";

/** What a check has at hand. */
interface AtTrial {
  readonly store: CanaryStore;
  readonly clock: Clock;
  /** A key nobody used. */
  readonly key: () => string;
  /** Bytes nobody else has. */
  readonly bytes: (length?: number) => Buffer;
}

/** One promise, how it is looked at, and whether something of ours makes up for it where it is not kept. */
export interface StoreCheck extends Pick<CapabilityCheck, "id" | "code"> {
  /** `claims`: intake claims each key. `digests`: one of the three that a store looks at is enough. */
  readonly madeUpBy?: "claims" | "digests";
  readonly holds: (at: AtTrial) => Promise<boolean>;
}

const day = 24 * 3_600_000;
/** How long a canary under compliance is kept, milliseconds: nobody can remove it sooner. */
const shortCompliance = 5000;
/** The shortest first part stores take. */
const firstPart = 5 * 1024 * 1024;
const digestOf = (algorithm: "md5" | "sha256", bytes: Buffer) =>
  createHash(algorithm).update(bytes).digest("base64");

/** C1 to C16 of the handbook (`s3.md`). */
export const storeChecks: readonly StoreCheck[] = [
  {
    id: "C1",
    code: "second-put-refused",
    madeUpBy: "claims",
    holds: async ({ store, key, bytes }) => {
      const { key: taken } = await canary(store, key(), bytes());
      return (await store.put(taken, bytes(), { "if-none-match": "*" })) === undefined;
    },
  },
  {
    id: "C2",
    code: "wrong-sha256-refused",
    madeUpBy: "digests",
    holds: async ({ store, key, bytes }) => {
      const wrong = { "x-amz-checksum-sha256": digestOf("sha256", bytes()) };
      return (await store.put(key(), bytes(), wrong)) === undefined;
    },
  },
  {
    id: "C3",
    code: "wrong-md5-refused",
    madeUpBy: "digests",
    holds: async ({ store, key, bytes }) =>
      (await store.put(key(), bytes(), { "content-md5": digestOf("md5", bytes()) })) === undefined,
  },
  {
    id: "C4",
    code: "wrong-crc-refused",
    madeUpBy: "digests",
    holds: async ({ store, key, bytes }) =>
      (await store.put(key(), bytes(), { "x-amz-checksum-crc32": "AAAAAA==" })) === undefined,
  },
  {
    id: "C5",
    code: "hold-refuses-removal",
    holds: async ({ store, key, bytes }) => {
      const one = await canary(store, key(), bytes());
      await store.hold(one, true);
      const answer = await store.remove(one, { bypass: true });
      return answer === "refused" && (await isThere(store, one));
    },
  },
  {
    id: "C6",
    code: "retention-refuses-removal",
    holds: async ({ store, key, bytes, clock }) => {
      const one = await canary(store, key(), bytes());
      await store.retain(one, "GOVERNANCE", clock.now() + day);
      return (await store.remove(one, { bypass: false })) === "refused" && (await isThere(store, one));
    },
  },
  {
    id: "C7",
    code: "governance-passed-by-right",
    holds: async ({ store, key, bytes, clock }) => {
      const one = await canary(store, key(), bytes());
      await store.retain(one, "GOVERNANCE", clock.now() + day);
      return (await store.remove(one, { bypass: true })) === "done" && !(await isThere(store, one));
    },
  },
  {
    id: "C8",
    code: "compliance-not-shortened",
    holds: async ({ store, key, bytes, clock }) => {
      const one = await canary(store, key(), bytes());
      const until = clock.now() + shortCompliance;
      await store.retain(one, "COMPLIANCE", until);
      await store.retain(one, "COMPLIANCE", until - 3000);
      await store.retain(one, "GOVERNANCE", until - 3000);
      const kept = await store.retained(one);
      const isKept = kept?.mode === "COMPLIANCE" && kept.until >= until - 999;
      return (
        isKept && (await store.remove(one, { bypass: true })) === "refused" && (await isThere(store, one))
      );
    },
  },
  {
    id: "C9",
    code: "many-removals-respect-holds",
    holds: async ({ store, key, bytes }) => {
      const [held, free] = [await canary(store, key(), bytes()), await canary(store, key(), bytes())];
      await store.hold(held, true);
      await store.removeMany([held, free]);
      return (await isThere(store, held)) && !(await isThere(store, free));
    },
  },
  {
    id: "C10",
    code: "default-retention-of-each-object",
    madeUpBy: "claims",
    holds: async ({ store, key, bytes, clock }) => {
      await canary(store, key(), bytes());
      const second = await store.retained(await canary(store, key(), bytes()));
      return second !== undefined && second.until > clock.now() + day / 2;
    },
  },
  {
    id: "C11",
    code: "locks-read-back",
    holds: async ({ store, key, bytes, clock }) => {
      const one = await canary(store, key(), bytes());
      const until = Math.ceil(clock.now() / 1000) * 1000 + 2 * day;
      await store.retain(one, "GOVERNANCE", until);
      await store.hold(one, true);
      const isOn = await store.isHeld(one);
      await store.hold(one, false);
      const kept = await store.retained(one);
      return isOn && !(await store.isHeld(one)) && kept?.mode === "GOVERNANCE" && kept.until === until;
    },
  },
  {
    id: "C12",
    code: "versions-stay",
    holds: async ({ store, key, bytes }) => {
      const [before, after, at] = [bytes(), bytes(), key()];
      const first = await canary(store, at, before);
      const second = await canary(store, at, after);
      const isStable =
        first.version !== second.version &&
        before.equals(await store.ofVersion(first)) &&
        after.equals(await store.ofVersion(second));
      return isStable && (await store.stopVersions()) === "refused";
    },
  },
  {
    id: "C13",
    code: "range-exact",
    holds: async ({ store, key, bytes }) => {
      const at = key();
      const whole = Buffer.concat([bytes(firstPart), bytes(70_000)]);
      await store.putInParts(at, [whole.subarray(0, firstPart), whole.subarray(firstPart)]);
      const spans = [
        { from: firstPart - 3, to: firstPart + 3 },
        { from: 16_399, to: 65_537 },
      ];
      for (const span of spans)
        if (!whole.subarray(span.from, span.to).equals(await store.span(at, span))) return false;
      return true;
    },
  },
  {
    id: "C14",
    code: "read-after-write",
    holds: async ({ store, key, bytes }) => {
      const [at, whole] = [key(), bytes()];
      await canary(store, at, whole);
      return whole.equals(await store.span(at, { from: 0, to: whole.length }));
    },
  },
  {
    id: "C15",
    code: "gone-after-remove",
    holds: async ({ store, key, bytes, clock }) => {
      const one = await canary(store, key(), bytes());
      await store.remove(one, { bypass: true });
      // A listing may lag for a moment; a removal that is none never shows.
      for (let looked = 0; looked < 10; looked += 1) {
        if (!(await isThere(store, one))) return true;
        await pause(clock, 100);
      }
      return false;
    },
  },
  {
    id: "C16",
    code: "given-up-parts-freed",
    madeUpBy: "claims",
    holds: async ({ store, key, bytes }) => (await store.giveUp(key(), bytes())) === 0,
  },
];

/** Looks at one promise. */
export function lookAt(check: StoreCheck, at: { store: CanaryStore; clock: Clock; chance: Chance }) {
  const { store, clock, chance } = at;
  return check.holds({
    store,
    clock,
    key: () => `${chance.id("instance")}/${chance.id("part")}`,
    bytes: (length = 70_000) => Buffer.alloc(length, chance.bytes(4099)),
  });
}

async function canary(store: CanaryStore, key: string, bytes: Buffer): Promise<Canary> {
  const made = await store.put(key, bytes);
  if (made === undefined) throw new Error("the store takes no canary");
  return made;
}

async function isThere(store: CanaryStore, { key, version }: Canary): Promise<boolean> {
  for await (const entry of store.list()) if (entry.key === key && entry.version === version) return true;
  return false;
}
