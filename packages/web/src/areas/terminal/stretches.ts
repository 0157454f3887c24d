import type { PlayedStretch } from "@tallenne/contracts";

/** Keeps which stretches went out of the loudspeaker until the reading room has taken them; numbers and times only. */
export interface Stretches {
  /** A stretch of an item was put out from–to; told again as it grows. Milliseconds. */
  readonly grow: (stretch: Omit<PlayedStretch, "number">) => void;
  /** The stretch that sounds now, up to now. */
  readonly current: () => PlayedStretch | null;
  /** The current stretch is over. */
  readonly close: () => void;
  /** Those that ended and are not taken yet, oldest first. */
  readonly waiting: () => readonly PlayedStretch[];
  readonly taken: (stretches: readonly PlayedStretch[]) => void;
  readonly forget: () => void;
}

const isSame = (one: Omit<PlayedStretch, "number">, other: Omit<PlayedStretch, "number">): boolean =>
  one.item === other.item && one.fromMs === other.fromMs && one.speed === other.speed;

/** No stretch yet; the first has number 1. */
export function createStretches(): Stretches {
  let last = 0;
  let now: PlayedStretch | undefined;
  let ended: PlayedStretch[] = [];
  const close = () => {
    if (now !== undefined) ended.push(now);
    now = undefined;
  };
  return {
    grow: (grown) => {
      const stretch = { ...grown, fromMs: Math.round(grown.fromMs), toMs: Math.round(grown.toMs) };
      if (now !== undefined && isSame(now, stretch)) {
        now = { ...now, toMs: Math.max(now.toMs, stretch.toMs) };
        return;
      }
      // The last telling of a stretch may come after it was closed by the press that ended it.
      const late = ended.findIndex((one) => one.number === last && isSame(one, stretch));
      const known = ended[late];
      if (now === undefined && known !== undefined) {
        ended[late] = { ...known, toMs: Math.max(known.toMs, stretch.toMs) };
        return;
      }
      close();
      last += 1;
      now = { number: last, ...stretch };
    },
    current: () => now ?? null,
    close,
    waiting: () => ended,
    taken: (stretches) => {
      ended = ended.filter((one) => !stretches.includes(one));
    },
    forget: () => {
      now = undefined;
      ended = [];
    },
  };
}
