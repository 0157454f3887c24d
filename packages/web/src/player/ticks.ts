import { civilTime } from "../format/civil-time.ts";
import { clockDigits } from "../format/date-words.ts";
import type { Language } from "../format/language.ts";

/** A time of day under the waveform. */
export interface Tick {
  /** Share of the recording, 0 to 1. */
  readonly place: number;
  readonly words: string;
}

const steps = [5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;
/** Narrowest room of one time, pixels; with seconds it is longer. */
const room = 64;
const roomWithSeconds = 110;

/** Round times of day that fit under a picture `width` pixels wide. */
export function ticksOf(
  { startedAt, durationMs }: { startedAt: string; durationMs: number },
  width: number,
  language: Language,
): readonly Tick[] {
  const step =
    (steps.find(
      (seconds) => (seconds * 1000 * width) / durationMs >= (seconds < 60 ? roomWithSeconds : room),
    ) ?? 7200) * 1000;
  const start = Date.parse(startedAt);
  const first = Math.ceil(start / step) * step;
  const count = durationMs === 0 ? 0 : Math.max(0, Math.floor((start + durationMs - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step).flatMap((at) => {
    const place = (at - start) / durationMs;
    // The last one would stand out over the edge.
    if ((1 - place) * width < room / 2) return [];
    const { hour, minute, second } = civilTime(at);
    return [
      { place, words: clockDigits(step < 60_000 ? { hour, minute, second } : { hour, minute }, language) },
    ];
  });
}
