import { useState } from "react";
import { Loading } from "../../parts/loading.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { Covered } from "../../shell/covered.tsx";
import { useWords } from "../../words/use-words.ts";
import type { NoteDraft } from "./note-draft.ts";
import { NotePane } from "./note-pane.tsx";
import { TranscriptPane } from "./transcript-pane.tsx";
import type { Notes } from "./use-notes.ts";
import type { TranscriptPart, useTranscript } from "./use-transcript.ts";
import "./beside.css";

interface BesideProps {
  /** Transcripts there are, the newest last. */
  readonly parts: readonly TranscriptPart[];
  readonly part: TranscriptPart | undefined;
  readonly onPart: (part: TranscriptPart) => void;
  readonly transcript: ReturnType<typeof useTranscript>;
  readonly notes: Notes;
  readonly draft: NoteDraft | undefined;
  readonly onDraft: (draft: NoteDraft | undefined) => void;
  readonly onNewNote: () => void;
  readonly at: number;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  readonly onGo: (at: number) => void;
}

type Shown = "transcript" | "notes";

/** Transcript and notes beside the sound: two columns where there is room, else one at a time. */
export function Beside(props: BesideProps) {
  const { parts, part, onPart, transcript, notes, draft, onDraft, onNewNote, at, follows, onFollow, onGo } =
    props;
  const say = useWords();
  const [chosen, setChosen] = useState<Shown>();
  // A note that is begun by its key comes into view.
  const shown: Shown = draft === undefined ? (chosen ?? "transcript") : "notes";
  // What fails both alike is said once, and both are tried again together.
  const failsBoth = transcript.error !== null && notes.failure?.slug === transcript.error.slug;
  const choose = (next: Shown) => {
    setChosen(next);
    if (next === "transcript") onDraft(undefined);
  };
  if (failsBoth)
    return (
      <ProblemNote
        failure={transcript.error}
        retry={() => {
          void transcript.refetch();
          notes.again();
        }}
      />
    );
  return (
    <Covered>
      <div className={`beside beside-${shown}`}>
        <fieldset className="beside-choice">
          <legend className="unseen">{say("player.beside")}</legend>
          {(["transcript", "notes"] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="small-button"
              aria-pressed={shown === one}
              onClick={() => choose(one)}
            >
              {one === "notes" ? say("player.notes-n", { n: notes.rows.length }) : say("player.transcript")}
            </button>
          ))}
        </fieldset>
        <section className="beside-transcript">
          <h2>{say("player.transcript")}</h2>
          {part === undefined ? (
            <p>{say("player.transcript-none")}</p>
          ) : (
            <>
              {parts.length > 1 ? (
                <SelectField
                  label={say("player.transcript-version")}
                  value={part}
                  choices={versionsOf(parts, say)}
                  onChange={(value) => {
                    const found = parts.find((one) => one === value);
                    if (found !== undefined) onPart(found);
                  }}
                />
              ) : null}
              {transcript.isError ? (
                <ProblemNote failure={transcript.error} retry={() => void transcript.refetch()} />
              ) : transcript.data === undefined ? (
                <Loading rows={6} />
              ) : (
                <TranscriptPane
                  transcript={transcript.data}
                  at={at}
                  follows={follows}
                  onFollow={onFollow}
                  onGo={onGo}
                />
              )}
            </>
          )}
        </section>
        <section className="beside-notes">
          <h2>{say("player.notes")}</h2>
          <NotePane notes={notes} draft={draft} onDraft={onDraft} onNew={onNewNote} onGo={onGo} />
        </section>
      </div>
    </Covered>
  );
}

function versionsOf(parts: readonly TranscriptPart[], say: ReturnType<typeof useWords>) {
  return parts
    .map((part, index) => ({
      value: part,
      words: say(index === parts.length - 1 ? "player.version-newest" : "player.version", { n: index + 1 }),
    }))
    .toReversed();
}
