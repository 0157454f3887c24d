import { type Clock } from "@tallenne/runtime";
import { LogClosed, LogUnavailable } from "./errors.ts";
import { frameBytes } from "./journal-frame.ts";
import { type LogIndex } from "./log-index.ts";
import { type PreparedEntry } from "./prepared-entry.ts";
import { type Publisher } from "./publisher.ts";
import { isFull, type Sink, type WriteOutcome } from "./sink.ts";
import { type Tail } from "./tail.ts";
import { type MerkleTree } from "./tree.ts";

/** What a group commit works with. */
export interface GroupCommitParts {
  readonly tree: MerkleTree;
  readonly tail: Tail;
  readonly sinks: readonly Sink[];
  readonly index: LogIndex;
  readonly publisher: Publisher;
  readonly clock: Clock;
  /** A folder failed while another one took the entries. */
  readonly lose: (sink: Sink, failure: Error) => void;
  /** Ends the log: what of the last write lies on disk is unknown. */
  readonly fail: (failure: Error) => void;
}

/** Entries of one call. */
interface Waiting {
  readonly entries: readonly PreparedEntry[];
  readonly resolve: (first: number) => void;
  readonly reject: (failure: Error) => void;
}

/** A checkpoint is due after so many entries, or after the time that the log's own timer counts. */
const entriesPerCheckpoint = 256;
/** While entries stream in, so many milliseconds lie between checkpoints, but no more entries than this wait for one. */
const betweenCheckpoints = 100;
const mostUnpublished = 16_384;
/** Bounds of one group: what is hashed and written in one go. */
const groupEntries = 2048;
const groupBytes = 8 * 1024 * 1024;
/** Unpublished entries in memory; beyond this the log waits for a checkpoint. */
const tailBytes = 64 * 1024 * 1024;
/** Entries that the lookup lacks; beyond the first it takes some with each group, beyond the second it must be broken. */
const indexBacklog = 65_536;
const brokenBacklog = 2 * indexBacklog;

/**
 * Makes entries durable in groups: while one group is written and synced, the next gathers; there is no timer. A group counts when at least
 * one folder has it. A group of which nothing is left on any disk is rejected and the log goes on; when that is not known, the log ends.
 */
export class GroupCommit {
  readonly #parts: GroupCommitParts;
  readonly #queue: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #running = false;
  /** When a due checkpoint was begun last, of the monotonic clock. */
  #publishedAt = -Infinity;
  #failed: { readonly cause: unknown } | undefined;

  constructor(parts: GroupCommitParts) {
    this.#parts = parts;
  }

  /** The index of the first of the entries, once all are durable. */
  commit(entries: readonly PreparedEntry[]): Promise<number> {
    if (this.#failed) return Promise.reject(new LogClosed(this.#failed.cause));
    return new Promise((resolve, reject) => {
      this.#queue.push({ entries, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Does something while no group is being written. */
  between<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.#turn.then(work);
    this.#turn = outcome.catch(() => undefined);
    return outcome;
  }

  /** Entries are being written. */
  get isBusy(): boolean {
    return this.#running;
  }

  /** Resolves when nothing waits to be written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#turn;
  }

  /** Writes nothing any more and rejects what waits. */
  end(cause: unknown): void {
    this.#failed ??= { cause };
    for (const { reject } of this.#queue.splice(0)) reject(new LogClosed(cause));
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) await this.between(() => this.#writeNext());
    this.#running = false;
  }

  async #writeNext(): Promise<void> {
    const group = this.#nextGroup();
    try {
      if (group.length > 0) await this.#write(group);
    } catch (failure) {
      for (const { reject } of group) reject(failure as Error);
    }
  }

  #nextGroup(): Waiting[] {
    let [count, entries, bytes] = [0, 0, 0];
    for (const waiting of this.#queue) {
      entries += waiting.entries.length;
      for (const entry of waiting.entries) bytes += entry.bytes.length;
      if (count > 0 && (entries > groupEntries || bytes > groupBytes)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    await this.#makeRoom();
    if (this.#failed) throw new LogClosed(this.#failed.cause);
    const { tree, tail, sinks, index, lose } = this.#parts;
    const entries = group.flatMap((waiting) => waiting.entries);
    const frame = frameBytes({ first: tree.size, entries: entries.map(({ bytes }) => bytes) });
    const writing = sinks
      .filter((sink) => sink.isLive)
      .map(async (sink) => ({ sink, outcome: await sink.write(frame) }));
    this.#relieveIndex(entries.length);
    const written = await Promise.all(writing);
    if (!written.some(({ outcome }) => outcome.is === "durable")) throw this.#refusal(written);

    let first = tree.size;
    for (const { bytes, leaf } of entries) {
      tree.add(leaf);
      tail.push(bytes);
    }
    index.push(entries);
    for (const { sink, outcome } of written) if (outcome.is !== "durable") lose(sink, outcome.failure);
    for (const waiting of group) {
      waiting.resolve(first);
      first += waiting.entries.length;
    }
    await this.#turnJournals();
    this.publishWhenDue();
  }

  /** Waits for a checkpoint when too much is unpublished. */
  async #makeRoom(): Promise<void> {
    const { index, tail, publisher } = this.#parts;
    if (index.waiting > brokenBacklog) throw new LogUnavailable("lookup-fails");
    if (tail.bytes < tailBytes) return;
    try {
      await publisher.publish();
    } catch (failure) {
      throw new LogUnavailable("checkpoints-fail", failure);
    }
  }

  /** While the disk works, a lookup with a long backlog catches up. */
  #relieveIndex(count: number): void {
    const { index } = this.#parts;
    if (index.waiting < indexBacklog) return;
    try {
      index.settleSome(2 * count);
    } catch {
      // All is kept and tried again with the next group.
    }
  }

  #refusal(written: readonly { outcome: WriteOutcome }[]): Error {
    const failures = written.flatMap(({ outcome }) => (outcome.is === "durable" ? [] : [outcome]));
    const unknown = failures.find(({ is }) => is === "unknown");
    if (!unknown) return new LogUnavailable("disk-full", failures[0]?.failure);
    this.#parts.fail(unknown.failure);
    return new LogClosed(unknown.failure);
  }

  async #turnJournals(): Promise<void> {
    const { sinks, tree, lose } = this.#parts;
    for (const sink of sinks.filter(({ isLive }) => isLive))
      try {
        await sink.turnJournal(tree.size);
      } catch (failure) {
        if (!isFull(failure)) lose(sink, failure as Error);
      }
  }

  /** Publishes when a checkpoint is due, and the last one is not of this very moment: each costs several syncs that entries then wait for. */
  publishWhenDue(): void {
    const { tree, publisher, clock } = this.#parts;
    const now = clock.monotonic();
    const unpublished = tree.size - publisher.now.size;
    if (unpublished < entriesPerCheckpoint) return;
    if (now - this.#publishedAt < betweenCheckpoints && unpublished < mostUnpublished) return;
    this.#publishedAt = now;
    publisher.publish().catch(() => undefined); // the publisher's state tells it, and the timer tries again
  }
}
