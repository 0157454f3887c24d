/** An entry to append. */
export interface LogEntry {
  /** Makes the append repeatable: the same id with the same bytes is answered by the first receipt. */
  readonly id: string;
  /** 1–65,535 bytes, as they are hashed and kept. */
  readonly bytes: Uint8Array;
}

/** What the lookup must know about an entry; read from its bytes, so that the lookup can always be built again from the log alone. */
export interface EntryDescription {
  readonly id: string;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  /** Opaque ids the entry is about. */
  readonly about: readonly string[];
  readonly actor?: string;
  readonly action?: string;
  readonly outcome?: string;
}

/** Proof that an entry is durable in the log. The same for every repeat of the append. */
export interface Receipt {
  readonly id: string;
  /** Place in the log, from 0. */
  readonly index: number;
  /** The smallest tree that holds the entry: `index` + 1. */
  readonly size: number;
  /** RFC 6962 leaf hash of the bytes, base64. */
  readonly leaf: string;
}

/** An entry of the log. */
export interface StoredEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Which entries to tell. Every field given must hold. */
export interface Question {
  /** Entries about any of these opaque ids. */
  readonly about?: readonly string[];
  readonly actor?: string;
  /** Entries of any of these actions. */
  readonly actions?: readonly string[];
  readonly outcome?: string;
  /** Epoch milliseconds, `from` ≤ at < `before`. */
  readonly from?: number;
  readonly before?: number;
  /** The `next` of the page before. */
  readonly after?: string;
  /** 1–500. */
  readonly limit: number;
}

/** Entries, newest first by their own time. */
interface Page {
  readonly entries: readonly StoredEntry[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** How one of the folders stands: `behind` takes no entries until it has been filled up again. */
interface FolderState {
  readonly place: FolderPlace;
  readonly is: "live" | "behind";
  /** Entries that are in its tiles and under its checkpoint. */
  readonly published: number;
  /** Why it is behind. */
  readonly because?: string;
}

export type FolderPlace = "first" | "second";

/** How the log stands. */
export interface LogState {
  readonly size: number;
  /** Entries under the newest signed checkpoint. */
  readonly published: number;
  /** When that checkpoint was signed, epoch milliseconds; undefined before the first. */
  readonly publishedAt?: number;
  readonly folders: readonly FolderState[];
  /** True while a wanted folder does not take entries, or checkpoints or their mark fail. */
  readonly degraded: boolean;
  /** Why the last checkpoint failed. */
  readonly checkpointsFail?: string;
  readonly closed: boolean;
}

/** What operators should hear of: constant names, no personal data. */
export type LogNotice =
  | { readonly event: "ledger-folder-behind"; readonly place: FolderPlace; readonly because: string }
  | { readonly event: "ledger-folder-live"; readonly place: FolderPlace; readonly filled: number }
  | { readonly event: "ledger-checkpoint-failed"; readonly because: string }
  | { readonly event: "ledger-closed"; readonly because: string }
  | { readonly event: "ledger-tail-cut"; readonly place: FolderPlace; readonly bytes: number }
  | { readonly event: "ledger-bundle-damaged"; readonly place: FolderPlace; readonly bundle: number }
  /** A log without its mark: written before marks were, or the mark was lost. One is made. */
  | { readonly event: "ledger-unmarked" }
  | { readonly event: "ledger-mark-failed"; readonly because: string }
  | { readonly event: "ledger-lookup-rebuilt"; readonly entries: number };

/**
 * An append-only Merkle log (RFC 6962, C2SP tlog-tiles). Every promise about entries is kept on disk before it is given. All methods
 * reject with `LogClosed` once the log is closed, and reading ones with `LogDamaged` when no folder holds what was signed.
 */
export interface MerkleLog {
  readonly origin: string;
  /** The public key text (name+number+base64) that verifies the checkpoints. */
  readonly publicKey: string;

  /**
   * Appends entries, all or none; resolves when they are durable in at least one folder. Receipts stand in the order of the entries.
   * Rejects with `EntryRefused`, `IdTaken`, `LogUnavailable` or `LogClosed`.
   */
  append(entries: readonly LogEntry[]): Promise<Receipt[]>;

  /** One entry. RangeError when the log is shorter. */
  entry(index: number): Promise<StoredEntry>;
  /** Entries `from` ≤ index < `to`, as far as the log reaches. */
  range(from: number, to: number): Promise<StoredEntry[]>;
  /** Newest-first pages of the entries that answer a question. RangeError when the question is not well-formed. */
  page(question: Question): Promise<Page>;
  /** Index of the entry with this id. */
  indexOf(id: string): Promise<number | undefined>;

  /** The newest signed checkpoint, a C2SP signed note. */
  checkpoint(): string;
  /** Signs and publishes a checkpoint over everything appended so far; answers it. */
  publish(): Promise<string>;
  /** Root of the first `size` entries. RangeError when the log is shorter. */
  rootAt(size: number): Promise<Uint8Array>;
  /** RFC 6962 §2.1.1 audit path of an entry in the tree of `size` entries. */
  inclusionProof(index: number, size: number): Promise<Uint8Array[]>;
  /** RFC 6962 §2.1.2 proof that the tree of `newer` entries begins with that of `older`. */
  consistencyProof(older: number, newer: number): Promise<Uint8Array[]>;
  /** A `.tlog-proof` file (C2SP tlog-proof v1) for an entry, under a checkpoint that covers it; publishes one if needed. */
  proofFile(index: number): Promise<string>;

  state(): LogState;
  /** Publishes what is not yet published, lets the folders go. Calling it again does nothing. */
  close(): Promise<void>;
}
