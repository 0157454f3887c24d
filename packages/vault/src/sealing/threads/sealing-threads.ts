import { taskThreads, type ThreadTask, threadsBeside } from "@tallenne/runtime";
import { chunkLength, headerLength, sealedChunkLength } from "../sealed-layout.ts";
import { digestedSealing } from "./digested-sealing.ts";
import type { Asked, OwnBytes, SealedDigests, SealingWords, Told } from "./thread-words.ts";

/** Takes sealed bytes in order; their memory is used again once it has resolved. */
type SealedSink = (sealed: Uint8Array) => Promise<void>;

/** One object that is sealed and digested beside the event loop. After a failure of the sink or `ThreadLost` every call rejects. */
interface Sealer {
  /** Takes plain bytes; the input may be reused when it returns. A promise where the sink or the thread is behind. */
  push(plain: Uint8Array): Promise<void> | undefined;
  /** Ends the object; resolves when the sink has it whole. */
  end(): Promise<SealedDigests>;
  /** Gives it up; resolves when the sink is at rest. */
  stop(): Promise<void>;
  /** Plain bytes taken. */
  readonly plainLength: number;
  /** Sealed bytes that went to the sink. */
  readonly sealedLength: number;
}

/** Threads that seal; their memory is used again from object to object. */
export interface SealingThreads {
  begin(sealing: SealingWords, sink: SealedSink): Sealer;
  close(): Promise<void>;
}

/** Plain bytes in one message: whole chunks, so that none is held back and copied. */
const plainBytes = 16 * chunkLength;
/** Room for their sealed form with the header and the final chunk. */
const roomBytes = headerLength + 17 * sealedChunkLength;
/** Plain bytes that may be sealed or written behind the one who pushes. */
const mostBehind = 4 * plainBytes;
/** Stretches of memory kept for the next object. */
const mostSpares = 32;

/** The threads of one process: as many as processors beside the one that answers requests. */
export function sealingThreads(): SealingThreads {
  const threads = taskThreads<Asked, Told>({
    script: new URL("./sealing-thread.ts", import.meta.url),
    most: threadsBeside(),
    heapMegabytes: 256,
  });
  const spares: OwnBytes[] = [];
  const memory: Memory = {
    take: () => spares.pop() ?? new Uint8Array(roomBytes),
    give: (bytes) => {
      if (spares.length < mostSpares && bytes.buffer.byteLength === roomBytes)
        spares.push(new Uint8Array(bytes.buffer));
    },
  };
  return {
    begin: (sealing, sink) => new ThreadSealer({ sealing, sink, memory, begin: () => threads.begin() }),
    close: () => threads.close(),
  };
}

interface Memory {
  take(): OwnBytes;
  give(bytes: OwnBytes): void;
}

interface SealerParts {
  readonly sealing: SealingWords;
  readonly sink: SealedSink;
  readonly memory: Memory;
  readonly begin: () => ThreadTask<Asked, Told>;
}

class ThreadSealer implements Sealer {
  readonly #parts: SealerParts;
  #held: OwnBytes;
  #length = 0;
  #behind = 0;
  #isStopped = false;
  /** None until the first message is full: what is shorter is sealed sooner here than there. */
  #task: ThreadTask<Asked, Told> | undefined;
  /** What is sealed or written now, in order. One that failed stays the first. */
  readonly #pending: Promise<SealedDigests | undefined>[] = [];
  #last: Promise<SealedDigests | undefined> = Promise.resolve(undefined);
  #writing: Promise<void> = Promise.resolve();
  plainLength = 0;
  sealedLength = 0;

  constructor(parts: SealerParts) {
    this.#parts = parts;
    this.#held = parts.memory.take();
  }

  push(plain: Uint8Array): Promise<void> | undefined {
    for (let from = 0; from < plain.length;) {
      const piece = plain.subarray(from, from + plainBytes - this.#length);
      this.#held.set(piece, this.#length);
      this.#length += piece.length;
      from += piece.length;
      if (this.#length === plainBytes) this.#send();
    }
    this.plainLength += plain.length;
    return this.#behind > mostBehind || this.#task?.isLost === true ? this.#caughtUp() : undefined;
  }

  async end(): Promise<SealedDigests> {
    if (this.#task === undefined) return this.#sealHere();
    this.#send("last");
    const digests = await this.#last;
    this.#task.end();
    if (digests === undefined) throw new TypeError("the last answer had no digests");
    return digests;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#task?.end();
    await this.#writing.catch(() => undefined);
  }

  /** Whoever pushes waits until the oldest of what is behind is done with, or learns of a failure. */
  async #caughtUp(): Promise<void> {
    await (this.#pending[0] ?? this.#last);
  }

  #send(which?: "last"): void {
    const { memory, sealing, begin } = this.#parts;
    const isFirst = this.#task === undefined;
    this.#task ??= begin();
    const length = this.#length;
    const plain = this.#held.subarray(0, length);
    const room = memory.take();
    const asked = {
      plain,
      room,
      ...(isFirst ? { sealing: ownWords(sealing) } : {}),
      ...(which === "last" ? { isLast: true as const } : {}),
    };
    const answer = this.#task.ask(asked, [plain.buffer, room.buffer]);
    this.#behind += length;
    if (which !== "last") this.#held = memory.take();
    const before = this.#last;
    this.#last = this.#taken(answer, { before, length });
    // Told to whoever pushes or ends next.
    this.#last.catch(() => undefined);
    this.#pending.push(this.#last);
    this.#length = 0;
  }

  async #taken(
    answer: Promise<Told>,
    { before, length }: { readonly before: Promise<unknown>; readonly length: number },
  ): Promise<SealedDigests | undefined> {
    const { sealed, spare, digests } = await answer;
    this.#parts.memory.give(spare);
    await before;
    if (this.#isStopped) return undefined;
    await this.#write(sealed);
    this.#parts.memory.give(sealed);
    this.#behind -= length;
    void this.#pending.shift();
    return digests;
  }

  #write(sealed: Uint8Array): Promise<void> {
    this.sealedLength += sealed.length;
    this.#writing = this.#parts.sink(sealed);
    return this.#writing;
  }

  async #sealHere(): Promise<SealedDigests> {
    const { memory, sealing } = this.#parts;
    const here = digestedSealing(sealing);
    const room = memory.take();
    const first = here.push(this.#held.subarray(0, this.#length), room);
    const last = here.end(room.subarray(first.length));
    await this.#write(room.subarray(0, first.length + last.length));
    memory.give(room);
    memory.give(this.#held);
    return here.digests();
  }
}

/** Copies: a view of shared memory would take all of it to the other thread. */
function ownWords({ key, context, salt }: SealingWords): SealingWords {
  return { key: new Uint8Array(key), context: new Uint8Array(context), salt: new Uint8Array(salt) };
}
