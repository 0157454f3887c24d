import { type Clock, type Stop } from "@tallenne/runtime";
import { type AgreeingFolders, tailOf } from "./agreeing-folders.ts";
import { Appender } from "./appender.ts";
import { type Disk } from "./disk.ts";
import { EntryReader } from "./entry-reader.ts";
import { LogClosed } from "./errors.ts";
import { GroupCommit } from "./group-commit.ts";
import { type EntryDescription, type FolderPlace, type LogNotice, type LogState } from "./log.ts";
import { LogIndex } from "./log-index.ts";
import { type LogMark } from "./log-mark.ts";
import { type Lookup } from "./lookup.ts";
import { Marker } from "./marker.ts";
import { type NoteSigner } from "./note-signer.ts";
import { Publisher } from "./publisher.ts";
import { Sink } from "./sink.ts";
import { type MerkleTree } from "./tree.ts";

/** What one opened log is made of. */
export interface LogLifeParts {
  readonly recovered: AgreeingFolders;
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly clock: Clock;
  readonly patience: number;
  readonly disk: Disk;
  readonly describe: (bytes: Uint8Array) => EntryDescription;
  readonly notice: (notice: LogNotice) => void;
  readonly lookup: Lookup;
  readonly mark: LogMark | undefined;
  readonly unlock: () => void;
}

const checkpointEvery = 10_000;
const careEvery = 1_000;
/** A folder that lacks no more than this is brought up to date while appends wait. */
const smallGap = 4096;

/** One opened log from its recovery to its end: who writes, who publishes, which folders live. */
export class LogLife {
  readonly tree: MerkleTree;
  readonly reader: EntryReader;
  readonly publisher: Publisher;
  readonly appender: Appender;
  readonly index: LogIndex;
  readonly #parts: LogLifeParts;
  readonly #sinks: readonly Sink[];
  readonly #commit: GroupCommit;
  readonly #marker: Marker;
  #timers: Stop[] = [];
  #ended: { readonly cause: unknown; readonly done: Promise<void> } | undefined;

