import { type Asked, createVoice, type Told } from "./voice.ts";

/** The voice in the thread of the sound: a page that hangs, or a network that is gone, cannot keep it going. */
class SoundWorklet extends AudioWorkletProcessor {
  readonly #voice;

  constructor({ processorOptions }: { readonly processorOptions: unknown }) {
    super();
    const { end } = processorOptions as { readonly end: number };
    this.#voice = createVoice({
      rate: sampleRate,
      end,
      tell: (told: Told) => this.port.postMessage(told, []),
      now: () => Date.now(),
    });
    this.port.addEventListener("message", ({ data }: MessageEvent<Asked>) => this.#voice.take(data));
    this.port.start();
  }

  process(_: unknown, [output]: readonly (readonly Float32Array[])[]): boolean {
    const mono = output?.[0];
    if (mono !== undefined) this.#voice.render(mono);
    return this.#voice.isAlive();
  }
}

registerProcessor("tallenne-sound", SoundWorklet);
