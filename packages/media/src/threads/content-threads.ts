import { taskThreads, type ThreadTask, threadsBeside } from "@tallenne/runtime";
import type { AudioAnalysis } from "../audio/analyse-audio.ts";
import type { AnyAnalyser } from "../decoding/read-recording.ts";
import { type MailReading, parseMail } from "../mail/parse-mail.ts";
import type { Asked, Told } from "./thread-words.ts";

/** Threads in which contents are read, so that the service goes on answering meanwhile. Started when first needed. */
export interface ContentThreads {
  /** An analyser of plain WAV: as `analyseAudio`, a little behind the bytes. Its promises reject with `ThreadLost`. */
  analyse(): AnyAnalyser;
  /** As `parseMail`. Rejects with `ThreadLost`, which a mail too large for the thread's memory brings about. */
  parseMail(bytes: Uint8Array): Promise<MailReading>;
  /** Ends all threads; what is under way rejects. */
  close(): Promise<void>;
}

/** The heap of a thread: the largest mail and its parts. */
const contentThread = { script: new URL("./content-thread.ts", import.meta.url), heapMegabytes: 1024 };

/** Bytes in one message. */
const messageBytes = 256 * 1024;
/** Bytes of a recording that the thread may be behind: its sender waits then. */
const mostBehind = 1024 * 1024;

/** A mail of fewer bytes is read sooner here than there. */
const smallMail = 128 * 1024;

/** The threads of one process: for sound as many as processors beside the one that answers requests, for mails one. */
export function openContentThreads({
  forSound = threadsBeside(),
}: { readonly forSound?: number } = {}): ContentThreads {
  const sound = taskThreads<Asked, Told>({ ...contentThread, most: forSound });
  const mail = taskThreads<Asked, Told>({ ...contentThread, most: 1 });
  return {
    analyse: () => analyserIn(sound.begin()),
    parseMail: async (bytes) => {
      if (bytes.length < smallMail) return parseMail(bytes);
      const task = mail.begin();
      try {
        const own = new Uint8Array(bytes);
        const told = await task.ask({ mail: own }, [own.buffer]);
        if (!("reading" in told)) throw new TypeError("another answer than a reading");
        return told.reading;
      } finally {
        task.end();
      }
    },
    close: async () => {
      await Promise.all([sound.close(), mail.close()]);
    },
  };
}

function analyserIn(task: ThreadTask<Asked, Told>): AnyAnalyser {
  /** Memory that came back: a recording of any length takes no more than is on its way. */
  const spares: Uint8Array<ArrayBuffer>[] = [];
  let held = new Uint8Array(messageBytes);
  let length = 0;
  let behind = 0;
  let isWanted = true;
  let last: Promise<unknown> = Promise.resolve();

  const taken = async (answer: Promise<Told>, sent: number): Promise<void> => {
    const told = await answer;
    behind -= sent;
    if (!("isWanted" in told)) return;
    isWanted &&= told.isWanted;
    if (told.spare.length === messageBytes) spares.push(told.spare);
  };
  const send = (): void => {
    if (length === 0) return;
    const sound = length === messageBytes ? held : held.slice(0, length);
    const sent = length;
    behind += sent;
    held = spares.pop() ?? new Uint8Array(messageBytes);
    length = 0;
    last = taken(task.ask({ sound }, [sound.buffer]), sent);
    // Told to whoever pushes or finishes next.
    last.catch(() => undefined);
  };
  const caughtUp = async (): Promise<boolean> => {
    await last;
    return isWanted;
  };
  return {
    push(bytes) {
      for (let from = 0; from < bytes.length;) {
        const piece = bytes.subarray(from, from + messageBytes - length);
        held.set(piece, length);
        length += piece.length;
        from += piece.length;
        if (length === messageBytes) send();
      }
      return behind > mostBehind || task.isLost ? caughtUp() : isWanted;
    },
    async finish(): Promise<AudioAnalysis> {
      send();
      try {
        await last;
        const told = await task.ask({ is: "ended" });
        if (!("analysis" in told)) throw new TypeError("another answer than an analysis");
        return told.analysis;
      } finally {
        task.end();
      }
    },
    stop: () => task.end(),
  };
}
