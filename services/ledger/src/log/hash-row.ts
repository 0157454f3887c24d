import { hashLength } from "./hash.ts";

/** A growing row of hashes that may forget its beginning. Places stay those of the whole row. */
export class HashRow {
  #bytes: Buffer = Buffer.alloc(8 * hashLength);
  #start = 0;
  #length = 0;

  /** Hashes ever added. */
  get length(): number {
    return this.#length;
  }

  /** First place still known. */
  get start(): number {
    return this.#start;
  }

  push(hash: Uint8Array): void {
    const at = (this.#length - this.#start) * hashLength;
    if (at === this.#bytes.length) {
      const wider = Buffer.allocUnsafe(2 * this.#bytes.length);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, at);
    this.#length += 1;
  }

  /** A copy of the hashes `from` ≤ place < `to`. RangeError when some are forgotten or not there yet. */
  slice(from: number, to: number): Buffer {
    if (from < this.#start || to > this.#length || from > to) throw new RangeError("hashes outside the row");
    const kept = this.#bytes.subarray((from - this.#start) * hashLength, (to - this.#start) * hashLength);
    return Buffer.from(kept);
  }

  /** Forgets the hashes before `place`. */
  forgetBefore(place: number): void {
    if (place <= this.#start) return;
    this.#bytes = this.slice(place, this.#length);
    if (this.#bytes.length === 0) this.#bytes = Buffer.alloc(8 * hashLength);
    this.#start = place;
  }

  /** Begins a row whose hashes before `place` are known elsewhere. Only for an empty row. */
  beginAt(place: number): void {
    if (this.#length > 0) throw new RangeError("the row has begun");
    this.#start = place;
    this.#length = place;
  }
}
