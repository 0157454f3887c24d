import { type Side, weightOf } from "./side.ts";

/** The two voices of a sound, weighed and evened by the browser's own audio graph. */
export interface Voices {
  readonly weigh: (side: Side) => void;
  readonly level: (on: boolean) => void;
  readonly wake: () => void;
  readonly end: () => void;
}

/** A voice below this is brought up, decibels of full scale. */
const soft = -45;

/**
 * Adviser on the first channel, customer on the second; a recording of one channel counts as both. Each voice is evened by itself, so that a loud
 * adviser does not press down a soft customer. From here on the element sounds through the graph alone, and only once `wake` was called by a press.
 */
export function voicesOf(audio: HTMLAudioElement): Voices {
  const context = new AudioContext();
  const source = context.createMediaElementSource(audio);
  const pair = context.createGain();
  pair.channelCount = 2;
  pair.channelCountMode = "explicit";
  const split = context.createChannelSplitter(2);
  const merge = context.createChannelMerger(2);
  source.connect(pair).connect(split);
  const evened = [0, 1].map((channel) => {
    const compressor = context.createDynamicsCompressor();
    compressor.knee.value = 20;
    compressor.attack.value = 0.005;
    compressor.release.value = 0.25;
    split.connect(compressor, channel);
    return compressor;
  });
  // From each channel to each ear.
  const gains = evened.map((voice) =>
    [0, 1].map((ear) => {
      const gain = context.createGain();
      voice.connect(gain);
      gain.connect(merge, 0, ear);
      return gain;
    }),
  );
  merge.connect(context.destination);
  const voices: Voices = {
    weigh: (side) => {
      for (const [channel, ears] of gains.entries())
        for (const [ear, gain] of ears.entries()) gain.gain.value = weightOf(side, channel, ear);
      voices.wake();
    },
    level: (on) => {
      // At a ratio of one it changes nothing.
      for (const { threshold, ratio } of evened) {
        threshold.value = on ? soft : 0;
        ratio.value = on ? 6 : 1;
      }
      voices.wake();
    },
    wake: () => void context.resume(),
    end: () => void context.close(),
  };
  voices.weigh("both");
  voices.level(false);
  return voices;
}
