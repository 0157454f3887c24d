import { Worker } from "node:worker_threads";
import type { EntryDescription } from "./log.ts";

/** What the thread is asked. */
export type Asked =
  | { readonly descriptions: readonly EntryDescription[]; readonly leaf: Uint8Array; readonly first: number }
  | "end";
/** What it answers. */
export type Told = "taken" | { readonly failed: string };

/** A thread that takes entries into the lookup, so that the one that appends does not. */
export interface LookupThread {
  /** Takes entries from index `first` on; `leaf` is the hash of the last. One at a time. Rejects when they are not in the lookup. */
  add(
    descriptions: readonly EntryDescription[],
    at: { readonly first: number; readonly leaf: Uint8Array },
  ): Promise<void>;
  /** Resolves when the thread has let the file go. */
  end(): Promise<void>;
}

/** Starts the thread of a lookup file, which must be there. It keeps no process alive. */
export function lookupThread(path: string): LookupThread {
  const worker = new Worker(new URL("./lookup-worker.ts", import.meta.url), {
    workerData: { path },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  worker.unref();
  const ended = new Promise<void>((resolve) => void worker.once("exit", () => resolve()));
  let waiting: { resolve(): void; reject(failure: Error): void } | undefined;
  const settle = (act: (one: { resolve(): void; reject(failure: Error): void }) => void): void => {
    const one = waiting;
    waiting = undefined;
    worker.unref();
    if (one) act(one);
  };
  worker.on("message", (told: Told) => {
    settle((one) => (told === "taken" ? one.resolve() : one.reject(new Error(told.failed))));
  });
  worker.on("error", (failure) => settle((one) => one.reject(failure)));
  void ended.then(() => settle((one) => one.reject(new Error("the thread of the lookup has ended"))));
  return {
    add: (descriptions, { first, leaf }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
        worker.postMessage({ descriptions, leaf, first } satisfies Asked);
      }),
    async end() {
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
      worker.postMessage("end" satisfies Asked);
      await ended;
    },
  };
}
