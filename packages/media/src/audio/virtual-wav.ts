import { type AudioFacts, frameBytes, sampleBytes } from "./audio-facts.ts";
import { sampleTable } from "./sample-table.ts";

/** Whose voice is heard: recorders put the adviser on the first channel, the customer on the second. */
export type Side = "both" | "adviser" | "customer";

/** Which bytes of the original make a range of the virtual file. Ranges are half open: `to` is not part of them. */
export interface VirtualPlan {
  /** The range asked for. */
  readonly from: number;
  readonly to: number;
  /** Whole frames of the original; equal when the range lies in the header. */
  readonly masterFrom: number;
  readonly masterTo: number;
}

/** The 16-bit WAV a browser sees, which is never written anywhere (performance §3). */
export interface VirtualWav {
  /** Bytes of the whole virtual file. */
  readonly length: number;
  /** Its 44 bytes of header. */
  header(): Uint8Array;
  /** Throws RangeError unless 0 ≤ from ≤ to ≤ length. */
  plan(from: number, to: number): VirtualPlan;
  /**
   * The bytes of a planned range. `masterBytes` are exactly those from `masterFrom` to `masterTo` of the original; throws
   * RangeError otherwise. One side alone is put on both channels; a mono recording has no sides and stays as it is.
   */
  render(masterBytes: Uint8Array, plan: VirtualPlan, heard?: { side: Side }): Uint8Array;
}

const headerBytes = 44;

/** The virtual file of a recording: positions are arithmetic, samples are decoded on the fly. */
export function virtualWav(facts: AudioFacts): VirtualWav {
  const { channels, frames, dataOffset } = facts;
  const frame = frameBytes(facts);
  const virtualFrame = 2 * channels;
  const length = headerBytes + frames * virtualFrame;
  const header = () => headerOf(facts, frames * virtualFrame);

  const plan = (from: number, to: number): VirtualPlan => {
    if (
      !(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to && to <= length)
    ) {
      throw new RangeError("no such range");
    }
    const first = Math.floor(Math.max(0, from - headerBytes) / virtualFrame);
    const last = from === to ? first : Math.ceil(Math.max(0, to - headerBytes) / virtualFrame);
    return {
      from,
      to,
      masterFrom: dataOffset + first * frame,
      masterTo: dataOffset + Math.max(first, last) * frame,
    };
  };

  const render = (
    masterBytes: Uint8Array,
    planned: VirtualPlan,
    heard: { side: Side } = { side: "both" },
  ) => {
    const { from, to, masterFrom, masterTo } = planned;
    if (masterBytes.length !== masterTo - masterFrom) throw new RangeError("other bytes than planned");
    const samples = decode(masterBytes, facts);
    if (channels === 2 && heard.side !== "both") putOnBoth(samples, heard.side === "adviser" ? 0 : 1);
    const sound = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    const start = headerBytes + ((masterFrom - dataOffset) / frame) * virtualFrame;
    if (from >= headerBytes) return sound.subarray(from - start, to - start);
    const rendered = new Uint8Array(to - from);
    rendered.set(header().subarray(from, Math.min(to, headerBytes)));
    if (to > headerBytes) rendered.set(sound.subarray(0, to - headerBytes), headerBytes - from);
    return rendered;
  };

  return { length, header, plan, render };
}

/** A fresh array of samples; Node's platforms are little endian, as WAV is. */
function decode(bytes: Uint8Array, { format }: AudioFacts): Int16Array {
  const samples = new Int16Array(bytes.length / sampleBytes(format));
  const table = sampleTable(format);
  if (table === undefined) {
    new Uint8Array(samples.buffer).set(bytes);
    return samples;
  }
  for (let at = 0; at < samples.length; at += 1) samples[at] = table[bytes[at]!]!;
  return samples;
}

function putOnBoth(samples: Int16Array, channel: 0 | 1): void {
  for (let at = 0; at < samples.length; at += 2) {
    const sample = samples[at + channel] ?? 0;
    samples[at] = sample;
    samples[at + 1] = sample;
  }
}

/** The canonical header. Its sizes have 32 bits: beyond 4 GiB they say the most they can, and players go on to the end. */
function headerOf({ channels, rate }: AudioFacts, soundBytes: number): Uint8Array {
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  const put = (at: number, text: string) => header.set(Buffer.from(text, "latin1"), at);
  put(0, "RIFF");
  view.setUint32(4, Math.min(36 + soundBytes, 0xffff_ffff), true);
  put(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  put(36, "data");
  view.setUint32(40, Math.min(soundBytes, 0xffff_ffff), true);
  return header;
}
