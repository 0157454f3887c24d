import type { NoteShown } from "./use-notes.ts";

/** A note that is being written: a new one at a place, or one's own. */
export interface NoteDraft {
  /** Tells one writing from the next. */
  readonly key: string;
  /** Once it is kept. */
  readonly note?: NoteShown["note"] | undefined;
  readonly fromMs: number;
  readonly toMs?: number | undefined;
  readonly text: string;
  readonly shared: boolean;
}
