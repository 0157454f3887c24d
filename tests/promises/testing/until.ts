import { pause, systemClock } from "@tallenne/runtime";

/** Asks until the answer is as wanted, or so many milliseconds are over; the last answer either way. */
export async function until<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const end = systemClock.monotonic() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || systemClock.monotonic() > end) return answer;
    await pause(systemClock, 50);
  }
}
