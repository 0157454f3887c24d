import { availableParallelism } from "node:os";
import type { AudioAnalysis } from "../audio/analyse-audio.ts";
import type { AnyAnalyser } from "../decoding/read-recording.ts";
import { type MailReading, parseMail } from "../mail/parse-mail.ts";
import type { Told } from "./thread-words.ts";
import { type ContentThread, contentThread } from "./one-thread.ts";

/** Threads in which contents are read, so that the service goes on answering meanwhile. Started when first needed. */
export interface ContentThreads {
  /** An analyser of plain WAV: as `analyseAudio`, a little behind the bytes. Its promises reject with `ThreadLost`. */
  analyse(): AnyAnalyser;
  /** As `parseMail`. Rejects with `ThreadLost`, which a mail too large for the thread's memory brings about. */
  parseMail(bytes: Uint8Array): Promise<MailReading>;
  /** Ends all threads; what is under way rejects. */
  close(): Promise<void>;
}

/** Bytes in one message. */
const messageBytes = 256 * 1024;
/** Bytes of a recording that the thread may be behind: its sender waits then. */
const mostBehind = 1024 * 1024;

/** A mail of fewer bytes is read sooner here than there. */
const smallMail = 128 * 1024;

/** The threads of one process: for sound as many as processors beside the one that answers requests, for mails one. */
export function openContentThreads({
  forSound = Math.max(1, availableParallelism() - 1),
}: { readonly forSound?: number } = {}): ContentThreads {
  const sound: ContentThread[] = [];
  const mail: ContentThread[] = [];
  return {
    analyse: () => analyserIn(oneOf(sound, forSound)),
    parseMail: async (bytes) => {
      if (bytes.length < smallMail) return parseMail(bytes);
      const task = oneOf(mail, 1).begin();
      try {
        const told = await task.ask({ mail: new Uint8Array(bytes) });
        if (!("reading" in told)) throw new TypeError("another answer than a reading");
        return told.reading;
      } finally {
        task.end();
      }
    },
    close: async () => {
      await Promise.all([...sound, ...mail].map((thread) => thread.close()));
    },
  };
}

/** The least busy one, or a new one while there may be more. */
function oneOf(threads: ContentThread[], most: number): ContentThread {
  for (const lost of threads.filter(({ isLost }) => isLost)) threads.splice(threads.indexOf(lost), 1);
  const [idlest] = threads.toSorted((one, other) => one.tasks - other.tasks);
  if (idlest !== undefined && (idlest.tasks === 0 || threads.length >= most)) return idlest;
  const begun = contentThread();
  threads.push(begun);
  return begun;
}

function analyserIn(thread: ContentThread): AnyAnalyser {
  const task = thread.begin();
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
    last = taken(task.ask({ sound }), sent);
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
      return behind > mostBehind || thread.isLost ? caughtUp() : isWanted;
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
