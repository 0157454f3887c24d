import { setImmediate } from "node:timers/promises";
import { type EntryReader } from "./entry-reader.ts";
import { LogDamaged } from "./errors.ts";
import { type EntryDescription, type LogNotice, type Question } from "./log.ts";
import { type Found, type Lookup } from "./lookup.ts";
import { type PreparedEntry } from "./prepared-entry.ts";

/** What the lookup needs of an entry. */
export type Indexed = Pick<PreparedEntry, "description" | "leaf">;

/** Entries that go into the lookup in one go, without blocking others for long. */
const chunk = 256;
const catchUpChunk = 4096;

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
    for (const { description, leaf } of entries) this.#waiting.push({ description, leaf });
  }

  /** Puts some of what waits into the lookup. Throws as SQLite does, and keeps all for the next time. */
  settleSome(limit = chunk): void {
    const some = this.#waiting.slice(0, limit);
    if (some.length === 0) return;
    this.#lookup.add(some, this.#covered);
    this.#covered += some.length;
    this.#waiting = this.#waiting.slice(some.length);
    this.#settled(some.map(({ description }) => description.id));
  }

  /** Puts everything that waits now into the lookup, and lets others work in between. Rejects as SQLite throws. */
  async settleAll(): Promise<void> {
    const end = this.#covered + this.#waiting.length;
    while (this.#covered < end) {
      this.settleSome();
      if (this.#covered < end) await setImmediate();
    }
  }

  /** Index of an entry by its id, as far as the lookup knows. */
  indexOf(id: string): number | undefined {
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
      const some: Indexed[] = [];
      for (const { index, bytes } of entries)
        some.push({ description: described(describe, index, bytes), leaf: await reader.leaf(index) });
      this.#lookup.add(some, this.#covered);
      this.#covered = to;
    }
    if (known === 0 && size > 0) notice({ event: "ledger-lookup-rebuilt", entries: size });
  }

  close(): void {
    this.#lookup.close();
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
