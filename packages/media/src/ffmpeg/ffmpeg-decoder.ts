import type { Clock } from "@tallenne/runtime";
import { wavReader } from "../audio/wav-reader.ts";
import type { Decoder, SoundSink } from "../decoding/decoder.ts";
import { stallWatch } from "../decoding/stall-watch.ts";
import { type Finding, finding, isRefused } from "../finding.ts";
import { type Inmate, type Jailed, startInJail } from "../jail/jail.ts";

/** What ffmpeg is told to take, and nothing else. */
export interface FfmpegInput {
  /** The one demultiplexer it may use. */
  readonly demuxer: string;
  /** The only decoders it may use. */
  readonly decoders: readonly string[];
  /** The container keeps its table at the end: the input is copied into the jail's memory first (security §5, the named exception). */
  readonly mustSeek?: true;
}

export interface FfmpegTerms {
  readonly input: FfmpegInput;
  readonly sink: SoundSink;
  /** Longest sound wanted, milliseconds. */
  readonly longestMs: number;
  readonly clock: Pick<Clock, "after">;
}

/** Bytes of a private copy of the input in the jail's memory, where its container needs one. */
const roomOfInput = 256 << 20;
const memory = 1 << 30;
/** Processor seconds for whatever is short, and how much faster than it sounds a longer one must be decoded. */
const leastCpuSeconds = 20;
const timesRealTime = 100;
/** What ffmpeg says of damage is only looked at for whether there is any. */
const mostWords = 4096;

/** The words ffmpeg is started with. Everything is named, nothing guessed; metadata, pictures and texts are left behind. */
export function ffmpegWords({ demuxer, decoders, mustSeek }: FfmpegInput, longestMs: number) {
  const [protocol, place] = mustSeek ? ["file", "file:/input/sound"] : ["pipe", "pipe:0"];
  // Its own rate where that is one of these, else 16 kHz at most.
  const shape = "aformat=sample_fmts=s16:sample_rates=8000|11025|12000|16000";
  const seconds = Math.ceil(longestMs / 1000);
  const words =
    `-nostdin -hide_banner -loglevel error -threads 1 -protocol_whitelist ${protocol} -format_whitelist ${demuxer} ` +
    `-codec_whitelist ${decoders.join(",")} -f ${demuxer} -i ${place} -map 0:a:0 -map_metadata -1 -vn -sn -dn ` +
    `-t ${seconds} -af ${shape} -fflags +bitexact -f wav pipe:1`;
  return words.split(" ");
}

/**
 * Decodes with ffmpeg in the jail: the coded bytes go in by pipe, 16-bit WAV comes out by pipe and is read like any other hostile file. It is killed when it
 * takes and gives nothing for twenty seconds while it has work.
 */
export function ffmpegDecoder(ffmpeg: Inmate, { input, sink, longestMs, clock }: FfmpegTerms): Decoder {
  const { mustSeek } = input;
  const jailed = startInJail(ffmpeg, ffmpegWords(input, longestMs), {
    limits: {
      cpuSeconds: Math.ceil(leastCpuSeconds + longestMs / 1000 / timesRealTime),
      memory,
      file: 0,
    },
    ...(mustSeek ? { room: roomOfInput } : {}),
  });
  const watch = stallWatch(clock, () => jailed.kill());
  const spoken = listenTo(jailed);
  const read = readSound(jailed, sink, () => watch.moved());
  // Whoever waits for the end is told; until then a sink that failed ends the program.
  read.catch(() => jailed.kill());
  let isOver = false;
  let taken = 0;
  const over = async (): Promise<void> => {
    await jailed.ended;
    isOver = true;
    watch.end();
  };
  void over();

  return {
    async push(bytes) {
      taken += bytes.length;
      if (isOver || (mustSeek && taken > roomOfInput)) return false;
      if (jailed.stdin.write(bytes)) return true;
      watch.begin();
      await Promise.race([drained(jailed), jailed.ended]);
      watch.end();
      return !isOver;
    },
    async finish() {
      if (mustSeek && taken > roomOfInput) jailed.kill();
      else jailed.stdin.end();
      watch.begin();
      const [code, words, sound] = await Promise.all([jailed.ended, spoken, read]);
      watch.end();
      if (mustSeek && taken > roomOfInput) return [finding("too-large")];
      if (sound.isEnough) return [];
      if (code === undefined || isRefused(sound.findings)) return [endOf(code, watch.isStalled)];
      return code === 0 ? (words > 0 ? [finding("frames-damaged")] : []) : [endOf(code, false)];
    },
    stop: () => {
      watch.end();
      jailed.kill();
    },
  };
}

/** Killed by its limits or for standing still, or ended by itself without sound. */
function endOf(code: number | undefined, isStalled: boolean): Finding {
  // A shell answers 128 and the signal for a program that a limit killed: 152 processor time, 137 killed, 153 file size.
  const isKilled = isStalled || code === undefined || code > 128;
  return finding(isKilled ? "decoding-stopped" : "decoding-failed");
}

interface Sound {
  readonly findings: readonly Finding[];
  readonly isEnough: boolean;
}

async function readSound(jailed: Jailed, sink: SoundSink, moved: () => void): Promise<Sound> {
  let pieces: Uint8Array[] = [];
  const reader = wavReader({
    format: ({ channels, rate }) => sink.format({ channels, rate }),
    samples: (bytes) => void pieces.push(bytes),
  });
  for await (const bytes of jailed.stdout as AsyncIterable<Buffer>) {
    moved();
    const isWanted = reader.push(bytes);
    for (const piece of pieces)
      if (!(await sink.samples(piece))) {
        jailed.kill();
        return { findings: [], isEnough: true };
      }
    pieces = [];
    if (!isWanted) jailed.kill();
  }
  return { findings: reader.finish().findings, isEnough: false };
}

async function listenTo(jailed: Jailed): Promise<number> {
  let heard = 0;
  for await (const bytes of jailed.stderr as AsyncIterable<Buffer>)
    heard = Math.min(mostWords, heard + bytes.length);
  return heard;
}

function drained({ stdin }: Jailed): Promise<void> {
  return new Promise((resolve) => void stdin.once("drain", resolve));
}
