// Where recordings are sealed and digested: started by sealing-threads.ts, so that the thread that answers requests does neither, and what the ciphers
// leave to the garbage collector lies in a small heap.
import { parentPort } from "node:worker_threads";
import { type DigestedSealing, digestedSealing } from "./digested-sealing.ts";
import type { Asked, Heard, Told } from "./thread-words.ts";

const begun = new Map<number, { readonly sealing: DigestedSealing; readonly key: Uint8Array }>();

function leave(task: number): void {
  begun.get(task)?.key.fill(0);
  begun.delete(task);
}

function seal({ task, plain, room, sealing: words, isLast }: Asked): void {
  if (words !== undefined) begun.set(task, { sealing: digestedSealing(words), key: words.key });
  const sealing = begun.get(task)?.sealing;
  if (sealing === undefined) throw new TypeError("no such object was begun");
  const first = sealing.push(plain, room);
  const last = isLast === true ? sealing.end(room.subarray(first.length)) : undefined;
  const told: Told = {
    task,
    sealed: room.subarray(0, first.length + (last?.length ?? 0)),
    spare: new Uint8Array(plain.buffer),
    ...(last === undefined ? {} : { digests: sealing.digests() }),
  };
  if (isLast === true) leave(task);
  parentPort?.postMessage(told, [told.sealed.buffer, told.spare.buffer]);
}

parentPort?.on("message", (heard: Heard) => ("is" in heard ? leave(heard.task) : seal(heard)));
