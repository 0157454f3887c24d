import { pause, systemClock } from "@tallenne/runtime";

const patienceMs = 5000;

/** Waits until a condition holds; rejects after five seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = systemClock.monotonic() + patienceMs;
  while (!(await holds())) {
    if (systemClock.monotonic() > end) throw new Error(`never came true: ${what}`);
    await pause(systemClock, 10);
  }
}
