import type { AudioAnalysis } from "../audio/analyse-audio.ts";

/** What reading a recording told and made. Derived parts are missing when it is refused. */
export interface RecordingReading extends AudioAnalysis {
  /** Which part is played: the recording as it came, or the access copy, whose `facts` these are then. */
  readonly played?: "original" | "access";
  /** What the original is, by its content. */
  readonly mediaType?: string;
}

/** Reads a recording in one pass. Whatever the bytes are, it does not throw; what is wrong is found. */
export interface RecordingReader {
  /** Takes the next bytes; may answer later, when there is room for more. False: no more are needed. */
  push(bytes: Uint8Array): boolean | Promise<boolean>;
  finish(): RecordingReading | Promise<RecordingReading>;
  /** Lets go of everything at once. May be called at any time and again. */
  stop(): void;
}
