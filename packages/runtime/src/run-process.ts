import type { EventEmitter } from "node:events";
import type { Lifecycle } from "./lifecycle.ts";
import type { Log } from "./log.ts";

/** What of a process is used here; `process` itself is one. */
export interface ProcessPort extends Pick<EventEmitter, "on"> {
  exit(code: number): unknown;
}

type Ending = { readonly signal: string } | { readonly failure: unknown };

/**
 * Starts and then stops on SIGTERM or SIGINT, once: exit code 0 when every part stopped in time, else 1. A failed start
 * and anything uncaught are logged by name and end the process with 1: the next start finds only what was durable.
 * `failed` resolves with a failure that only a new start repairs, such as a medium that failed: the process stops in order and ends with 1.
 */
export async function runProcess(
  lifecycle: Lifecycle,
  around: { log: Log; process?: ProcessPort; failed?: Promise<unknown> },
): Promise<void> {
  const { log } = around;
  const own: ProcessPort = around.process ?? process;
  let ending = false;
  const end = async (why: Ending) => {
    if (ending) return;
    ending = true;
    if ("signal" in why) log.info({ event: "stopping", signal: why.signal });
    else log.error({ event: "stopping-to-be-started-anew" }, why.failure);
    const { late, failed } = await lifecycle.stop();
    own.exit("signal" in why && late.length + failed.length === 0 ? 0 : 1);
  };
  const crash = (failure: unknown) => {
    log.error({ event: "crashed" }, failure);
    own.exit(1);
  };
  own.on("SIGTERM", () => void end({ signal: "SIGTERM" }));
  own.on("SIGINT", () => void end({ signal: "SIGINT" }));
  own.on("uncaughtException", crash);
  own.on("unhandledRejection", crash);
  void around.failed?.then((failure) => end({ failure }));
  try {
    await lifecycle.start();
  } catch {
    // The lifecycle has logged the failure and stopped what was started.
    own.exit(1);
  }
}
