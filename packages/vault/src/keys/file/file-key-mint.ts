import type { Chance } from "@tallenne/runtime";
import type { KeyObject } from "node:crypto";
import { bucketNamed, type BucketVersion } from "../../buckets/bucket.ts";
import type { SealingKey } from "../../sealing/chunk-keys.ts";
import { keyLength, saltLength } from "../../sealing/sealed-layout.ts";
import { type SignedHalf, signHalf } from "../../wraps/public-half.ts";
import { x25519PrivateKey, x25519PublicText } from "../../wraps/x25519.ts";
import { KeyGone, type KeyMint } from "../key-port.ts";
import { fileKeyOpener } from "./file-key-opener.ts";
import { keyFileBytes } from "./key-file.ts";
import type { KeyFolder } from "./key-folder.ts";
import { completeCopies, ringEntries, wipeIfGone } from "./ring-entries.ts";

/** Mints key pairs into the copies of a ring. */
export function fileKeyMint(ring: {
  readonly ring: string;
  readonly folders: readonly KeyFolder[];
  readonly rootKey: SealingKey;
  readonly signingKey: KeyObject;
  readonly chance: Chance;
}): KeyMint {
  const { folders, rootKey, chance } = ring;
  const opener = fileKeyOpener(ring);

  const versionsOf = async (bucket: string): Promise<(BucketVersion & { isGone: boolean })[]> =>
    (await ringEntries(folders))
      .filter((entry) => entry.bucket === bucket)
      .toSorted((a, b) => b.bucketVersion - a.bucketVersion);

  const signed = (version: BucketVersion, privateKey: KeyObject): SignedHalf => {
    const { register, class: kind, lastDay } = bucketNamed(version.bucket);
    const publicKey = x25519PublicText(privateKey);
    return signHalf({ ...version, register, class: kind, lastDay, publicKey }, ring.signingKey);
  };

  return {
    async mint(name) {
      const bucket = bucketNamed(name).name;
      const version = await claimNext(
        folders,
        bucket,
        ((await versionsOf(bucket))[0]?.bucketVersion ?? 0) + 1,
      );
      const raw = chance.bytes(keyLength);
      const sealed = keyFileBytes(
        { ...version, ring: ring.ring },
        { rootKey, salt: chance.bytes(saltLength), raw },
      );
      for (const folder of folders) await folder.place(version, sealed);
      if (await wipeIfGone(folders, version)) throw new KeyGone({ isDestroyed: true });
      const privateKey = x25519PrivateKey(raw);
      raw.fill(0);
      return signed(version, privateKey);
    },
    async newest(name) {
      for (const { bucket, bucketVersion, isGone } of await versionsOf(bucketNamed(name).name)) {
        if (isGone) continue;
        const version = { bucket, bucketVersion };
        await completeCopies(folders, version);
        try {
          return signed(version, (await opener.open(version)).privateKey);
        } catch (failure) {
          // A claim whose minting was cut short, or destroyed meanwhile: an older version may live.
          if (!(failure instanceof KeyGone)) throw failure;
        }
      }
      return undefined;
    },
  };
}

/**
 * The first version from `from` on that the caller alone has taken. The first folder decides: where it refuses, the others
 * are not asked, so that two who ask at once do not block each other for ever.
 */
async function claimNext(
  folders: readonly KeyFolder[],
  bucket: string,
  from: number,
): Promise<BucketVersion> {
  for (let bucketVersion = from; ; bucketVersion += 1) {
    const version = { bucket, bucketVersion };
    let taken = 0;
    for (const folder of folders) {
      if (!(await folder.claim(version))) break;
      taken += 1;
    }
    if (taken === folders.length) return version;
  }
}
