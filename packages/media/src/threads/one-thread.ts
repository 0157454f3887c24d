import { Worker } from "node:worker_threads";
import type { Asked, Told } from "./thread-words.ts";

/** The thread that worked on a content has ended: too little memory, or the service stops. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}

type Words<T> = T extends unknown ? Omit<T, "task"> : never;

/** One content that a thread works on. */
interface Task {
  /** One answer for each question, in their order; the bytes of a question are handed over. Rejects with `ThreadLost`. */
  ask(words: Words<Asked>): Promise<Told>;
  /** The content is done with or given up. May be called again. */
  end(): void;
}

/** A thread that works on several contents in turns. */
export interface ContentThread {
  begin(): Task;
  /** Contents it works on. */
  readonly tasks: number;
  readonly isLost: boolean;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (told: Told) => void;
  readonly reject: (failure: ThreadLost) => void;
}

/** The heap of a thread, megabytes: the largest mail and its parts. */
const heap = { maxOldGenerationSizeMb: 1024, stackSizeMb: 4 };

/** Starts a thread. It keeps no process alive while nobody waits for it. */
export function contentThread(): ContentThread {
  const worker = new Worker(new URL("./content-thread.ts", import.meta.url), {
    resourceLimits: heap,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const tasks = new Map<number, Waiting[]>();
  let next = 0;
  let waiting = 0;
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    for (const queue of tasks.values())
      for (const { reject } of queue.splice(0)) reject(new ThreadLost("the thread has ended"));
  };
  worker.on("message", (told: Told) => {
    waiting -= 1;
    if (waiting === 0) worker.unref();
    tasks.get(told.task)?.shift()?.resolve(told);
  });
  worker.on("error", lose).on("exit", lose);

  const send = (asked: Asked): void => {
    const bytes = "sound" in asked ? asked.sound : "mail" in asked ? asked.mail : undefined;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
    worker.postMessage(asked, bytes === undefined ? [] : [bytes.buffer as ArrayBuffer]);
  };
  return {
    begin() {
      const task = (next += 1);
      const queue: Waiting[] = [];
      tasks.set(task, queue);
      return {
        ask: (words) =>
          new Promise((resolve, reject) => {
            if (isLost) return reject(new ThreadLost("the thread has ended"));
            queue.push({ resolve, reject });
            waiting += 1;
            worker.ref();
            send({ task, ...words });
          }),
        end() {
          if (!tasks.delete(task) || isLost) return;
          send({ task, is: "given-up" });
        },
      };
    },
    get tasks() {
      return tasks.size;
    },
    get isLost() {
      return isLost;
    },
    async close() {
      await worker.terminate();
    },
  };
}
