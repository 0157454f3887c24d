import { Worker } from "node:worker_threads";
import type { Clock } from "@tallenne/runtime";
import { finding } from "../../finding.ts";
import type { Decoder, SoundSink } from "../decoder.ts";
import { stallWatch } from "../stall-watch.ts";
import type { ThreadCodec } from "./coded-frames.ts";
import type { Asked, Told } from "./thread-words.ts";

interface ThreadTerms {
  readonly sink: SoundSink;
  readonly clock: Pick<Clock, "after">;
}

/** Bytes in one message: what they may grow to waits in memory until the sink has taken it. */
const mostBytes: Readonly<Record<ThreadCodec, number>> = { flac: 2048, "ogg-opus": 8192, mp3: 32_768 };
/** The thread's own heap, megabytes; the decoders' WebAssembly memory comes beside it. */
const heap = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/**
 * Decodes FLAC, Ogg/Opus or MP3 in a thread of its own: the service goes on answering meanwhile, and a decoder that runs away is ended after
 * twenty seconds without an answer, or when its heap is full.
 */
export function threadDecoder(codec: ThreadCodec, { sink, clock }: ThreadTerms): Decoder {
  const worker = new Worker(new URL("./decode-thread.ts", import.meta.url), {
    // Not as worker data: a library inside the decoders takes those for its own.
    argv: [codec],
    resourceLimits: heap,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  let answer: ((told: Told | undefined) => void) | undefined;
  let hasFormat = false;
  let damaged = 0;
  let end: "decoding-failed" | "decoding-stopped" | "enough" | undefined;
  const stop = (): void => {
    watch.end();
    void worker.terminate();
  };
  const watch = stallWatch(clock, () => {
    end ??= "decoding-stopped";
    stop();
  });
  worker.on("message", (told: Told) => answer?.(told));
  worker.on("error", () => (end ??= "decoding-stopped"));
  worker.on("exit", () => {
    end ??= "decoding-stopped";
    answer?.(undefined);
  });

  const ask = async (asked: Asked): Promise<boolean> => {
    if (end !== undefined) return false;
    watch.begin();
    const told = await new Promise<Told | undefined>((resolve) => {
      answer = resolve;
      worker.postMessage(asked, []);
    });
    watch.end();
    if (told === undefined) return false;
    damaged += told.damaged;
    if (told.failed) end ??= "decoding-failed";
    if (told.failed) return false;
    if (!hasFormat && told.format !== undefined) {
      hasFormat = true;
      sink.format(told.format);
    }
    if (await sink.samples(told.samples)) return true;
    end ??= "enough";
    return false;
  };

  return {
    async push(bytes) {
      const most = mostBytes[codec];
      // Copied by the message, so what came may be used again.
      for (let at = 0; at < bytes.length; at += most)
        if (!(await ask({ bytes: bytes.subarray(at, at + most) }))) return false;
      return true;
    },
    async finish() {
      await ask({});
      const found =
        end === "decoding-failed" || end === "decoding-stopped"
          ? [finding(end)]
          : damaged > 0
            ? [finding("frames-damaged")]
            : [];
      end ??= "enough";
      stop();
      return found;
    },
    stop,
  };
}
