import type { Chance } from "@tallenne/runtime";
import type { KeyObject } from "node:crypto";
import type { BucketVersion } from "../buckets/bucket.ts";
import type { SealingKey } from "../sealing/chunk-keys.ts";
import type { SignedHalf } from "../wraps/public-half.ts";
import type { PrivateHalf } from "../wraps/wrap.ts";

/** Makes key pairs. The reading-room's power. */
export interface KeyMint {
  /**
   * A new version of a bucket's key pair, durable in every folder before it answers. Safe against other processes doing
   * the same: each gets a version of its own, and no version is ever used twice, not even after its destruction.
   */
  mint(bucket: string): Promise<SignedHalf>;
  /** The newest living half of a bucket signed anew, or undefined: for publishing again after a crash. */
  newest(bucket: string): Promise<SignedHalf | undefined>;
}

/** Opens private halves. The reading-room's power. */
export interface KeyOpener {
  /** Looks at the keyring every time, remembers nothing. Throws `KeyGone`, `KeyringAway`, `Damaged` ("key-file"). */
  open(version: BucketVersion): Promise<PrivateHalf>;
}

/** Destroys key pairs and can open none: it is made without the root key. The steward's power. */
export interface KeyDestroyer {
  /**
   * Removes the key from every copy, durably, and reads its absence back. Repeats safely, also for a key that never was:
   * then its version is barred. Rejects (`KeyringAway`, the system's error) when any copy may be left.
   */
  destroy(version: BucketVersion): Promise<DestructionEvidence>;
  /** Whether the key could still be opened from any copy. */
  exists(version: BucketVersion): Promise<boolean>;
  /** Every key that could still be opened. */
  list(): Promise<BucketVersion[]>;
}

/** What was seen when a key was destroyed; goes into the deletion certificate. No paths. */
export interface DestructionEvidence extends BucketVersion {
  /** Per copy in the keyring's order: whether a key lay there, and that none was found afterwards. */
  readonly copies: readonly { readonly found: boolean; readonly absent: true }[];
  /** Generation of the keyring afterwards, see `Keyring`. */
  readonly generation: number;
}

/** A keyring, from which each power is taken with the credential it needs. Hand on the power, not the ring. */
export interface Keyring {
  /** Its id: who remembers it can tell a keyring that was emptied or exchanged. */
  readonly ring: string;
  minter(credential: {
    readonly rootKey: SealingKey;
    /** Ed25519 or P-256 private key that vouches for public halves. */
    readonly signingKey: KeyObject;
    readonly chance: Chance;
  }): KeyMint;
  opener(credential: { readonly rootKey: SealingKey }): KeyOpener;
  destroyer(): KeyDestroyer;
  /**
   * Grows with every version minted and every version destroyed, never falls. Who remembers the last one seen can tell
   * a keyring that was put back from an old copy (`KeyringRolledBack`).
   */
  generation(): Promise<number>;
}

/** No copy of the ring has the key: nothing sealed to it can be opened. */
export class KeyGone extends Error {
  readonly code = "key-gone";
  /** True where the mark of its destruction stands. Without one it never was, or was lost. */
  readonly isDestroyed: boolean;

  constructor({ isDestroyed }: { readonly isDestroyed: boolean }) {
    super("the key of this bucket version is gone");
    this.isDestroyed = isDestroyed;
    this.name = "KeyGone";
  }
}

/** A keyring, or a copy of it that the act needs, cannot be reached: says nothing about whether keys exist. */
export class KeyringAway extends Error {
  readonly code = "keyring-away";

  constructor(what: string) {
    super(what);
    this.name = "KeyringAway";
  }
}

/** The keyring is older than one already seen: destroyed keys may have come back, newer ones are missing. Nothing is opened until somebody has looked. */
export class KeyringRolledBack extends Error {
  readonly code = "keyring-rolled-back";
  readonly generation: number;
  readonly atLeast: number;

  /** `remedy` is what a person may do where no newer copy is left. */
  constructor(generation: number, atLeast: number, remedy = "") {
    super(
      `The keyring is at generation ${generation}, but ${atLeast} was seen before: an older copy was put back. ` +
        "Keys that were destroyed may lie in it, and newer ones are missing. Nothing was opened or made. " +
        `Put the newest copy back: one of the two folders is enough, the other is mended from it.${remedy === "" ? "" : ` ${remedy}`}`,
    );
    this.name = "KeyringRolledBack";
    this.generation = generation;
    this.atLeast = atLeast;
  }
}