  constructor(parts: LogLifeParts) {
    const { recovered, origin, signer, clock, patience, disk, describe, notice } = parts;
    const { tree, published } = recovered.fullest;
    const tail = tailOf(recovered.fullest);
    const sinks = recovered.all.map(({ folder, ...found }, at) => {
      const journals = found.journals.map((path) => ({ path, end: found.tree.size }));
      return new Sink({
        place: placeAt(at),
        folder,
        journals,
        published: found.published?.size,
        disk,
        clock,
        patience,
      });
    });
    const lose = (sink: Sink, failure: Error) => this.#lose(sink, failure);
    this.#parts = parts;
    this.#sinks = sinks;
    this.tree = tree;
    this.reader = new EntryReader({ tree, tail, folders: sinks, disk, notice });
    this.index = new LogIndex(parts.lookup, (ids) => this.appender.forget(ids));
    this.#marker = new Marker(parts.mark, notice);
    const marked = (checkpoint: string) => this.#marker.keep(checkpoint);
    this.publisher = new Publisher(
      { origin, signer, clock, tree, tail, reader: this.reader, sinks, lose, published: marked },
      published,
    );
    this.#commit = new GroupCommit({
      tree,
      tail,
      sinks,
      lose,
      index: this.index,
      clock,
      publisher: this.publisher,
      fail: (failure) => this.#fail(failure),
    });
    this.appender = new Appender({ describe, index: this.index, reader: this.reader, commit: this.#commit });
  }

  /** Publishes what was recovered and lets the folders take entries. Rejects when none of them can. */
  async begin(): Promise<void> {
    const { recovered, notice, clock, describe } = this.#parts;
    for (const [at, { torn }] of recovered.all.entries())
      if (torn > 0) notice({ event: "ledger-tail-cut", place: placeAt(at), bytes: torn });
    try {
      await this.#enlivenAll();
      this.#marker.keep(this.publisher.now.text);
      await this.#marker.settled();
      await this.index.catchUp(this.reader, { size: this.tree.size, describe, notice });
    } catch (failure) {
      this.#ended = { cause: failure, done: this.#letGo() };
      await this.#ended.done;
      throw failure;
    }
    this.#timers = [
      clock.every(checkpointEvery, () => this.#publishQuietly()),
      clock.every(careEvery, () => this.#revive()),
      clock.every(careEvery, () => this.#settleIndex()),
      clock.every(careEvery, () => this.#commit.publishWhenDue()),
    ];
  }

  /** Throws `LogClosed` once the log has ended. */
  mustLive(): void {
    if (this.#ended) throw new LogClosed(this.#ended.cause);
  }

  state(): LogState {
    const { failing, now } = this.publisher;
    return {
      size: this.tree.size,
      published: now.size,
      publishedAt: now.at,
      folders: this.#sinks.map(({ place, isLive, published, because }) => ({
        place,
        is: isLive ? "live" : "behind",
        published,
        ...(because !== undefined && { because }),
      })),
      degraded: failing !== undefined || this.#marker.isFailing || this.#sinks.some(({ isLive }) => !isLive),
      ...(failing !== undefined && { checkpointsFail: failing }),
      closed: this.#ended !== undefined,
    };
  }

  /** Ends in order: what waits is written, everything is published. */
  async close(): Promise<void> {
    this.#ended ??= { cause: undefined, done: this.#finish() };
    await this.#ended.done;
  }

  /** The folder that lacks least first; one that lacks much is filled while the log already works with the other. */
  async #enlivenAll(): Promise<void> {
    const failures: unknown[] = [];
    const gap = (sink: Sink) => this.tree.size - sink.published;
    const someLive = () => this.#sinks.some(({ isLive }) => isLive);
    for (const sink of this.#sinks.toSorted((one, other) => gap(one) - gap(other)))
      try {
        if (gap(sink) > smallGap && someLive()) this.#leaveBehind(sink, "being filled");
        else await this.publisher.enliven(sink);
      } catch (failure) {
        failures.push(failure);
        this.#leaveBehind(sink, messageOf(failure));
      }
    if (!someLive()) throw failures[0] ?? new Error("no folder takes entries");
  }

  async #finish(): Promise<void> {
    for (const stop of this.#timers) stop();
    await this.#commit.idle();
    this.#commit.end(undefined);
    await this.#publishQuietly();
    for (const sink of this.#sinks) await sink.close(this.tree.size).catch(() => undefined); // what stays is read at the next start
    await this.#letGo();
  }

  /** Fails closed. Nobody may open the folders again before the disks have answered everything they were asked. */
  #fail(failure: unknown): void {
    if (this.#ended) return;
    for (const stop of this.#timers) stop();
    this.#commit.end(failure);
    for (const sink of this.#sinks) sink.fallBehind("closed", this.tree.size);
    this.#ended = { cause: failure, done: this.#letGo() };
    this.#parts.notice({ event: "ledger-closed", because: messageOf(failure) });
  }

  async #letGo(): Promise<void> {
    for (const sink of this.#sinks) sink.end();
    await this.publisher.settled();
    await this.#marker.settled();
    await Promise.all(this.#sinks.map((sink) => sink.settled()));
    await this.index.settleAll().catch(() => undefined); // the next start reads it from the log
    await this.index.close();
    this.#parts.unlock();
  }

  #lose(sink: Sink, failure: Error): void {
    this.#leaveBehind(sink, messageOf(failure));
    if (!this.#sinks.some(({ isLive }) => isLive)) this.#fail(failure);
  }

  #leaveBehind(sink: Sink, because: string): void {
    sink.fallBehind(because, this.tree.size);
    this.#parts.notice({ event: "ledger-folder-behind", place: sink.place, because });
  }

  async #publishQuietly(): Promise<void> {
    try {
      this.#marker.keep((await this.publisher.publish()).text);
    } catch (failure) {
      this.#parts.notice({ event: "ledger-checkpoint-failed", because: messageOf(failure) });
    }
  }

  /** The lookup is brought up to date when nothing is being appended. */
  async #settleIndex(): Promise<void> {
    if (!this.#commit.isBusy) await this.index.settleAll().catch(() => undefined); // tried again, or told to whoever asks
  }

  /** Tries to bring the folders back that are behind. */
  async #revive(): Promise<void> {
    for (const sink of this.#sinks.filter(({ isLive, isBlocked }) => !isLive && !isBlocked))
      try {
        const from = sink.published;
        for (let gap = smallGap + 1; gap > smallGap;) gap = await this.publisher.fill(sink);
        await this.#commit.between(() => this.publisher.enliven(sink));
        this.#parts.notice({ event: "ledger-folder-live", place: sink.place, filled: this.tree.size - from });
      } catch (failure) {
        sink.fallBehind(messageOf(failure), this.tree.size);
      }
  }
}

function placeAt(at: number): FolderPlace {
  return at === 0 ? "first" : "second";
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
