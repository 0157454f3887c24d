import { parentPort } from "node:worker_threads";
import { highestRate, type LowerRate, lowerRate } from "../low-rate.ts";
import type { Frames, ThreadCodec, ThreadDecoder } from "./coded-frames.ts";
import { flacDecoder } from "./flac.ts";
import { mp3Decoder } from "./mp3.ts";
import { oggOpusDecoder } from "./ogg-opus.ts";
import type { Asked, Told } from "./thread-words.ts";

/** Where the decoders without a program run: bytes in, 16-bit samples of 16 kHz at most out, one answer for each message. */

// The libraries write what they find to the console, for ever where a loop of theirs does not end.
for (const word of ["log", "warn", "error", "info", "debug"] as const) console[word] = () => undefined;

const decoders: Readonly<Record<ThreadCodec, () => Promise<ThreadDecoder>>> = {
  flac: flacDecoder,
  mp3: mp3Decoder,
  "ogg-opus": oggOpusDecoder,
};
const decoder = decoders[process.argv[2] as ThreadCodec]();
const port = parentPort;
let format: { channels: number; rate: number } | undefined;
let lower: LowerRate | undefined;

/** 16-bit samples, channel by channel within a frame. Throws when the sound changes its shape within the recording. */
function samplesOf({ channels, rate, scale }: Frames): Int16Array {
  const length = Math.min(...channels.map((one) => one.length));
  if (channels.length === 0 || length === 0) return new Int16Array(0);
  if (format === undefined) {
    format = { channels: channels.length, rate };
    lower = rate > highestRate ? lowerRate(rate, channels.length) : undefined;
  }
  if (format.channels !== channels.length || format.rate !== rate) throw new RangeError("another shape");
  const samples = new Int16Array(length * channels.length);
  for (const [channel, values] of channels.entries())
    for (let frame = 0, at = channel; frame < length; frame += 1, at += channels.length)
      samples[at] = Math.max(-32_768, Math.min(32_767, Math.round(values[frame]! * scale)));
  return lower === undefined ? samples : lower.push(samples);
}

async function answerOf({ bytes }: Asked): Promise<Told> {
  const own = await decoder;
  if (bytes === undefined) {
    const frames = await own.flush();
    const last = samplesOf(frames);
    return told([last, lower?.finish() ?? new Int16Array(0)], frames.damaged);
  }
  const pieces: Int16Array[] = [];
  let damaged = 0;
  for (let at = 0; at < bytes.length; at += own.most) {
    const frames = await own.decode(bytes.subarray(at, at + own.most));
    damaged += frames.damaged;
    pieces.push(samplesOf(frames));
  }
  return told(pieces, damaged);
}

function told(pieces: readonly Int16Array[], damaged: number): Told {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const samples = new Int16Array(length);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  const shape = format === undefined ? {} : { format: { ...format, rate: lower?.rate ?? format.rate } };
  return { ...shape, samples: new Uint8Array(samples.buffer), damaged };
}

port?.on("message", (asked: Asked) => {
  void answerOf(asked).then(
    (answer) => port.postMessage(answer, [answer.samples.buffer]),
    () => port.postMessage({ samples: new Uint8Array(0), damaged: 0, failed: true } satisfies Told),
  );
});
