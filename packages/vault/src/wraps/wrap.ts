import type { KeyObject } from "node:crypto";
import { bucketCovers, type BucketVersion } from "../buckets/bucket.ts";
import { Damaged } from "../sealing/damaged.ts";
import { keyLength } from "../sealing/sealed-layout.ts";
import { type Binding, bindingBytes, type WrapKind } from "./binding.ts";
import { encLength, hpkeOpen, hpkeSeal } from "./hpke.ts";
import type { TrustedHalf } from "./public-half.ts";

/** A sealing key wrapped to a bucket's public half by HPKE (RFC 9180). Both texts are base64url. */
export interface Wrap extends BucketVersion {
  readonly kind: WrapKind;
  readonly enc: string;
  readonly ciphertext: string;
}

/** The private half of one bucket version, opened from the keyring. Lives as long as a ticket, never longer. */
export interface PrivateHalf extends BucketVersion {
  readonly privateKey: KeyObject;
}

/** The key would be wrapped to a bucket of another register, class or last day: it would die on the wrong day. */
export class WrongBucket extends Error {
  readonly code = "wrong-bucket";

  constructor() {
    super("the bucket is not that of the item's register, class and last day");
    this.name = "WrongBucket";
  }
}

/**
 * Wraps a 32-byte sealing key to a verified public half, tied to `binding` and to the bucket version.
 * Throws `WrongBucket`, and RangeError for another key length.
 */
export function wrapKey(half: TrustedHalf, secret: Uint8Array, binding: Binding): Wrap {
  if (secret.length !== keyLength) throw new RangeError("a sealing key has 32 bytes");
  if (!bucketCovers(half.of, binding)) throw new WrongBucket();
  const info = bindingBytes(binding, half);
  const { enc, ciphertext } = hpkeSeal({ publicKey: half.publicKey, info, plain: secret });
  return {
    kind: binding.kind,
    bucket: half.bucket,
    bucketVersion: half.bucketVersion,
    enc: enc.toString("base64url"),
    ciphertext: ciphertext.toString("base64url"),
  };
}

/** The wrapped key. Throws `Damaged` ("wrap") under another half, another binding or other bytes. */
export function unwrapKey(half: PrivateHalf, wrap: Wrap, binding: Binding): Buffer {
  const isOfHalf = wrap.bucket === half.bucket && wrap.bucketVersion === half.bucketVersion;
  if (!isOfHalf || wrap.kind !== binding.kind) throw new Damaged("wrap");
  const enc = exactly(wrap.enc, encLength);
  const ciphertext = exactly(wrap.ciphertext, keyLength + 16);
  try {
    return hpkeOpen({ privateKey: half.privateKey, info: bindingBytes(binding, half), enc, ciphertext });
  } catch {
    throw new Damaged("wrap");
  }
}

/** One text has one reading: other lengths and sloppy base64 are refused. */
function exactly(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== length || bytes.toString("base64url") !== text) throw new Damaged("wrap");
  return bytes;
}
