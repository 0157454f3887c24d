import type { SealingKey } from "../../sealing/chunk-keys.ts";
import { Damaged } from "../../sealing/damaged.ts";
import { KeyGone, type KeyOpener } from "../key-port.ts";
import { keyInFile } from "./key-file.ts";
import type { KeyFolder } from "./key-folder.ts";

/** Opens keys from the copies of a ring; one copy that cannot be read or is damaged is made up for by the other. */
export function fileKeyOpener(ring: {
  readonly ring: string;
  readonly folders: readonly KeyFolder[];
  readonly rootKey: SealingKey;
}): KeyOpener {
  return {
    async open({ bucket, bucketVersion }) {
      const version = { bucket, bucketVersion };
      const copies = await Promise.allSettled(ring.folders.map((folder) => folder.read(version)));
      // Looked at after the key was read: a destruction in between is seen.
      const marks = await Promise.allSettled(ring.folders.map((folder) => folder.isMarkedGone(version)));
      if (valuesOf(marks).includes(true)) throw new KeyGone({ isDestroyed: true });
      const found = valuesOf(copies).filter((copy) => copy !== undefined);
      if (found.length === 0) throw failureOf(copies) ?? new KeyGone({ isDestroyed: false });
      for (const bytes of found) {
        try {
          return { ...version, privateKey: keyInFile({ ...version, ring: ring.ring }, ring.rootKey, bytes) };
        } catch (failure) {
          if (!(failure instanceof Damaged)) throw failure;
        }
      }
      throw new Damaged("key-file");
    },
  };
}

function valuesOf<T>(settled: readonly PromiseSettledResult<T>[]): T[] {
  return settled.filter((one) => one.status === "fulfilled").map((one) => one.value);
}

function failureOf(settled: readonly PromiseSettledResult<unknown>[]): unknown {
  return settled.find((one) => one.status === "rejected")?.reason;
}
