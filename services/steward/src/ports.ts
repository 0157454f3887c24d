import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { Disposal } from "./disposals/disposal.ts";
import type { Trail } from "./trail.ts";

/** Key files of buckets: the steward can delete them and see that they are gone; it cannot open one. */
export interface BucketKeys {
  /** Removes the key files of a version on every disk and reads their absence back. Answers how many files went now. Rejects while one is left. */
  destroy(bucket: string, bucketVersion: number): Promise<number>;
  exists(bucket: string, bucketVersion: number): Promise<boolean>;
}

/** Sealed objects: listed and removed, never opened. */
export interface SealedObjects {
  /** Removes every version of an object. Answers whether something was there. */
  remove(key: string): Promise<boolean>;
  exists(key: string): Promise<boolean>;
}

/** What the steps of a disposal work with. */
export interface DisposalPorts {
  readonly disposals: Collection<Disposal>;
  readonly peers: Peers;
  readonly keys: BucketKeys;
  readonly objects: SealedObjects;
  readonly trail: Trail;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
