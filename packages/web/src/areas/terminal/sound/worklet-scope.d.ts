// What a script finds where AudioWorklet runs it (Web Audio API 1.1, section 1.32); TypeScript's library of the page does not name it.
declare const sampleRate: number;
declare function registerProcessor(
  name: string,
  processor: new (options: { readonly processorOptions: unknown }) => AudioWorkletProcessor,
): void;
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
