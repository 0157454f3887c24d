import {
  type BucketVersion,
  type KeyDestroyer,
  type ObjectEntry,
  ObjectLocked,
  type ObjectSweeper,
} from "@tallenne/vault";

/** Runs an effect of the world; tests make it fail, or let the process die after it. */
export type Effect = <T>(name: string, act: () => T | Promise<T>) => Promise<T>;

/** A keyring in memory, of two copies, that counts what happened to it. */
export interface WorldKeys {
  readonly destroyer: KeyDestroyer;
  /** Living keys, `bucket#version`. */
  readonly living: Set<string>;
}

const named = ({ bucket, bucketVersion }: BucketVersion) => `${bucket}#${bucketVersion}`;

/** Builds the keyring. */
export function worldKeys(effect: Effect): WorldKeys {
  const living = new Set<string>();
  return {
    living,
    destroyer: {
      destroy: (version) =>
        effect("keys.destroy", () => {
          const found = living.delete(named(version));
          return {
            ...version,
            copies: [
              { found, absent: true },
              { found, absent: true },
            ],
            generation: 1,
          };
        }),
      exists: (version) => Promise.resolve(living.has(named(version))),
      list: () => Promise.resolve([]),
    },
  };
}

/** A store of objects in memory: only the keys matter to the steward. */
export interface WorldObjects {
  readonly sweeper: ObjectSweeper;
  readonly keys: Set<string>;
  /** Keys on which a legal hold lies. */
  readonly locked: Set<string>;
}

function entry(key: string): ObjectEntry {
  return { key, version: "1", length: 1 };
}

function none(): Promise<never> {
  return Promise.reject(new Error("the steward reads no content here"));
}

/** Builds the store. */
export function worldObjects(effect: Effect): WorldObjects {
  const keys = new Set<string>();
  const locked = new Set<string>();
  return {
    keys,
    locked,
    sweeper: {
      async *list(prefix) {
        for (const key of [...keys].filter((one) => one.startsWith(prefix)).toSorted()) yield entry(key);
      },
      versions: (key) => Promise.resolve(keys.has(key) ? [entry(key)] : []),
      remove: (key) =>
        effect("objects.remove", () => {
          if (locked.has(key)) throw new ObjectLocked();
          return keys.delete(key);
        }),
      lock: (key, _version, isLocked) =>
        effect("objects.lock", () => {
          if (isLocked) locked.add(key);
          else locked.delete(key);
        }),
      isLocked: (key) => Promise.resolve(locked.has(key)),
      getSpan: none,
      async *get() {
        yield await none();
      },
    },
  };
}
