import { useState } from "react";
import type { Failure } from "../../api/failure.ts";
import { instantWords } from "../../format/date-words.ts";
import { positionDigits } from "../../format/duration-words.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Loading } from "../../parts/loading.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { NoteDraft } from "./note-draft.ts";
import { NoteEditor } from "./note-editor.tsx";
import type { Notes, NoteShown } from "./use-notes.ts";

interface NotePaneProps {
  readonly notes: Notes;
  /** The note being written. */
  readonly draft: NoteDraft | undefined;
  readonly onDraft: (draft: NoteDraft | undefined) => void;
  /** Begins a note where the recording stands. */
  readonly onNew: () => void;
  readonly onGo: (at: number) => void;
}

/** Notes at seconds of the recording: one's own, and those that others share. */
export function NotePane({ notes, draft, onDraft, onNew, onGo }: NotePaneProps) {
  const say = useWords();
  if (notes.failure !== undefined) return <ProblemNote failure={notes.failure} retry={notes.again} />;
  if (notes.isPending) return <Loading rows={2} />;
  return (
    <>
      {draft === undefined ? (
        <p>
          <Button variant="secondary" onClick={onNew}>
            {say("player.note-new")}
          </Button>
        </p>
      ) : (
        <NoteEditor
          key={draft.key}
          draft={draft}
          notes={notes}
          onKept={(note) => onDraft({ ...draft, note })}
          onDone={() => onDraft(undefined)}
        />
      )}
      <p className="hint">{say("player.notes-hint")}</p>
      {notes.rows.length === 0 && draft === undefined ? <p>{say("player.notes-none")}</p> : null}
      <ol className="notes">
        {notes.rows
          .filter(({ note }) => note !== draft?.note)
          .map((note, index) => (
            <NoteRow
              key={note.note}
              number={index + 1}
              note={note}
              notes={notes}
              onGo={onGo}
              onEdit={() => onDraft({ ...note, key: note.note })}
            />
          ))}
      </ol>
    </>
  );
}

interface NoteRowProps {
  readonly number: number;
  readonly note: NoteShown;
  readonly notes: Notes;
  readonly onGo: (at: number) => void;
  readonly onEdit: () => void;
}

function NoteRow({ number, note, notes, onGo, onEdit }: NoteRowProps) {
  const say = useWords();
  const language = useLanguage();
  const [failure, setFailure] = useState<Failure>();
  const place = positionDigits(note.fromMs, language);
  const to = note.toMs === undefined ? "" : `–${positionDigits(note.toMs, language)}`;
  const whose = note.own ? say("player.note-own") : say(`shell.role-${note.role}`);
  const [asking, setAsking] = useState(false);
  const remove = () => notes.remove(note.note).catch((thrown: Failure) => setFailure(thrown));
  return (
    <li className="side-note">
      <p className="note-head">
        <button type="button" className="plain-button" onClick={() => onGo(note.fromMs)}>
          {number}. {place}
          {to}
        </button>{" "}
        <span className="quiet">
          {whose}, {say(note.shared ? "player.note-shared" : "player.note-private")},{" "}
          {instantWords(note.at, language)}
        </span>
      </p>
      <p className="note-text">{note.text}</p>
      {note.own ? (
        <p className="note-acts">
          <button
            type="button"
            className="small-button"
            aria-label={`${say("player.note-edit")}, ${place}`}
            onClick={onEdit}
          >
            {say("player.note-edit")}
          </button>
          <button
            type="button"
            className="small-button"
            aria-label={`${say("player.note-remove")}, ${place}`}
            onClick={() => setAsking(true)}
          >
            {say("player.note-remove")}
          </button>
        </p>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={say("player.note-remove")}
          act={say("player.note-remove")}
          failure={failure ?? null}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <p>{say("player.note-remove-sure")}</p>
        </ConfirmDialog>
      ) : null}
    </li>
  );
}
