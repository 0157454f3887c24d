/** The part of a recording that is here: mono samples from one frame to another, without a hole. */
export interface Reel {
  readonly from: () => number;
  readonly to: () => number;
  /**
   * Joins samples that begin where the reel ends; answers false, and takes nothing, when they begin elsewhere. One frame beside is the rounding of
   * milliseconds at rates such as 11,025.
   */
  readonly join: (at: number, samples: Float32Array) => boolean;
  /** What lies before a frame is needed no more; it goes once it is half of what is here. */
  readonly trim: (before: number) => void;
  /** Overwrites what is here with zeros, forgets it and waits at a frame. */
  readonly empty: (at: number) => void;
  /** One sample; silence where nothing is here. */
  readonly sample: (frame: number) => number;
}

/** An empty reel that waits for the first frame. */
export function createReel(): Reel {
  let samples = new Float32Array(0);
  let first = 0;
  const end = () => first + samples.length;
  return {
    from: () => first,
    to: end,
    join: (at, more) => {
      if (Math.abs(at - end()) > 1) return false;
      const longer = new Float32Array(samples.length + more.length);
      longer.set(samples);
      longer.set(more, samples.length);
      samples.fill(0);
      samples = longer;
      return true;
    },
    trim: (before) => {
      const gone = Math.min(samples.length, Math.max(0, Math.floor(before) - first));
      if (gone * 2 <= samples.length) return;
      const rest = samples.slice(gone);
      samples.fill(0);
      samples = rest;
      first += gone;
    },
    empty: (at) => {
      samples.fill(0);
      samples = new Float32Array(0);
      first = at;
    },
    sample: (frame) => samples[frame - first] ?? 0,
  };
}
