import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { seededChance, systemClock } from "@tallenne/runtime";
import { canaryBucketOf } from "../prepare-bucket.ts";
import { s3Address } from "../s3-address.ts";
import { s3Bucket } from "../s3-client.ts";
import { s3Credentials } from "../s3-credentials.ts";
import { testBucket, testServer } from "../testing/s3-room.ts";
import { type CanaryStore, canaryStore } from "./canary-store.ts";
import { storeChecks } from "./store-checks.ts";
import { tryStore } from "./try-store.ts";

// A trial is some hundred requests to a real store.
jest.setTimeout(60_000);

const chance = seededChance("try store");
let honest: CanaryStore;
beforeAll(async () => {
  const address = s3Address("s3+http", (await testBucket()).slice("s3+http://".length));
  const bucket = { ...address, bucket: canaryBucketOf(address.bucket) };
  honest = canaryStore(s3Bucket(bucket, s3Credentials(testServer().credentials("steward"))));
});

const trial = async (lies: Partial<CanaryStore>, looked = storeChecks) => {
  const { checks, ...statement } = await tryStore(
    { ...honest, ...lies },
    { clock: systemClock, chance },
    looked,
  );
  return { ...statement, failed: checks.filter(({ holds }) => !holds).map(({ id }) => id) };
};

/** What Ceph RGW 16 does not do, and something of ours makes up for: a second put, SHA-256 and CRC in headers. */
const knownOfCeph = ["C1", "C2", "C4"];

describe("a store is tried before anything is trusted to it", () => {
  test("Ceph RGW keeps what must be kept, with the steward's own credentials (the control)", async () => {
    expect(await trial({})).toEqual({
      adapter: "s3",
      locks: "store",
      versions: "many",
      isSound: true,
      banner: null,
      failed: knownOfCeph,
    });
  });

  const lies: readonly [string, string, () => Partial<CanaryStore>][] = [
    [
      "ignores legal holds",
      "C5",
      () => ({
        remove: async (one, terms) => {
          await honest.hold(one, false);
          return honest.remove(one, terms);
        },
      }),
    ],
    ["ignores retention", "C6", () => ({ remove: (one) => honest.remove(one, { bypass: true }) })],
    [
      "lets nobody pass over governance",
      "C7",
      () => ({ remove: (one) => honest.remove(one, { bypass: false }) }),
    ],
    [
      "shortens compliance",
      "C8",
      () => {
        let asked: { mode: string; until: number } | undefined;
        return {
          retain: (one, mode, until) => {
            asked = { mode, until };
            return honest.retain(one, mode, until);
          },
          retained: () => Promise.resolve(asked),
        };
      },
    ],
    [
      "forgets holds when many are removed at once",
      "C9",
      () => ({
        removeMany: async (all) => {
          for (const one of all) await honest.hold(one, false);
          return honest.removeMany(all);
        },
      }),
    ],
    ["says locks that it does not keep", "C11", () => ({ isHeld: () => Promise.resolve(true) })],
    [
      "overwrites what it says are versions",
      "C12",
      () => {
        const newest = new Map<string, Buffer>();
        return {
          put: (key, bytes, headers) => {
            newest.set(key, bytes);
            return honest.put(key, bytes, headers);
          },
          ofVersion: ({ key }) => Promise.resolve(newest.get(key) ?? Buffer.alloc(0)),
        };
      },
    ],
    ["stops keeping versions when asked to", "C12", () => ({ stopVersions: () => Promise.resolve("done") })],
    [
      "gives ranges a byte off",
      "C13",
      () => ({
        span: (key, { from, to }) => honest.span(key, { from: from + 1, to: to + 1 }),
      }),
    ],
    ["shows what was removed", "C15", () => ({ remove: () => Promise.resolve("done") })],
    [
      "looks at no digest at all",
      "C3",
      () => ({
        put: (key, bytes, headers = {}) => {
          const { "content-md5": _md5, ...others } = headers;
          return honest.put(key, bytes, others);
        },
      }),
    ],
  ];
  test.each(lies)("one that %s is found (%s) and is not sound", async (_what, id, lying) => {
    // That one, and the digest without which none is sound.
    const looked = storeChecks.filter((check) => check.id === id || check.id === "C3");
    const honestly = await trial({}, looked);
    expect(honestly).toMatchObject({ isSound: true, failed: [] });
    const { isSound, failed } = await trial(lying(), looked);
    expect(failed).toContain(id);
    expect(isSound).toBe(false);
  });

  test("what a crash left goes at the next trial, but what compliance keeps", async () => {
    const key = `${chance.id("instance")}/${chance.id("part")}`;
    const left = await honest.put(key, Buffer.from("left"));
    if (left === undefined) throw new Error("no canary");
    await honest.hold(left, true);
    await trial({});
    const keys: string[] = [];
    for await (const entry of honest.list()) keys.push(entry.key);
    expect(keys).not.toContain(key);
    // One canary of each trial of the last seconds is under compliance.
    expect(keys.length).toBeLessThan(20);
  });

  test("one that cannot be asked is away, not unsound", async () => {
    const nowhere = { host: "127.0.0.1", port: 1, isSecure: false, bucket: "nothing", region: "us-east-1" };
    const away = canaryStore(s3Bucket(nowhere, s3Credentials(testServer().credentials("steward"))));
    await expect(tryStore(away, { clock: systemClock, chance })).rejects.toMatchObject({
      code: "store-away",
      reason: "unreachable",
    });
  });
});
