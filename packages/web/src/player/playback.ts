import { full, type Loop, loopFrom, loopTo, moveEdge, noLoop, wrapped } from "./loop.ts";
import { type Mark, nextMark, previousMark } from "./marks.ts";
import { skipFrom } from "./silences.ts";
import type { Saying } from "./saying.ts";
import type { Side } from "./side.ts";
import type { Stretch } from "./stretch.ts";

/** Why the sound was stopped by force. */
type Stop = "offline" | "refused";

/** What the player does, as a value. Times are milliseconds from the start of the recording. */
export interface Playback {
  /** `opening`: asked for, nothing sounds yet. `stopped`: silenced by force. */
  readonly phase: "still" | "opening" | "playing" | "stopped";
  readonly stop?: Stop;
  readonly at: number;
  readonly duration: number;
  readonly rate: number;
  readonly side: Side;
  readonly skips: boolean;
  /** Soft voices are brought up to the loud ones. */
  readonly levels: boolean;
  readonly loop: Loop;
  readonly silences: readonly Stretch[];
  /** Seconds that going on steps back. */
  readonly rewind: number;
  /** It was paused where it is: going on steps back. */
  readonly paused: boolean;
}

export type Event =
  | { readonly is: "press" | "sounding" | "ended" | "reopen" }
  | { readonly is: "skip" | "level" | "loop-start" | "loop-end" | "slower" | "faster" }
  | { readonly is: "at" | "seek"; readonly at: number }
  | { readonly is: "step"; readonly by: number }
  | { readonly is: "edge"; readonly edge: "from" | "to"; readonly by: number }
  | { readonly is: "next-mark" | "previous-mark"; readonly marks: readonly Mark[] }
  | { readonly is: "rate"; readonly rate: number }
  | { readonly is: "side"; readonly side: Side }
  | { readonly is: "stop"; readonly why: Stop };

/** What the world is asked to do, in this order. */
export type Effect =
  /** Get leave and sound, then play from where the playback is. */
  | { readonly do: "open" }
  /** Stop the sound at once; `drop` also forgets what is buffered. */
  | { readonly do: "hush" | "drop" | "report" }
  | { readonly do: "place"; readonly at: number }
  | { readonly do: "rate"; readonly rate: number }
  | { readonly do: "side"; readonly side: Side }
  | { readonly do: "level"; readonly on: boolean }
  | { readonly do: "say"; readonly saying: Saying };

/** The speeds, slowest first. */
export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

type Next = readonly [Playback, readonly Effect[]];

/** The next state of the player and what the world must do for it. Pure. */
export function next(now: Playback, event: Event): Next {
  switch (event.is) {
    case "press":
      return pressed(now);
    case "reopen":
      return [without(now, "opening"), [{ do: "place", at: now.at }, { do: "open" }]];
    case "sounding":
      return now.phase === "opening" ? [without(now, "playing"), []] : [now, []];
    case "at":
      return moved(now, event.at);
    case "ended":
      return ended(now);
    case "seek":
      return sought(now, event.at);
    case "step":
      return sought(now, now.at + event.by);
    case "next-mark":
      return toMark(now, nextMark(event.marks, now.at));
    case "previous-mark":
      return toMark(now, previousMark(event.marks, now.at));
    case "slower":
      return atRate(now, rates.findLast((rate) => rate < now.rate) ?? now.rate);
    case "faster":
      return atRate(now, rates.find((rate) => rate > now.rate) ?? now.rate);
    case "rate":
      return atRate(now, event.rate);
    case "side":
      return [
        { ...now, side: event.side },
        [
          { do: "side", side: event.side },
          { do: "say", saying: { is: "side", side: event.side } },
        ],
      ];
    case "skip":
      return [
        { ...now, skips: !now.skips },
        [{ do: "say", saying: { is: now.skips ? "silence-off" : "silence-on" } }],
      ];
    case "level":
      return [
        { ...now, levels: !now.levels },
        [
          { do: "level", on: !now.levels },
          { do: "say", saying: { is: now.levels ? "level-off" : "level-on" } },
        ],
      ];
    case "loop-start":
      return looped(now, loopFrom(now.loop, now.at));
    case "loop-end":
      return looped(now, loopTo(now.loop, now.at));
    case "edge":
      return looped(now, moveEdge(now.loop, event.edge, { by: event.by, duration: now.duration }));
    default:
      return now.phase === "stopped"
        ? [{ ...now, stop: event.why }, []]
        : [
            { ...now, phase: "stopped", stop: event.why, paused: false },
            [{ do: "hush" }, { do: "drop" }, { do: "report" }],
          ];
  }
}

function pressed(now: Playback): Next {
  if (now.phase === "playing" || now.phase === "opening") {
    return [
      { ...now, phase: "still", paused: true },
      [{ do: "hush" }, { do: "report" }, { do: "say", saying: { is: "paused", at: now.at } }],
    ];
  }
  const over = now.at >= now.duration - 250;
  const at = over ? 0 : Math.max(0, now.at - (now.paused ? now.rewind * 1000 : 0));
  return [{ ...without(now, "opening"), at }, [{ do: "place", at }, { do: "open" }]];
}

function moved(now: Playback, at: number): Next {
  if (now.phase !== "playing") return [now, []];
  const back = wrapped(now.loop, now.at, at);
  if (back !== undefined) return [{ ...now, at: back }, [{ do: "place", at: back }]];
  const skip = now.skips ? skipFrom(now.silences, at) : undefined;
  if (skip === undefined) return [{ ...now, at }, []];
  return [
    { ...now, at: skip.to },
    [
      { do: "place", at: skip.to },
      { do: "say", saying: { is: "skipped", ms: skip.ms } },
    ],
  ];
}

function ended(now: Playback): Next {
  if (now.phase === "stopped") return [now, []];
  const loop = full(now.loop);
  if (loop !== undefined && now.at <= loop.to && loop.to >= now.duration - 250) {
    return [{ ...without(now, "opening"), at: loop.from }, [{ do: "place", at: loop.from }, { do: "open" }]];
  }
  return [
    { ...without(now, "still"), at: now.duration, paused: false },
    [{ do: "hush" }, { do: "report" }, { do: "say", saying: { is: "end" } }],
  ];
}

function sought(now: Playback, to: number): Next {
  const at = Math.min(Math.max(0, to), now.duration);
  const reports: readonly Effect[] = now.phase === "playing" ? [{ do: "report" }] : [];
  return [{ ...now, at, paused: false }, [{ do: "place", at }, ...reports]];
}

function toMark(now: Playback, mark: Mark | undefined): Next {
  return mark === undefined ? [now, []] : sought(now, mark.at);
}

function atRate(now: Playback, rate: number): Next {
  return [
    { ...now, rate },
    [
      { do: "rate", rate },
      { do: "say", saying: { is: "speed", rate } },
    ],
  ];
}

function looped(now: Playback, loop: Loop): Next {
  const [before, on] = [full(now.loop), full(loop)];
  const state = { ...now, loop };
  if (on !== undefined) return [state, [{ do: "say", saying: { is: "looping", from: on.from, to: on.to } }]];
  if (before !== undefined && loop === noLoop) return [state, [{ do: "say", saying: { is: "loop-over" } }]];
  return [state, []];
}

function without(now: Playback, phase: Playback["phase"]): Playback {
  const { stop: _stop, ...rest } = now;
  return { ...rest, phase, paused: false };
}
