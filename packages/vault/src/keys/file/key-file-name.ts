import { type BucketVersion } from "../../buckets/bucket.ts";

/** What a file of a keyring folder says about a version. */
export interface KeyFileName extends BucketVersion {
  /** `key` holds a sealed private half (or nothing yet); `gone` is the mark a destroyed one leaves for ever. */
  readonly ending: "key" | "gone";
}

const form = /^([a-z0-9-]+)_(standard|held|frozen|disputed)_([0-9-]+)_v([1-9]\d{0,8})\.(key|gone)$/;

/** `calls_standard_2027-05-24_v1.key`. Throws RangeError for what is no bucket version: a name never leaves its folder. */
export function keyFileName({ bucket, bucketVersion, ending }: KeyFileName): string {
  const name = `${bucket.replaceAll("/", "_")}_v${bucketVersion}.${ending}`;
  if (!form.test(name)) throw new RangeError("not a version of a bucket");
  return name;
}

/** Reads a file name back; undefined for a file that is none of the keyring's. */
export function keyFileNamed(name: string): KeyFileName | undefined {
  const [, register, kind, end, version, ending] = form.exec(name) ?? [];
  if (ending === undefined) return undefined;
  return {
    bucket: `${register}/${kind}/${end}`,
    bucketVersion: Number(version),
    ending: ending as "key" | "gone",
  };
}
