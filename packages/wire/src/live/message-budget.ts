import type { Clock } from "@tallenne/runtime";

/** How many seconds of messages may come at once after a pause. */
const burstSeconds = 5;

/** Whether one more message may come now: so many a second on average over five. */
export function messageBudget(perSecond: number, clock: Clock): () => boolean {
  const most = perSecond * burstSeconds;
  let left = most;
  let at = clock.monotonic();
  return () => {
    const now = clock.monotonic();
    left = Math.min(most, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
