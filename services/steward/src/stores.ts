import type { KeyDestroyer, ObjectSweeper } from "@tallenne/vault";
import type { BucketKeys, SealedObjects } from "./ports.ts";

/** The keyring as the steward's steps see it. */
export function bucketKeys(keys: KeyDestroyer): BucketKeys {
  return {
    destroy: async (bucket, bucketVersion) => {
      const { copies } = await keys.destroy({ bucket, bucketVersion });
      return copies.filter(({ found }) => found).length;
    },
    exists: (bucket, bucketVersion) => keys.exists({ bucket, bucketVersion }),
  };
}

/** The object store as the steward's steps see it: an object is all its versions. */
export function sealedObjects(objects: ObjectSweeper): SealedObjects {
  return {
    remove: async (key) => {
      let found = false;
      for (const { version } of await objects.versions(key))
        found = (await objects.remove(key, version)) || found;
      return found;
    },
    exists: async (key) => (await objects.versions(key)).length > 0,
  };
}
