import { type KeyDestroyer, ObjectLocked, type ObjectSweeper } from "@tallenne/vault";
import type { BucketKeys, SealedObjects } from "./ports.ts";

/** The keyring as the steward's steps see it. */
export function bucketKeys(keys: KeyDestroyer): BucketKeys {
  return {
    destroy: async (bucket, bucketVersion) => {
      const { copies } = await keys.destroy({ bucket, bucketVersion });
      return copies.filter(({ absent }) => absent).length;
    },
    exists: (bucket, bucketVersion) => keys.exists({ bucket, bucketVersion }),
  };
}

/** Both services agree that its time is over: a hold that still lies on it is lifted. */
async function removeLifted(objects: ObjectSweeper, key: string, version: string): Promise<boolean> {
  try {
    return await objects.remove(key, version);
  } catch (failure) {
    if (!(failure instanceof ObjectLocked)) throw failure;
    await objects.lock(key, version, false);
    return objects.remove(key, version);
  }
}

/** The object store as the steward's steps see it: an object is all its versions. */
export function sealedObjects(objects: ObjectSweeper): SealedObjects {
  const keysBelow = async function* (prefix: string): AsyncIterable<string> {
    let last: string | undefined;
    for await (const { key } of objects.list(prefix)) {
      if (key !== last) yield key;
      last = key;
    }
  };
  return {
    remove: async (key) => {
      let found = false;
      for (const { version } of await objects.versions(key)) {
        found = (await removeLifted(objects, key, version)) || found;
      }
      return found;
    },
    of: async (contact) => {
      const keys: string[] = [];
      for await (const key of keysBelow(`${contact}/`)) keys.push(key);
      return keys;
    },
    all: () => keysBelow(""),
    lock: async (key, version, isLocked) => {
      await objects.lock(key, version, isLocked);
      return objects.isLocked(key, version);
    },
  };
}
