import { KeyObject } from "node:crypto";
import type { BucketVersion } from "../../buckets/bucket.ts";
import { fieldBytes } from "../../field-bytes.ts";
import type { SealingKey } from "../../sealing/chunk-keys.ts";
import { Damaged } from "../../sealing/damaged.ts";
import { openBytes } from "../../sealing/open-bytes.ts";
import { sealBytes } from "../../sealing/seal-bytes.ts";
import { x25519PrivateKey } from "../../wraps/x25519.ts";

/** Which ring and version a key file is sealed for: copied under another name or into another ring it does not open. */
export interface KeyFileOf extends BucketVersion {
  readonly ring: string;
}

const label = Buffer.from("tallenne-key-1\n", "ascii");

/** The bytes of a key file: the raw private key, sealed under the root key. */
export function keyFileBytes(
  of: KeyFileOf,
  sealing: { readonly rootKey: SealingKey; readonly salt: Uint8Array; readonly raw: Uint8Array },
): Buffer {
  const { rootKey: key, salt, raw: plain } = sealing;
  return Buffer.concat([label, sealBytes({ key, context: contextOf(of), salt, plain })]);
}

/** The private key in a key file. Throws `Damaged` ("key-file") for another root key, ring, version or changed bytes. */
export function keyInFile(of: KeyFileOf, rootKey: SealingKey, bytes: Uint8Array): KeyObject {
  if (!label.equals(bytes.subarray(0, label.length))) throw new Damaged("key-file");
  try {
    const raw = openBytes({ key: rootKey, context: contextOf(of), sealed: bytes.subarray(label.length) });
    const key = x25519PrivateKey(raw);
    raw.fill(0);
    return key;
  } catch {
    throw new Damaged("key-file");
  }
}

function contextOf({ ring, bucket, bucketVersion }: KeyFileOf): Buffer {
  return fieldBytes("tallenne/key-file@v1", [ring, bucket, String(bucketVersion)]);
}
