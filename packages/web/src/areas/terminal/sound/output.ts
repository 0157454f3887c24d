// oxlint-disable-next-line import/default -- the module is built apart; what is imported is its address.
import worklet from "./sound-worklet.ts?worker&url";
import type { Asked, Told } from "./voice.ts";

/** The way from a voice to the ears. */
export interface Output {
  readonly ask: (asked: Asked) => void;
  /** Loudness from 0 to 1. */
  readonly loudness: (level: number) => void;
  /** A second of a quiet tone, to set the loudness by; nothing of a recording. */
  readonly tone: () => void;
  /** Silence for good; the graph is closed and the voice has forgotten its samples. */
  readonly end: () => void;
}

/** Opens outputs; the browser's is `openOutput`. */
export type OpenOutput = (how: {
  /** Frames per second of the recording: the graph runs at the same, so that a frame of it is a frame of the recording. */
  readonly rate: number;
  /** Length of the recording in frames. */
  readonly end: number;
  readonly tell: (told: Told) => void;
}) => Promise<Output>;

/** One voice in the thread of the sound, in both ears alike: with one ear, or one earphone, both speakers of the call are heard. */
export const openOutput: OpenOutput = async ({ rate, end, tell }) => {
  const context = new AudioContext({ sampleRate: rate, latencyHint: "interactive" });
  await context.audioWorklet.addModule(worklet);
  const voice = new AudioWorkletNode(context, "tallenne-sound", {
    numberOfInputs: 0,
    outputChannelCount: [1],
    processorOptions: { end },
  });
  const gain = context.createGain();
  voice.connect(gain).connect(context.destination);
  voice.port.addEventListener("message", ({ data }: MessageEvent<Told>) => tell(data));
  voice.port.start();
  await context.resume();
  return {
    ask: (asked) => voice.port.postMessage(asked, asked.is === "window" ? [asked.samples.buffer] : []),
    loudness: (level) => gain.gain.setTargetAtTime(level, context.currentTime, 0.02),
    tone: () => beep(context, gain),
    end: () => {
      voice.port.postMessage({ is: "end" } satisfies Asked, []);
      voice.disconnect();
      void context.close();
    },
  };
};

function beep(context: AudioContext, into: AudioNode): void {
  const tone = context.createOscillator();
  const edge = context.createGain();
  const from = context.currentTime;
  edge.gain.setValueAtTime(0, from);
  edge.gain.linearRampToValueAtTime(0.3, from + 0.05);
  edge.gain.setValueAtTime(0.3, from + 0.9);
  edge.gain.linearRampToValueAtTime(0, from + 1);
  tone.frequency.value = 440;
  tone.connect(edge).connect(into);
  tone.start(from);
  tone.stop(from + 1);
}
