import { useMemo } from "react";
import type { Playback } from "./playback.ts";
import { shownPlace } from "./shown-place.ts";

/** Where waveform and slider draw the place of a playback, milliseconds. */
export function useShownPlace({ at, phase }: Pick<Playback, "at" | "phase">): number {
  const still = useMemo(() => window.matchMedia("(prefers-reduced-motion: reduce)").matches, []);
  return shownPlace(at, { sounds: phase === "playing", still });
}
