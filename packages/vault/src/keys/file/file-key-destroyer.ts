import type { BucketVersion } from "../../buckets/bucket.ts";
import type { KeyDestroyer } from "../key-port.ts";
import type { KeyFolder } from "./key-folder.ts";
import { generationOf, ringEntries } from "./ring-entries.ts";

/** Destroys keys in the copies of a ring. Has no root key. */
export function fileKeyDestroyer(folders: readonly KeyFolder[]): KeyDestroyer {
  const exists = async ({ bucket, bucketVersion }: BucketVersion): Promise<boolean> => {
    const version = { bucket, bucketVersion };
    const marks = await Promise.all(folders.map((folder) => folder.isMarkedGone(version)));
    const copies = await Promise.all(folders.map((folder) => folder.read(version)));
    return !marks.includes(true) && copies.some((copy) => copy !== undefined);
  };
  return {
    exists,
    async destroy({ bucket, bucketVersion }) {
      const version = { bucket, bucketVersion };
      // Every copy is tried, also when one fails: the fewer remain, the better.
      const wiped = await Promise.allSettled(folders.map((folder) => folder.wipe(version)));
      const copies = wiped.map((one) => {
        if (one.status === "rejected") throw one.reason;
        return { found: one.value, absent: true as const };
      });
      for (const folder of folders)
        if ((await folder.read(version)) !== undefined || !(await folder.isMarkedGone(version)))
          throw new Error("a key is still there after it was removed");
      return { ...version, copies, generation: generationOf(await ringEntries(folders)) };
    },
    async list() {
      const living: BucketVersion[] = [];
      for (const { bucket, bucketVersion, isGone } of await ringEntries(folders))
        if (!isGone && (await exists({ bucket, bucketVersion }))) living.push({ bucket, bucketVersion });
      return living;
    },
  };
}
