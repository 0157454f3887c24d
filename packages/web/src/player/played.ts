import { joined, type Stretch } from "./stretch.ts";

/** What was really played, and where the sound was when it was last looked at. */
export interface Played {
  readonly done: readonly Stretch[];
  /** The stretch under way; absent while nothing sounds. */
  readonly under?: { readonly from: number; readonly to: number; readonly at: number };
}

export const nothingPlayed: Played = { done: [] };

/** Sound may run this far ahead of the clock between two looks, milliseconds: timers are late, never early by more. */
const slack = 400;

/**
 * The sound is at `position` at the moment `now`, and moves. A place that cannot have been reached by playing on since the last look begins a new
 * stretch: what was jumped over was not heard.
 */
export function soundedAt(
  played: Played,
  { position, now, rate }: { position: number; now: number; rate: number },
): Played {
  const { under } = played;
  if (under === undefined) return { ...played, under: { from: position, to: position, at: now } };
  const reach = under.to + (now - under.at) * rate + slack;
  if (position < under.to || position > reach)
    return { ...hushed(played), under: { from: position, to: position, at: now } };
  return { ...played, under: { from: under.from, to: position, at: now } };
}

/** The sound stopped or is about to jump. */
export function hushed({ done, under }: Played): Played {
  return { done: under === undefined ? done : joined([...done, [under.from, under.to]]) };
}

/** Everything played so far in whole milliseconds, the stretch under way included: what a report says. At most 200 stretches, the latest. */
export function report(played: Played): readonly Stretch[] {
  return hushed(played)
    .done.map(([from, to]): Stretch => [Math.floor(from), Math.ceil(to)])
    .slice(-200);
}
