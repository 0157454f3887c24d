import type { Failure } from "../../api/failure.ts";
import { after, type Stop } from "../../platform/clock.ts";
import type { NoteDraft } from "./note-draft.ts";
import type { Notes, NoteShown } from "./use-notes.ts";

type NotesKept = Pick<Notes, "save" | "remove">;

/** Who is told how the saving stands. */
export interface Told {
  readonly onState: (state: "kept" | "typing" | "saving") => void;
  readonly onKept: (note: NoteDraft["note"]) => void;
  readonly onFailure: (failure: Failure | undefined) => void;
}

interface Wanted {
  readonly text: string;
  readonly shared: boolean;
}

/** How long nothing is typed before what was typed is kept, milliseconds. */
const restMs = 800;

/** Keeps what was typed last, one saving after another; an empty new note is none. */
export class NoteSaver {
  #wanted: Wanted | undefined;
  #note: NoteShown["note"] | undefined;
  #timer: Stop | undefined;
  #last: Promise<boolean> = Promise.resolve(true);
  readonly #draft: NoteDraft;
  #notes: NotesKept;
  #told: Told;

  constructor(draft: NoteDraft, notes: NotesKept, told: Told) {
    this.#draft = draft;
    this.#note = draft.note;
    this.#notes = notes;
    this.#told = told;
  }

  /** Whom it works with from now on: the page makes them anew each time it is drawn. */
  meet(notes: NotesKept, told: Told): void {
    this.#notes = notes;
    this.#told = told;
  }

  later(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#told.onState("typing");
    this.#timer?.();
    this.#timer = after(restMs, () => this.now());
  }

  now(): void {
    this.#timer?.();
    this.#last = this.#last.then(() => this.#save());
  }

  /** Answers whether all is kept. */
  async finish(): Promise<boolean> {
    this.now();
    return this.#last;
  }

  async #save(): Promise<boolean> {
    const wanted = this.#wanted;
    if (wanted === undefined || (wanted.text.trim() === "" && this.#note === undefined)) return true;
    this.#wanted = undefined;
    this.#told.onState("saving");
    const { fromMs, toMs } = this.#draft;
    const body = {
      fromMs,
      ...(toMs === undefined ? {} : { toMs }),
      text: wanted.text.trim(),
      shared: wanted.shared,
    };
    try {
      if (body.text === "" && this.#note !== undefined) {
        await this.#notes.remove(this.#note);
        this.#note = undefined;
      } else this.#note = (await this.#notes.save(this.#note, body)).note;
      this.#told.onKept(this.#note);
      this.#told.onFailure(undefined);
      if (this.#wanted === undefined) this.#told.onState("kept");
      return true;
    } catch (failure) {
      // What was typed since then is newer; else this is still wanted.
      this.#wanted ??= wanted;
      this.#told.onState("typing");
      this.#told.onFailure(failure as Failure);
      return false;
    }
  }
}
