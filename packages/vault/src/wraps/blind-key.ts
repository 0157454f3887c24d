import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { PrivateHalf } from "./wrap.ts";

const length = 32;

/**
 * A key for keyed hashes of what lies in one bucket version: HKDF-SHA-256 of its private half, one per `use`. It is written nowhere and dies with the
 * key file, so hashes left in an old backup say nothing from that moment. Lives no longer in memory than the half itself may.
 */
export function blindKeyOf({ privateKey, bucket, bucketVersion }: PrivateHalf, use: string): KeyObject {
  const { d } = privateKey.export({ format: "jwk" });
  if (d === undefined) throw new TypeError("not an X25519 key");
  const raw = Buffer.from(d, "base64url");
  const info = `tallenne blind key 1\0${use}\0${bucket}\0${bucketVersion}`;
  const derived = Buffer.from(hkdfSync("sha256", raw, "", info, length));
  raw.fill(0);
  const key = createSecretKey(derived);
  derived.fill(0);
  return key;
}
