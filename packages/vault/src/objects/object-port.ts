/** A sealed object as the store lists it. */
export interface ObjectEntry {
  readonly key: string;
  /** The store's own word for this version; passed back to remove it. */
  readonly version: string;
  /** Sealed bytes. */
  readonly length: number;
}

/** What was stored, as counted and digested on the way in. */
export interface PutReceipt {
  readonly length: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly version: string;
}

/** Bytes `from` up to, not with, `to`. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/** Reads sealed bytes. */
export interface ObjectReader {
  /** The object in order, as pieces; a span in pieces too when one is given. Rejects `ObjectMissing` at the first piece. */
  get(key: string, span?: ByteSpan): AsyncIterable<Uint8Array>;
  /** The span in one piece; shorter only where the object ends before it. Rejects `ObjectMissing`. */
  getSpan(key: string, span: ByteSpan): Promise<Uint8Array>;
  /** Rejects `ObjectMissing`. */
  stat(key: string): Promise<ObjectEntry>;
}

/**
 * A sealed object that lies whole in a file of this machine: a store on the same disk takes the file itself, every other one its bytes. The file's
 * former name stays its owner's, who removes it.
 */
export interface SealedFile extends AsyncIterable<Uint8Array> {
  readonly path: string;
  readonly length: number;
  /** SHA-256 of the sealed bytes, hexadecimal, made while they were written. */
  readonly sha256: string;
}

/** Puts sealed objects and reads them back; can neither list nor remove. The intake's power. */
export interface ObjectWriter extends Pick<ObjectReader, "get" | "getSpan"> {
  /**
   * Stores a new object. When it resolves, the object survives a power cut whole; when it rejects, no object of that key
   * is seen, or, where a network lost the store's answer, one that no record names and the steward's reconciling removes.
   * Keys are unique per attempt: a failed put is repeated under another key. A source that throws leaves nothing,
   * and its error is the rejection. Rejects `ObjectExists`, `NoSpace`, `WrongLength`, `BadObjectKey`, `StoreAway`.
   */
  put(
    key: string,
    source: AsyncIterable<Uint8Array> | Uint8Array | SealedFile,
    expected?: PutTerms,
  ): Promise<PutReceipt>;
}

/** What is known of an object before it is put. */
export interface PutTerms {
  /** Sealed bytes; another number is refused. */
  readonly expectedLength?: number;
  /**
   * Instant (epoch milliseconds) before which only who may pass over governance removes it. A store that locks sets it and reads it back before the put
   * resolves; one that does not ignores it.
   */
  readonly keptUntil?: number;
}

/** Finds, reads and removes sealed objects; puts none. The steward's power. */
export interface ObjectSweeper extends Pick<ObjectReader, "get" | "getSpan"> {
  /**
   * Every version of every object whose key begins with `prefix`, in an order of the store's own that does not change;
   * with `after` (a key) only what follows it. Objects put or removed meanwhile may or may not be seen.
   */
  list(prefix: string, after?: string): AsyncIterable<ObjectEntry>;
  /** Every version under exactly this key. */
  versions(key: string): Promise<ObjectEntry[]>;
  /** Removes one version durably; false when it was not there. Rejects `ObjectLocked` while a legal hold lies on it. */
  remove(key: string, version: string): Promise<boolean>;
  /** Sets or lifts the legal hold of one version, durably; repeating it changes nothing. Setting rejects `ObjectMissing`. */
  lock(key: string, version: string, isLocked: boolean): Promise<void>;
  /** Whether the store says that a legal hold lies on the version. */
  isLocked(key: string, version: string): Promise<boolean>;
}

/** A store, from which each power is handed out. Hand on the power, not the store. */
export interface Objects {
  readonly reader: ObjectReader;
  readonly writer: ObjectWriter;
  readonly sweeper: ObjectSweeper;
  /** What this kind of store promises by its making; `probeObjects` looks whether it keeps it. */
  readonly nature: StoreNature;
}

/** What a kind of store is. */
export interface StoreNature {
  readonly adapter: "disk" | "s3";
  /** `store`: the store itself refuses to delete what is locked. `simulated`: only this program does. */
  readonly locks: "store" | "simulated";
  readonly versions: "many" | "one";
}

/** No object of this key is in the store. */
export class ObjectMissing extends Error {
  readonly code = "object-missing";

  constructor() {
    super("the store has no such object");
    this.name = "ObjectMissing";
  }
}

/** A legal hold lies on the version: it is lifted before anything is removed. */
export class ObjectLocked extends Error {
  readonly code = "object-locked";

  constructor() {
    super("a legal hold lies on the object");
    this.name = "ObjectLocked";
  }
}

/** The key is taken, or another put of it is under way: objects are never overwritten. */
export class ObjectExists extends Error {
  readonly code = "object-exists";

  constructor() {
    super("the store has an object of this key already");
    this.name = "ObjectExists";
  }
}

/** The disk or a quota is full. Nothing half-written stays. */
export class NoSpace extends Error {
  readonly code = "no-space";

  constructor() {
    super("there is no space left to store");
    this.name = "NoSpace";
  }
}

/** Why a store cannot be used now. None of it is the caller's fault, and each may pass. */
export type AwayReason = "unreachable" | "slow" | "busy" | "refused" | "broken-answer";

/** The store cannot be used now: try again later. `refused` means its credentials or rights, which an operator mends. */
export class StoreAway extends Error {
  readonly code = "store-away";
  readonly reason: AwayReason;

  constructor(reason: AwayReason, cause?: unknown) {
    super(`the object store is away: ${reason}`, { cause });
    this.name = "StoreAway";
    this.reason = reason;
  }
}

/** The source gave another number of bytes than was expected. */
export class WrongLength extends Error {
  readonly code = "wrong-length";

  constructor() {
    super("the source has not the expected length");
    this.name = "WrongLength";
  }
}
