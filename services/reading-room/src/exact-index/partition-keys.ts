import type { Clock } from "@tallenne/runtime";
import { blindKeyOf, type BucketVersion, KeyGone, type KeyOpener } from "@tallenne/vault";
import type { KeyObject } from "node:crypto";
import { partitionOf } from "./exact-row.ts";

/** Keys of the index's partitions, in memory only. */
export interface PartitionKeys {
  /** The key, undefined when its bucket version was destroyed. Throws `KeyringAway`, `Damaged`. */
  of(version: BucketVersion): Promise<KeyObject | undefined>;
  /** Forgets the key of a bucket version on its way out. */
  drop(version: BucketVersion): void;
}

/** As long as any opened key: the life of a ticket (flows D11). Milliseconds. */
const keptMs = 120_000;

/** Derives keys from the private halves of the keyring: nothing else holds them, so they die with the bucket (flows D10, D11). */
export function partitionKeys({
  opener,
  clock,
}: {
  readonly opener: KeyOpener;
  readonly clock: Clock;
}): PartitionKeys {
  const known = new Map<string, { readonly key: KeyObject; readonly until: number }>();
  const forgetOld = (): void => {
    for (const [partition, { until }] of known) if (until <= clock.now()) known.delete(partition);
  };
  return {
    of: async (version) => {
      forgetOld();
      const partition = partitionOf(version);
      const kept = known.get(partition);
      if (kept !== undefined) return kept.key;
      try {
        const key = blindKeyOf(await opener.open(version), "exact-index");
        known.set(partition, { key, until: clock.now() + keptMs });
        return key;
      } catch (failure) {
        if (failure instanceof KeyGone) return undefined;
        throw failure;
      }
    },
    drop: (version) => void known.delete(partitionOf(version)),
  };
}
