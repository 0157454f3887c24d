// Takes entries into the lookup beside the thread that appends: started by lookup-thread.ts, works on one file until it is told to end.
import { parentPort, workerData } from "node:worker_threads";
import { Lookup } from "./lookup.ts";
import type { Asked, Told } from "./lookup-thread.ts";

const { path } = workerData as { path: string };
const lookup = Lookup.beside(path);

parentPort?.on("message", (asked: Asked) => {
  if (asked === "end") {
    lookup.close();
    parentPort?.close();
    return;
  }
  const { descriptions, leaf, first } = asked;
  let told: Told = "taken";
  try {
    lookup.add(descriptions, { first, leaf: Buffer.from(leaf) });
  } catch (failure) {
    told = { failed: failure instanceof Error ? failure.message : String(failure) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
  parentPort?.postMessage(told);
});
