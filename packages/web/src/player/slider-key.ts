import type { Event } from "./playback.ts";

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -5000,
  ArrowDown: -5000,
  ArrowRight: 5000,
  ArrowUp: 5000,
  PageDown: -30_000,
  PageUp: 30_000,
};

/** What a key does on the slider: 5 s, with Shift 1 s, 30 s, the ends, Space plays. Undefined for a key that is not the slider's. */
export function sliderKey(
  pressed: { key: string; shiftKey: boolean; ctrlKey: boolean; altKey: boolean; metaKey: boolean },
  duration: number,
): Event | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  if (pressed.key === " ") return { is: "press" };
  if (pressed.key === "Home") return { is: "seek", at: 0 };
  if (pressed.key === "End") return { is: "seek", at: duration };
  const by = steps[pressed.key];
  if (by === undefined) return undefined;
  return { is: "step", by: pressed.shiftKey && Math.abs(by) === 5000 ? by / 5 : by };
}
