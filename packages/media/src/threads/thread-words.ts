import type { GivenUp } from "@tallenne/runtime";
import type { AudioAnalysis } from "../audio/analyse-audio.ts";
import type { MailReading } from "../mail/parse-mail.ts";

/** What a thread is asked. `task` tells several apart. */
export type Asked =
  | { readonly task: number; readonly sound: Uint8Array<ArrayBuffer> }
  | { readonly task: number; readonly is: "ended" }
  | { readonly task: number; readonly mail: Uint8Array };

/** What it hears: what it is asked, and that a task is over. */
export type Heard = Asked | GivenUp;

/** What it answers: one answer for every message but `given-up`. */
export type Told =
  /** The sound was taken, here is its memory back; false: no more of it is needed. */
  | { readonly task: number; readonly isWanted: boolean; readonly spare: Uint8Array<ArrayBuffer> }
  | { readonly task: number; readonly analysis: AudioAnalysis }
  | { readonly task: number; readonly reading: MailReading };
