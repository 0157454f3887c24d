import type { Receipt } from "@tallenne/access";
import type { ContactId } from "@tallenne/domain";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { Disposal } from "./disposals/disposal.ts";
import type { BucketMembers } from "./sweeps/due.ts";
import type { Trail } from "./trail.ts";

/** Key files of buckets: the steward can delete them and see that they are gone; it cannot open one. */
export interface BucketKeys {
  /**
   * Removes the key files of a version on every disk and reads their absence back. Answers how many copies
   * are absent, also when they were before. Rejects while one is left. Takes
   * the proof that the ledger knows of it: no ledger, no destruction (flows D7).
   */
  destroy(bucket: string, bucketVersion: number, known: Receipt): Promise<number>;
  exists(bucket: string, bucketVersion: number): Promise<boolean>;
}

/** Sealed objects: listed and removed, never opened. */
export interface SealedObjects {
  /** Removes every version of an object. Answers whether something was there. */
  remove(key: string): Promise<boolean>;
  /** Keys of everything that lies under a contact, also of puts that came to nothing. */
  of(contact: ContactId): Promise<readonly string[]>;
  /** Every key there is, each once. */
  all(): AsyncIterable<string>;
  /** Sets or lifts the legal hold of one version; answers what the store says of it afterwards. */
  lock(key: string, version: string, isLocked: boolean): Promise<boolean>;
}

/** What the steps of a disposal work with. */
export interface DisposalPorts {
  readonly disposals: Collection<Disposal>;
  readonly peers: Peers;
  readonly keys: BucketKeys;
  readonly objects: SealedObjects;
  /** Members of a bucket version as they stand now, each term computed again. */
  readonly membersOf: (bucket: string, bucketVersion: number) => Promise<BucketMembers>;
  readonly trail: Trail;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}
