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
  let now: PlayedStretch | undefined;
  let last: PlayedStretch | undefined;
  let ended: PlayedStretch[] = [];
  const close = () => {
    if (now === undefined) return;
    ended.push(now);
    last = now;
    now = undefined;
  };
  /** The last telling of a stretch may come after the press that ended it; told again it replaces what was told. */
  const growLast = (known: PlayedStretch, toMs: number) => {
    if (toMs <= known.toMs) return;
    last = { ...known, toMs };
    ended = [...ended.filter(({ number }) => number !== known.number), last];
  };
  return {
    grow: (grown) => {
      const stretch = { ...grown, fromMs: Math.round(grown.fromMs), toMs: Math.round(grown.toMs) };
      if (now !== undefined && isSame(now, stretch)) {
        now = { ...now, toMs: Math.max(now.toMs, stretch.toMs) };
        return;
      }
      if (now === undefined && last !== undefined && isSame(last, stretch))
        return growLast(last, stretch.toMs);
      close();
      now = { number: (last?.number ?? 0) + 1, ...stretch };
    },
    current: () => now ?? null,
    close,
    waiting: () => ended,
    taken: (stretches) => {
      ended = ended.filter((one) => !stretches.includes(one));
    },
    forget: () => {
      now = undefined;
      last = undefined;
      ended = [];
    },
  };
}
