/** Bits of the filter: 4 MiB. At two million ids one unknown id in five hundred has to be looked up, at ten million one in four. */
const bits = 2 ** 25;
const marksPerId = 4;

/**
 * Tells at once, for nearly every new id, that it was never seen (a Bloom filter). It never denies an id that it was given; for a few others it cannot
 * tell, and they are looked up.
 */
export class IdFilter {
  readonly #marks = new Uint32Array(bits / 32);

  add(id: string): void {
    const [first, step] = hashesOf(id);
    for (let turn = 0; turn < marksPerId; turn += 1) {
      const place = (first + turn * step) % bits;
      this.#marks[place >>> 5]! |= 1 << (place & 31);
    }
  }

  /** False: the id was never added. */
  mayHave(id: string): boolean {
    const [first, step] = hashesOf(id);
    for (let turn = 0; turn < marksPerId; turn += 1) {
      const place = (first + turn * step) % bits;
      if ((this.#marks[place >>> 5]! & (1 << (place & 31))) === 0) return false;
    }
    return true;
  }
}

/** Two FNV-1a hashes in one pass; ids are random, so nobody needs to be kept from choosing bad ones. The second is odd: it meets every place. */
function hashesOf(id: string): readonly [number, number] {
  let first = 0x81_1c_9d_c5;
  let second = 0x9e_37_79_b9;
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01_00_01_93);
    second = Math.imul(second ^ code, 0x85_eb_ca_6b);
  }
  second ^= second >>> 15;
  return [(first ^ (first >>> 13)) >>> 0, (second | 1) >>> 0];
}
