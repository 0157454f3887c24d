/** Error-correction bytes of a block and number of blocks for versions 1–14 at level L (ISO/IEC 18004, table 9). */
const correction = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30] as const;
const blockCounts = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4] as const;

type Grid = (boolean | undefined)[][];

/**
 * A QR code of a text in byte mode, level L, as rows of dark modules. Every mask is lawful; one fixed mask keeps this short. Throws RangeError
 * for a text over 458 bytes of UTF-8.
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  const version = correction.findIndex((_, place) => capacity(place + 1) >= bytes.length) + 1;
  if (version === 0) throw new RangeError("text too long for a picture");
  const grid = frame(version);
  const taken = grid.map((row) => row.map((module) => module !== undefined));
  placeBits(grid, interleaved(dataBytes(bytes, version), version));
  for (const [y, row] of grid.entries()) {
    for (const x of row.keys()) {
      if (taken[y]?.[x] !== true && (x + y) % 2 === 0) row[x] = row[x] !== true;
    }
  }
  return grid.map((row) => row.map((module) => module === true));
}

function totalBytes(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    modules -= (25 * count - 10) * count - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

function dataLength(version: number): number {
  return totalBytes(version) - (correction[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0);
}

function capacity(version: number): number {
  return dataLength(version) - (version < 10 ? 2 : 3);
}

function dataBytes(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const length = dataLength(version) * 8;
  push(0, Math.min(4, length - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  for (let pad = 0xec; bits.length < length; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: length / 8 }, (_, place) =>
    bits.slice(place * 8, place * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  );
}

function interleaved(bytes: readonly number[], version: number): number[] {
  const blocks = blockCounts[version - 1] ?? 1;
  const extra = correction[version - 1] ?? 0;
  const short = Math.floor(bytes.length / blocks);
  const longFrom = blocks - (bytes.length % blocks);
  let at = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const length = short + (block >= longFrom ? 1 : 0);
    const part = bytes.slice(at, at + length);
    at += length;
    return { part, rest: remainder(part, extra) };
  });
  return [...across(parts.map(({ part }) => part)), ...across(parts.map(({ rest }) => rest))];
}

function across(lists: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => (place < list.length ? [list[place] ?? 0] : [])),
  ).flat();
}

/** Product in the field of 256 elements with 0x11d. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

function remainder(part: readonly number[], degree: number): number[] {
  const divisor = Array<number>(degree).fill(0);
  divisor[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let place = 0; place < degree; place += 1) {
      divisor[place] = times(divisor[place] ?? 0, root) ^ (divisor[place + 1] ?? 0);
    }
    root = times(root, 2);
  }
  const rest = Array<number>(degree).fill(0);
  for (const byte of part) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [place, coefficient] of divisor.entries())
      rest[place] = (rest[place] ?? 0) ^ times(coefficient, factor);
  }
  return rest;
}

function frame(version: number): Grid {
  const size = version * 4 + 17;
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined));
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y];
    if (row !== undefined && x >= 0 && x < size) row[x] = dark;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    square(4, (dx, dy, ring) => set(cx + dx, cy + dy, ring !== 2 && ring !== 4));
  }
  const places = alignment(version, size);
  const last = places.length - 1;
  for (const [i, cx] of places.entries()) {
    for (const [j, cy] of places.entries()) {
      const corner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (!corner) square(2, (dx, dy, ring) => set(cx + dx, cy + dy, ring !== 1));
    }
  }
  setFormat(set, size);
  if (version >= 7) setVersion(set, version, size);
  return grid;
}

function square(reach: number, act: (dx: number, dy: number, ring: number) => void): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) act(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)));
  }
}

function alignment(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => size - 7 - place * step).toReversed()];
}

/** Level L and mask 0 with their check bits. */
function setFormat(set: (x: number, y: number, dark: boolean) => void, size: number): void {
  const level = 1 << 3;
  let rest = level;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((level << 10) | rest) ^ 0x5412;
  const bit = (place: number): boolean => ((bits >>> place) & 1) === 1;
  for (let place = 0; place <= 5; place += 1) set(8, place, bit(place));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let place = 9; place < 15; place += 1) set(14 - place, 8, bit(place));
  for (let place = 0; place < 8; place += 1) set(size - 1 - place, 8, bit(place));
  for (let place = 8; place < 15; place += 1) set(8, size - 15 + place, bit(place));
  set(8, size - 8, true);
}

function setVersion(set: (x: number, y: number, dark: boolean) => void, version: number, size: number): void {
  let rest = version;
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let place = 0; place < 18; place += 1) {
    const dark = ((bits >>> place) & 1) === 1;
    const [far, near] = [size - 11 + (place % 3), Math.floor(place / 3)];
    set(far, near, dark);
    set(near, far, dark);
  }
}

function placeBits(grid: Grid, bytes: readonly number[]): void {
  const size = grid.length;
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const upward = ((column + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step;
      for (const x of [column, column - 1]) {
        const row = grid[y];
        if (row === undefined || row[x] !== undefined) continue;
        row[x] = (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        at += 1;
      }
    }
  }
}
