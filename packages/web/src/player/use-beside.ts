import { useCallback, useState } from "react";
import { transcriptsAmong, type TranscriptPart, useTranscript } from "./beside/use-transcript.ts";
import { wordStep } from "./beside/spoken-place.ts";
import type { NoteDraft } from "./beside/note-draft.ts";
import { useNotes } from "./beside/use-notes.ts";
import { full } from "./loop.ts";
import type { Playback } from "./playback.ts";
import type { Asked } from "./use-keys.ts";
import type { Recording } from "./use-player.ts";

/** What stands beside the sound, and what the keys do to it. */
export function useBeside(recording: Recording, parts: readonly string[], seek: (at: number) => void) {
  const transcripts = transcriptsAmong(parts);
  const [part, setPart] = useState<TranscriptPart | undefined>(() => transcripts.at(-1));
  const transcript = useTranscript(recording, part);
  const notes = useNotes(recording);
  const [draft, setDraft] = useState<NoteDraft>();
  const [follows, setFollows] = useState(true);
  const go = useCallback(
    (at: number) => {
      setFollows(true);
      seek(at);
    },
    [seek],
  );
  /** A note at this second, or over the loop that is set. */
  const begin = (playback: Pick<Playback, "at" | "loop">) => {
    const loop = full(playback.loop);
    setDraft({
      key: `at ${Math.round(playback.at)}`,
      fromMs: Math.round(loop?.from ?? playback.at),
      ...(loop === undefined ? {} : { toMs: Math.round(loop.to) }),
      text: "",
      shared: false,
    });
  };
  return {
    parts: transcripts,
    part,
    onPart: setPart,
    transcript,
    notes,
    draft,
    onDraft: setDraft,
    begin,
    follows,
    onFollow: setFollows,
    onGo: go,
    /** Whether a key was for what stands beside; then it is done. */
    taken(asked: Asked, playback: Pick<Playback, "at" | "loop">): boolean {
      if (asked === "note") begin(playback);
      else if (asked === "follow") setFollows(!follows);
      else if (asked === "word-back" || asked === "word-on") {
        const to = wordStep(transcript.data?.utterances ?? [], playback.at, asked === "word-on" ? 1 : -1);
        if (to !== undefined) go(to);
      } else return false;
      return true;
    },
  };
}
