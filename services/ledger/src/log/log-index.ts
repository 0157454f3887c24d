import { setImmediate } from "node:timers/promises";
import { type EntryReader } from "./entry-reader.ts";
import { LogDamaged } from "./errors.ts";
import { type EntryDescription, type LogNotice, type Question } from "./log.ts";
import { IdFilter } from "./id-filter.ts";
import { type Found, type Lookup } from "./lookup.ts";
import { lookupThread, type LookupThread } from "./lookup-thread.ts";
import { type PreparedEntry } from "./prepared-entry.ts";

/** What the lookup needs of an entry. */
export type Indexed = Pick<PreparedEntry, "description" | "leaf">;

/** Entries that go into the lookup in one go, without blocking others for long. */
const chunk = 256;
const catchUpChunk = 4096;
/** So many waiting entries are more than the quiet moments clear: another thread takes them in. */
const busy = 1024;

/**
 * The lookup of a log, brought up to date in the log's quiet moments or when somebody asks: many entries at once cost a fraction of one by one,
 * and nobody waits for it. What waits is in memory; after a crash it is read from the log again.
 */
export class LogIndex {
  readonly #lookup: Lookup;
  /** Ids of the entries that wait, told when they are in. */
  readonly #settled: (ids: readonly string[]) => void;
  #waiting: Indexed[] = [];
  #covered = 0;
  #filter = new IdFilter();
  #isFilterWhole = false;
  #thread: LookupThread | undefined;
  /** What the thread is taking, if anything: nobody else takes entries meanwhile. Never rejects. */
  #helping: Promise<void> | undefined;
  #isClosed = false;

  constructor(lookup: Lookup, settled: (ids: readonly string[]) => void) {
    this.#lookup = lookup;
    this.#settled = settled;
  }

  /** Entries that are not in the lookup yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes the next entries of the log. */
  push(entries: readonly Indexed[]): void {
    for (const { description, leaf } of entries) {
      this.#waiting.push({ description, leaf });
      this.#filter.add(description.id);
    }
    if (this.#waiting.length >= busy) this.#askThread();
  }

  /** Puts some of what waits into the lookup. Throws as SQLite does, and keeps all for the next time. */
  settleSome(limit = chunk): void {
    const some = this.#waiting.slice(0, limit);
    const leaf = some.at(-1)?.leaf;
    if (leaf === undefined || this.#helping !== undefined) return;
    this.#lookup.add(
      some.map(({ description }) => description),
      { first: this.#covered, leaf },
    );
    this.#taken(some);
  }

  /** Puts everything that waits now into the lookup, and lets others work in between. Rejects as SQLite throws. */
  async settleAll(): Promise<void> {
    const end = this.#covered + this.#waiting.length;
    while (this.#covered < end) {
      await this.#helping;
      this.settleSome();
      if (this.#covered < end) await setImmediate();
    }
  }

  /** Index of an entry by its id, as far as the lookup knows. Ids that were never seen are told from memory. */
  indexOf(id: string): number | undefined {
    if (this.#isFilterWhole && !this.#filter.mayHave(id)) return undefined;
    return this.#lookup.indexOf(id);
  }

  find(question: Question): Found {
    return this.#lookup.find(question);
  }

  /** Lets the lookup describe the whole log of `size` entries: goes on where it ended, or begins again when it describes another log. */
  async catchUp(
    reader: EntryReader,
    {
      size,
      describe,
      notice,
    }: {
      size: number;
      describe: (bytes: Uint8Array) => EntryDescription;
      notice: (notice: LogNotice) => void;
    },
  ): Promise<void> {
    const known = await this.#known(reader, size);
    if (known === 0) this.#lookup.clear();
    for (this.#covered = known; this.#covered < size;) {
      const to = Math.min(this.#covered + catchUpChunk, size);
      const entries = await reader.entries(this.#covered, to);
      const some = entries.map(({ index, bytes }) => described(describe, index, bytes));
      this.#lookup.add(some, { first: this.#covered, leaf: await reader.leaf(to - 1) });
      this.#covered = to;
    }
    void this.#fillFilter(size);
    if (known === 0 && size > 0) notice({ event: "ledger-lookup-rebuilt", entries: size });
  }

  /** Resolves when the file is let go. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#helping;
    await this.#thread?.end();
    this.#lookup.close();
  }

  #taken(some: readonly Indexed[]): void {
    this.#covered += some.length;
    this.#waiting = this.#waiting.slice(some.length);
    this.#settled(some.map(({ description }) => description.id));
  }

  /** While entries come faster than the quiet moments, another thread takes them in. */
  #askThread(): void {
    if (this.#helping !== undefined || this.#isClosed) return;
    const some = this.#waiting.slice(0, catchUpChunk);
    const leaf = some.at(-1)?.leaf;
    if (leaf === undefined) return;
    this.#thread ??= lookupThread(this.#lookup.path);
    this.#helping = this.#help(some, leaf, this.#thread);
  }

  async #help(some: readonly Indexed[], leaf: Buffer, thread: LookupThread): Promise<void> {
    const descriptions = some.map(({ description }) => description);
    try {
      await thread.add(descriptions, { first: this.#covered, leaf });
    } catch {
      // Everything is kept. Another thread is started when it is needed again.
      this.#thread = this.#helping = undefined;
      return;
    }
    this.#helping = undefined;
    this.#taken(some);
    if (this.#waiting.length >= busy) this.#askThread();
  }

  /** Until every id of the log has been read once, the filter says nothing. Ends early when the log is closed. */
  async #fillFilter(size: number): Promise<void> {
    for (let from = 0; from < size; from += catchUpChunk) {
      await setImmediate();
      if (this.#isClosed) return;
      for (const id of this.#lookup.ids(from, Math.min(from + catchUpChunk, size))) this.#filter.add(id);
    }
    this.#isFilterWhole = true;
  }

  /** How many entries of this very log are in the lookup already. */
  async #known(reader: EntryReader, size: number): Promise<number> {
    const covers = this.#lookup.covers();
    if (!covers || covers.size === 0 || covers.size > size) return 0;
    return covers.leaf.equals(await reader.leaf(covers.size - 1)) ? covers.size : 0;
  }
}

function described(
  describe: (bytes: Uint8Array) => EntryDescription,
  index: number,
  bytes: Uint8Array,
): EntryDescription {
  try {
    return describe(bytes);
  } catch {
    throw new LogDamaged(`entry ${index}`, "it cannot be described");
  }
}
