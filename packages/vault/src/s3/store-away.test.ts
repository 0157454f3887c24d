import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { type AwayReason, type Objects, ObjectMissing, type PutReceipt } from "../objects/object-port.ts";
import { s3Address } from "./s3-address.ts";
import { s3Bucket } from "./s3-client.ts";
import { s3Credentials } from "./s3-credentials.ts";
import { s3Objects } from "./s3-objects.ts";
import { type S3User, testBucket, testServer } from "./testing/s3-room.ts";
import { type WayFault, wayToStore, type WayToStore } from "./testing/way-to-store.ts";

jest.setTimeout(60_000);

const chance = seededChance("store away");
const keyOf = () => `${chance.id("contact")}/${chance.id("part")}`;
const bytes = Buffer.alloc(300_000, 7);
const long = Buffer.alloc(9 * 1024 * 1024, 7);

let way: WayToStore;
let writer: Objects["writer"];
let reader: Objects["reader"];
let sweeper: Objects["sweeper"];
let key: string;
let kept: PutReceipt;

beforeAll(async () => {
  const address = await testBucket();
  const { port, bucket } = s3Address("s3+http", address.slice("s3+http://".length));
  way = await wayToStore(port ?? 0);
  const as = (user: S3User) => {
    const at = s3Address("s3+http", `127.0.0.1:${way.port}/${bucket}`);
    return s3Objects(s3Bucket(at, s3Credentials(testServer().credentials(user)), 300));
  };
  ({ writer } = as("intake"));
  ({ reader } = as("reading-room"));
  ({ sweeper } = as("steward"));
  key = keyOf();
  kept = await writer.put(key, bytes);
});
afterAll(() => way.end());

const acts: Record<string, () => Promise<unknown>> = {
  "a put": () => writer.put(keyOf(), bytes),
  "a put in parts": () => writer.put(keyOf(), long),
  "a look": () => reader.stat(key),
  "a span": () => reader.getSpan(key, { from: 0, to: 200_000 }),
  "a listing": () => sweeper.versions(key),
  "a removal": () => sweeper.remove(key, kept.version),
  "a hold": () => sweeper.lock(key, kept.version, true),
};

describe("while the store is away", () => {
  const ways: readonly [WayFault, AwayReason][] = [
    ["refused", "unreachable"],
    ["reset", "unreachable"],
    ["silent", "slow"],
    ["busy", "busy"],
  ];
  test.each(ways)(
    "(%s) everything asked of it says so, and when it is back it works again by itself",
    async (fault, reason) => {
      way.set(fault);
      const heard: string[] = [];
      for (const [what, act] of Object.entries(acts)) {
        const failure = await act().then(
          () => ({ code: "done", reason: what }),
          (one: { code: string; reason: string }) => one,
        );
        expect([what, failure.code]).toEqual([what, "store-away"]);
        heard.push(failure.reason);
      }
      // A connection that stood open before is found closed: then the store is out of reach rather than what it is.
      expect(new Set([...heard, "unreachable"])).toEqual(new Set([reason, "unreachable"]));
      way.set("none");
      // What was acknowledged before is all there, and what was refused meanwhile did not happen.
      expect(bytes.equals(await reader.getSpan(key, { from: 0, to: bytes.length }))).toBe(true);
      expect(await sweeper.isLocked(key, kept.version)).toBe(false);
      expect((await writer.put(keyOf(), bytes)).length).toBe(bytes.length);
    },
  );

  test("an answer that breaks off is never taken for the whole, neither of a span nor of an object", async () => {
    way.set("cut");
    await expect(reader.getSpan(key, { from: 0, to: 200_000 })).rejects.toMatchObject({ code: "store-away" });
    const given: Uint8Array[] = [];
    const whole = async () => {
      for await (const piece of reader.get(key)) given.push(piece);
    };
    await expect(whole()).rejects.toMatchObject({ code: "store-away" });
    expect(Buffer.concat(given).length).toBeLessThan(bytes.length);
    way.set("none");
  });

  test("a put whose answer is lost is refused; whatever lies there is whole or nothing", async () => {
    const lost = keyOf();
    const putting = writer.put(lost, bytes).catch((failure: unknown) => failure);
    way.set("reset");
    const failure = await putting;
    way.set("none");
    expect(failure).toMatchObject({ code: "store-away" });
    const found = await reader.getSpan(lost, { from: 0, to: bytes.length }).catch((none: unknown) => none);
    if (!(found instanceof ObjectMissing)) expect(found).toEqual(bytes);
  });
});
