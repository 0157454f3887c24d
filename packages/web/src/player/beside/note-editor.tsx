import { useEffect, useId, useRef, useState } from "react";
import type { Failure } from "../../api/failure.ts";
import { positionDigits } from "../../format/duration-words.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { NoteDraft } from "./note-draft.ts";
import { NoteSaver, type Told } from "./note-saver.ts";
import type { Notes } from "./use-notes.ts";

interface NoteEditorProps {
  readonly draft: NoteDraft;
  readonly notes: Notes;
  /** It is kept under this id now; undefined once it is empty and gone. */
  readonly onKept: (note: NoteDraft["note"]) => void;
  readonly onDone: () => void;
}

/** Writes one note. Nobody has to save: it is kept when the hand rests, and when the field is left. Private unless said. */
export function NoteEditor({ draft, notes, onKept, onDone }: NoteEditorProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(draft.text);
  const [shared, setShared] = useState(draft.shared);
  const [state, setState] = useState<"kept" | "typing" | "saving">("kept");
  const [failure, setFailure] = useState<Failure>();
  const saver = useSaver(draft, notes, {
    onState: setState,
    onFailure: setFailure,
    onKept,
  });
  useEffect(() => field.current?.focus(), []);
  const change = (next: { readonly text: string; readonly shared: boolean }) => {
    setText(next.text);
    setShared(next.shared);
    saver.later(next);
  };
  return (
    <div className="side-note note-editor">
      <label className="label" htmlFor={id}>
        {say("player.note-at", { place: positionDigits(draft.fromMs, language) })}
      </label>
      <textarea
        id={id}
        ref={field}
        className="text-area"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => change({ text: event.target.value, shared })}
        onBlur={() => saver.now()}
      />
      <label className="note-whose">
        {say("player.note-whose")}{" "}
        <select
          value={shared ? "shared" : "private"}
          onChange={(event) => change({ text, shared: event.target.value === "shared" })}
        >
          <option value="private">{say("player.note-private")}</option>
          <option value="shared">{say("player.note-shared")}</option>
        </select>
      </label>
      <div className="note-acts">
        <Button variant="secondary" onClick={() => void saver.finish().then((isKept) => isKept && onDone())}>
          {say("player.note-done")}
        </Button>
        <output className="quiet">{say(`player.note-${state}`)}</output>
      </div>
      {failure === undefined ? null : <ProblemNote failure={failure} retry={() => saver.now()} />}
    </div>
  );
}

function useSaver(draft: NoteDraft, notes: Notes, told: Told): NoteSaver {
  const [saver] = useState(() => new NoteSaver(draft, notes, told));
  useEffect(() => saver.meet(notes, told));
  // Leaving the page keeps what was typed: the sitting is closed after this.
  useEffect(() => () => saver.now(), [saver]);
  return saver;
}
