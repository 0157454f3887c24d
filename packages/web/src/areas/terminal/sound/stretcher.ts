import type { Reel } from "./reel.ts";

/** Seconds of one step of output; two steps overlap. */
const stepSeconds = 0.02;
/** How far around its due place a piece may be taken, seconds: more than the period of the lowest voice. */
const reachSeconds = 0.01;

/** What became of a step: sound, waiting for samples, or the recording is over. */
type Stepped = "sounds" | "waits" | "ended";

/** Plays a reel faster or slower with its pitch kept. */
export interface Stretcher {
  /** Frames of output that one step makes. */
  readonly hop: number;
  /** Frame of the recording that sounds next. */
  readonly at: () => number;
  readonly place: (frame: number) => void;
  /** Makes one step of output. `end` is the recording's length in frames. */
  readonly step: (out: Float32Array, reel: Reel, how: { speed: number; end: number }) => Stepped;
  /** Fades out from where it is, so that a stop does not crack; the next step goes on at the same place. */
  readonly fade: (out: Float32Array, reel: Reel) => void;
}

/**
 * Overlap-add by waveform similarity (WSOLA; Verhelst and Roelands, ICASSP 1993): each step takes the piece near its due place that best continues
 * the piece before. At speed 1 it is the recording itself, sample by sample.
 */
export function createStretcher(rate: number): Stretcher {
  const hop = Math.round(rate * stepSeconds);
  const around = Math.round(rate * reachSeconds);
  // Above telephone rates every few samples tell the likeness as well as all.
  const stride = Math.max(1, Math.round(rate / 8000));
  const rising = Float32Array.from(
    { length: hop },
    (_, place) => (1 - Math.cos((Math.PI * (place + 0.5)) / hop)) / 2,
  );
  const rise = (place: number) => rising[place] ?? 0;
  let due = 0;
  let following: number | undefined;

  /** The start near the due place whose samples are most like those that would follow naturally. */
  function mostAlike(reel: Reel, natural: number): number {
    const wanted = Math.round(due);
    let [best, most] = [wanted, Number.NEGATIVE_INFINITY];
    for (let start = Math.max(reel.from(), wanted - around); start <= wanted + around; start += stride) {
      let [likeness, energy] = [0, 1e-9];
      for (let place = 0; place < hop; place += stride) {
        const sample = reel.sample(start + place);
        likeness += sample * reel.sample(natural + place);
        energy += sample * sample;
      }
      const alike = likeness / Math.sqrt(energy);
      if (alike > most) [best, most] = [start, alike];
    }
    return best;
  }

  return {
    hop,
    at: () => Math.round(due),
    place: (frame) => {
      due = frame;
      following = undefined;
    },
    step: (out, reel, { speed, end }) => {
      if (due >= end) return "ended";
      if (reel.to() < Math.min(end, Math.ceil(due) + around + 2 * hop)) return "waits";
      const start =
        following === undefined || speed === 1 ? (following ?? Math.round(due)) : mostAlike(reel, following);
      for (let place = 0; place < hop; place += 1) {
        const before = following === undefined ? 0 : reel.sample(following + place);
        out[place] = reel.sample(start + place) * rise(place) + before * (1 - rise(place));
      }
      following = start + hop;
      due = speed === 1 ? following : due + hop * speed;
      reel.trim(Math.min(following, due - around));
      return "sounds";
    },
    fade: (out, reel) => {
      for (let place = 0; place < hop; place += 1)
        out[place] = following === undefined ? 0 : reel.sample(following + place) * (1 - rise(place));
      following = undefined;
    },
  };
}
