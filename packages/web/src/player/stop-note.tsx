import type { Failure } from "../api/failure.ts";
import { Note } from "../parts/note.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useWords } from "../words/use-words.ts";
import type { Playback } from "./playback.ts";

interface StopNoteProps {
  readonly playback: Playback;
  readonly refusal: Failure | undefined;
  readonly onRetry: () => void;
}

/** Why the sound was stopped by force: one alert. What passes by itself is tried again and plays on; after a lost connection a press goes on. */
export function StopNote({ playback: { phase, stop }, refusal, onRetry }: StopNoteProps) {
  const say = useWords();
  if (phase !== "stopped") return null;
  if (stop === "offline") return <Note tone="alert">{say("shell.offline")}</Note>;
  if (refusal === undefined || refusal.slug === "gone") return null;
  if (refusal.slug === "damaged") return <Note tone="alert">{say("player.damaged")}</Note>;
  return <ProblemNote failure={refusal} retry={onRetry} />;
}
