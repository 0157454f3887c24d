import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeaderlessSound } from "@tallenne/media";

/** Folder of the speech in every codec. */
const samples = join(import.meta.dirname, "../../packages/media/samples");

/** A recording to be broken: its name and bytes. */
export interface Sound {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The speech in every codec that is decoded, and what plays from the master. */
export const sounds: readonly Sound[] = readdirSync(samples)
  .filter((name) => name.startsWith("speech"))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(join(samples, name)) }));

/** What a source would declare of a file of this name. */
export function declaredOf(name: string): HeaderlessSound | undefined {
  const codecs = { g722: "g722", alaw: "alaw", ulaw: "ulaw", sln: "pcm16", sln16: "pcm16" } as const;
  const codec = codecs[name.split(".").at(-1) as keyof typeof codecs];
  return codec === undefined ? undefined : { codec };
}

/** Numbers that only look like chance: the same seed breaks the same bytes. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The mutated file of a number: which sound it was, how it was broken, in up to six places. `lure` is an address that must stay silent. */
export function mutated(number: number, lure: string): Sound {
  const next = numbersFrom(number);
  const { name, bytes } = sounds[number % sounds.length] as Sound;
  let broken: Buffer = Buffer.from(bytes);
  for (let times = 1 + next(6); times > 0; times -= 1)
    broken = breakers[next(breakers.length)]!(broken, next, lure);
  return { name, bytes: broken };
}

type Breaker = (bytes: Buffer, next: (below: number) => number, lure: string) => Buffer;

/** A place, in half of the cases in the head, where the structures are. */
const place = (bytes: Buffer, next: (below: number) => number) =>
  next(next(2) === 0 ? Math.min(200, Math.max(1, bytes.length)) : Math.max(1, bytes.length));

const extremes = [0, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff];

const breakers: readonly Breaker[] = [
  // one bit
  (bytes, next) => {
    const at = place(bytes, next);
    if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
    return bytes;
  },
  // some bytes of noise
  (bytes, next) => {
    const at = place(bytes, next);
    for (let count = next(32); count > 0 && at + count < bytes.length; count -= 1)
      bytes[at + count] = next(256);
    return bytes;
  },
  // a length at its limits, in either order of bytes
  (bytes, next) => {
    const at = place(bytes, next);
    if (at + 4 > bytes.length) return bytes;
    const value = extremes[next(extremes.length)] ?? 0;
    if (next(2) === 0) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
    return bytes;
  },
  // cut short
  (bytes, next) => bytes.subarray(0, 1 + next(Math.max(1, bytes.length))),
  // a stretch left out
  (bytes, next) => {
    const at = place(bytes, next);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + next(400))]);
  },
  // a stretch many times
  (bytes, next) => {
    const at = place(bytes, next);
    const stretch = bytes.subarray(at, at + 1 + next(300));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + next(40) }, () => stretch),
      bytes.subarray(at),
    ]);
  },
  // the middle of another codec
  (bytes, next) => {
    const other = sounds[next(sounds.length)]?.bytes ?? bytes;
    const at = place(bytes, next);
    return Buffer.concat([
      bytes.subarray(0, at),
      other.subarray(next(other.length)).subarray(0, 3000),
      bytes.subarray(at),
    ]);
  },
  // an address to follow
  (bytes, next, lure) => {
    const at = place(bytes, next);
    const words = [`${lure}/x`, "file:///etc/passwd\0", `#EXTM3U\n${lure}/y\n`, `concat:/etc/passwd|${lure}`];
    const word = Buffer.from(words[next(words.length)] ?? "");
    return Buffer.concat([
      bytes.subarray(0, at),
      word,
      bytes.subarray(at + (next(2) === 0 ? word.length : 0)),
    ]);
  },
];
