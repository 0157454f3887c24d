import { tileWidth } from "./tree.ts";

/** The newest entries in memory: everything that not every live folder has published as part of a full bundle. */
export class Tail {
  #start: number;
  #entries: Uint8Array[];
  #bytes = 0;

  /** `start` is the index of the first entry, the beginning of a bundle. */
  constructor(start: number, entries: readonly Uint8Array[] = []) {
    this.#start = start;
    this.#entries = [...entries];
    this.#bytes = bytesOf(entries);
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#start + this.#entries.length;
  }

  /** Bytes of all entries held. */
  get bytes(): number {
    return this.#bytes;
  }

  push(entry: Uint8Array): void {
    this.#entries.push(entry);
    this.#bytes += entry.length;
  }

  /** Entries `from` ≤ index < `to`, all of which must be here. */
  slice(from: number, to: number): Uint8Array[] {
    if (from < this.#start || to > this.end) throw new RangeError("entries outside the tail");
    return this.#entries.slice(from - this.#start, to - this.#start);
  }

  /** Lets go of the bundles that lie before `published`. */
  forgetBefore(published: number): void {
    const start = published - (published % tileWidth);
    if (start <= this.#start) return;
    this.#bytes -= bytesOf(this.#entries.slice(0, start - this.#start));
    this.#entries = this.#entries.slice(start - this.#start);
    this.#start = start;
  }
}

function bytesOf(entries: readonly Uint8Array[]): number {
  return entries.reduce((sum, entry) => sum + entry.length, 0);
}
