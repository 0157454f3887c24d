import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** The thread that worked on a task has ended, or the task was given up: too little memory, or the service stops. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}

/** Every message names its task, so that one thread can work on several in turns. */
interface OfTask {
  readonly task: number;
}

/** What a thread hears last of a task; it answers every other message, and this one not. */
export interface GivenUp extends OfTask {
  readonly is: "given-up";
}

type Words<T> = T extends unknown ? Omit<T, "task"> : never;

/** One task that a thread works on. */
export interface ThreadTask<Asked extends OfTask, Told extends OfTask> {
  /** One answer for each question, in their order; the memory of `handedOver` is the thread's afterwards. Rejects with `ThreadLost`. */
  ask(words: Words<Asked>, handedOver?: readonly ArrayBuffer[]): Promise<Told>;
  readonly isLost: boolean;
  /** The task is done with or given up; what still waits rejects. May be called again. */
  end(): void;
}

/** Threads of one script, started when first needed. They keep no process alive while nobody waits for them. */
export interface TaskThreads<Asked extends OfTask, Told extends OfTask> {
  /** A task for the least busy of them, or for a new one while there may be more. */
  begin(): ThreadTask<Asked, Told>;
  /** Ends all; what is under way rejects. */
  close(): Promise<void>;
}

/** As many threads as processors beside the one that answers requests. */
export const threadsBeside = (): number => Math.max(1, availableParallelism() - 1);

/** Threads that run `script`: it answers each message of a task with one of the same task, but for `GivenUp`. */
export function taskThreads<Asked extends OfTask, Told extends OfTask>(made: {
  readonly script: URL;
  readonly most: number;
  readonly heapMegabytes: number;
}): TaskThreads<Asked, Told> {
  const threads: OneThread<Asked, Told>[] = [];
  const leastBusy = (): OneThread<Asked, Told> => {
    for (const lost of threads.filter(({ isLost }) => isLost)) threads.splice(threads.indexOf(lost), 1);
    const [idlest] = threads.toSorted((one, other) => one.tasks - other.tasks);
    if (idlest !== undefined && (idlest.tasks === 0 || threads.length >= made.most)) return idlest;
    const begun = oneThread<Asked, Told>(made.script, made.heapMegabytes);
    threads.push(begun);
    return begun;
  };
  return {
    begin: () => leastBusy().begin(),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Waiting<Told> {
  readonly resolve: (told: Told) => void;
  readonly reject: (failure: ThreadLost) => void;
}

interface OneThread<Asked extends OfTask, Told extends OfTask> {
  begin(): ThreadTask<Asked, Told>;
  readonly tasks: number;
  readonly isLost: boolean;
  close(): Promise<void>;
}

function oneThread<Asked extends OfTask, Told extends OfTask>(
  script: URL,
  heapMegabytes: number,
): OneThread<Asked, Told> {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const tasks = new Map<number, Waiting<Told>[]>();
  let next = 0;
  let waiting = 0;
  let isLost = false;
  const rejectAll = (queue: Waiting<Told>[], why: string): void => {
    for (const { reject } of queue.splice(0)) reject(new ThreadLost(why));
  };
  const lose = (): void => {
    isLost = true;
    for (const queue of tasks.values()) rejectAll(queue, "the thread has ended");
  };
  worker.on("message", (told: Told) => {
    waiting -= 1;
    if (waiting === 0) worker.unref();
    tasks.get(told.task)?.shift()?.resolve(told);
  });
  worker.on("error", lose).on("exit", lose);
  return {
    begin() {
      const task = (next += 1);
      const queue: Waiting<Told>[] = [];
      tasks.set(task, queue);
      return {
        ask: (words, handedOver = []) =>
          new Promise((resolve, reject) => {
            if (isLost || !tasks.has(task)) return reject(new ThreadLost("the thread has ended"));
            queue.push({ resolve, reject });
            waiting += 1;
            worker.ref();
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
            worker.postMessage({ task, ...words }, handedOver);
          }),
        get isLost() {
          return isLost;
        },
        end() {
          if (!tasks.delete(task)) return;
          rejectAll(queue, "the task was given up");
          const last: GivenUp = { task, is: "given-up" };
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
          if (!isLost) worker.postMessage(last);
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
