import { createReel } from "./reel.ts";
import { createStretcher } from "./stretcher.ts";

/** What the page asks of the voice. Frames are frames of the recording. */
export type Asked =
  | { readonly is: "window"; readonly at: number; readonly samples: Float32Array }
  /** Goes to a frame and drops what is here; `turn` counts these jumps, so that what is told from before one is known as old. */
  | { readonly is: "place"; readonly at: number; readonly turn: number }
  | { readonly is: "play" | "hush" | "end" }
  | { readonly is: "speed"; readonly speed: number }
  /** Sound may go on for so many milliseconds from now; never longer than two seconds. */
  | { readonly is: "renew"; readonly forMs: number };

/** What the voice tells the page. */
export type Told =
  /** Frames from–to were put out without a gap since the last jump or stop; the voice stands at `at`. */
  | {
      readonly is: "at";
      readonly turn: number;
      readonly at: number;
      readonly from: number;
      readonly to: number;
      readonly sounds: boolean;
    }
  /** Nothing is here to play; more is needed. */
  | { readonly is: "waits" | "ended"; readonly turn: number }
  /** Nobody renewed in time: silent, and everything that was here is gone. */
  | { readonly is: "lapsed" };

/** Longest time that sound may outlive its last renewal, milliseconds (interfaces 4.2, flows D25). */
const longestUnrenewed = 2000;

/** Seconds between two tellings of the place. */
const tells = 0.1;

/** The part of the terminal that makes sound. It needs nobody to become silent. */
export interface Voice {
  readonly take: (asked: Asked) => void;
  /** Fills one block of mono output. */
  readonly render: (out: Float32Array) => void;
  /** False once it has ended for good. */
  readonly isAlive: () => boolean;
}

interface VoicePorts {
  /** Frames per second of the recording and of the output. */
  readonly rate: number;
  /** Length of the recording in frames. */
  readonly end: number;
  readonly tell: (told: Told) => void;
  /** A clock in milliseconds that goes on while the machine sleeps; frames alone would stand still with it. */
  readonly now: () => number;
}

/** A voice that is silent until it is placed, fed, renewed and told to play. */
export function createVoice({ rate, end, tell, now }: VoicePorts): Voice {
  const reel = createReel();
  const stretcher = createStretcher(rate);
  const made = new Float32Array(stretcher.hop);
  let left = 0;
  let isPlaying = false;
  let isWaiting = false;
  let fades = false;
  let isAlive = true;
  let speed = 1;
  let turn = 0;
  let run = { from: 0, to: 0 };
  let untold = 0;
  // Two clocks, and the earlier one decides: frames put out, and the time of day.
  let leaseFrames = 0;
  let leaseEnds = Number.NEGATIVE_INFINITY;
  // A press may come a moment before the renewal that it brings about: it is good for as long as a renewal is.
  let pressEnds = Number.NEGATIVE_INFINITY;

  const tellPlace = () => {
    untold = 0;
    tell({ is: "at", turn, at: stretcher.at(), ...run, sounds: isPlaying && !isWaiting });
  };
  const jump = (at: number) => {
    left = 0;
    fades = false;
    made.fill(0);
    reel.empty(at);
    stretcher.place(at);
    run = { from: at, to: at };
  };
  const stop = () => {
    fades = isPlaying && !isWaiting;
    isPlaying = false;
    tellPlace();
  };
  function lapse(): void {
    isPlaying = false;
    leaseEnds = Number.NEGATIVE_INFINITY;
    const at = stretcher.at();
    tellPlace();
    jump(at);
    tell({ is: "lapsed" });
  }

  function nextStep(): boolean {
    if (!isPlaying) {
      if (!fades) return false;
      fades = false;
      stretcher.fade(made, reel);
      left = made.length;
      return true;
    }
    const stepped = stretcher.step(made, reel, { speed, end });
    if (stepped === "sounds") {
      isWaiting = false;
      left = made.length;
      run = { from: run.from, to: Math.min(end, stretcher.at()) };
      return true;
    }
    if (stepped === "ended") {
      isPlaying = false;
      tellPlace();
      tell({ is: "ended", turn });
    } else if (!isWaiting) {
      isWaiting = true;
      tellPlace();
      tell({ is: "waits", turn });
    }
    return false;
  }

  return {
    take: (asked) => {
      if (!isAlive) return;
      switch (asked.is) {
        case "window":
          // A window from before a jump fits nowhere any more.
          reel.join(asked.at, asked.samples);
          asked.samples.fill(0);
          return;
        case "place":
          tellPlace();
          turn = asked.turn;
          jump(Math.min(Math.max(0, Math.round(asked.at)), end));
          return;
        case "play":
          run = { from: stretcher.at(), to: stretcher.at() };
          isPlaying = true;
          isWaiting = false;
          pressEnds = now() + longestUnrenewed;
          return;
        case "hush":
          stop();
          return;
        case "speed":
          // What was put out at another speed is another stretch.
          tellPlace();
          speed = asked.speed;
          run = { from: stretcher.at(), to: stretcher.at() };
          return;
        case "renew": {
          const lasts = Math.min(Math.max(0, asked.forMs), longestUnrenewed);
          leaseFrames = Math.round((lasts * rate) / 1000);
          leaseEnds = now() + lasts;
          return;
        }
        default:
          isAlive = false;
          isPlaying = false;
          jump(0);
      }
    },
    render: (out) => {
      out.fill(0);
      leaseFrames -= out.length;
      const isLeased = isAlive && leaseFrames > 0 && now() < leaseEnds;
      if (!isLeased) {
        if (isPlaying && now() >= pressEnds) lapse();
        left = 0;
        return;
      }
      // Once it sounds, only renewals keep it going.
      if (isPlaying) pressEnds = Number.NEGATIVE_INFINITY;
      for (let place = 0; place < out.length; place += 1) {
        if (left === 0 && !nextStep()) break;
        out[place] = made[made.length - left] ?? 0;
        left -= 1;
      }
      if (!isPlaying) return;
      untold += out.length;
      if (untold >= rate * tells) tellPlace();
    },
    isAlive: () => isAlive,
  };
}
