import { availableParallelism } from "node:os";
import type { Clock } from "@tallenne/runtime";
import { ffmpegDecoder } from "../ffmpeg/ffmpeg-decoder.ts";
import type { JailedFfmpeg } from "../ffmpeg/jailed-ffmpeg.ts";
import type { Inmate } from "../jail/jail.ts";
import type { Coded } from "./codecs.ts";
import type { Decoder, SoundSink } from "./decoder.ts";
import { threadDecoder } from "./thread/thread-decoder.ts";

/** More recordings are being decoded than this machine can at once: the source tries again. */
export class DecodersBusy extends Error {
  override readonly name = "DecodersBusy";
}

/** The decoders of one process. */
export interface Decoders {
  /**
   * A decoder of a codec; undefined when it needs ffmpeg and there is none. Rejects with `DecodersBusy`. Its place is free again once it has finished or
   * was stopped.
   */
  open(
    coded: Coded,
    terms: { readonly sink: SoundSink; readonly longestMs: number },
  ): Promise<Decoder | undefined>;
  /** Stops all that are under way. */
  close(): void;
}

/** How many at once: a decoder uses one processor while it works, and waits for its sender most of the time. */
const decodersAtOnce = (): number => Math.max(8, 4 * availableParallelism());

/** The decoders; `ffmpeg` as `jailedFfmpeg` proves it meanwhile. */
export function openDecoders(terms: {
  readonly ffmpeg: Promise<JailedFfmpeg>;
  readonly clock: Pick<Clock, "after">;
  readonly atOnce?: number;
}): Decoders {
  const { ffmpeg, clock, atOnce = decodersAtOnce() } = terms;
  const underWay = new Set<Decoder>();
  let isClosed = false;
  return {
    open: async ({ way }, { sink, longestMs }) => {
      const inmate = "ffmpeg" in way ? (await ffmpeg).inmate : undefined;
      if ("ffmpeg" in way && inmate === undefined) return undefined;
      if (isClosed || underWay.size >= atOnce) throw new DecodersBusy("every place is taken");
      const decoder =
        "thread" in way
          ? threadDecoder(way.thread, { sink, clock })
          : ffmpegDecoder(inmate as Inmate, { input: way.ffmpeg, sink, longestMs, clock });
      const counted: Decoder = {
        push: (bytes) => decoder.push(bytes),
        finish: () => decoder.finish().finally(() => underWay.delete(counted)),
        stop: () => {
          underWay.delete(counted);
          decoder.stop();
        },
      };
      underWay.add(counted);
      return counted;
    },
    close: () => {
      isClosed = true;
      for (const decoder of underWay) decoder.stop();
    },
  };
}
