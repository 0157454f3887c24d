import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Answer } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import { useStore } from "../platform/store.ts";
import { useWords } from "../words/use-words.ts";
import { Beside } from "./beside/beside.tsx";
import { GoToDialog } from "./go-to-dialog.tsx";
import type { KeyAct } from "./key-map.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { LoopEdges } from "./loop-edges.tsx";
import { MarkList } from "./mark-list.tsx";
import { marksOf } from "./marks.ts";
import { PlaceSlider } from "./place-slider.tsx";
import { PlaceWords } from "./place-words.tsx";
import type { Event } from "./playback.ts";
import type { Player } from "./player.ts";
import { StopNote } from "./stop-note.tsx";
import { Transport } from "./transport.tsx";
import { useBeside } from "./use-beside.ts";
import { type Asked, useKeys } from "./use-keys.ts";
import { usePeaks } from "./use-peaks.ts";
import { type Recording, usePlayer } from "./use-player.ts";
import { useSayings } from "./use-sayings.ts";
import { Waveform } from "./waveform.tsx";
import "./player.css";

type Seated = Answer<"openSitting">["contacts"][number];

interface PlayerViewProps {
  readonly sitting: Recording["sitting"];
  readonly seated: Seated;
  /** The recording has reached the end of its term. */
  readonly onGone: () => void;
  /** The right to it has ended meanwhile: nothing of it stays on the page. */
  readonly onRefused: (failure: Failure) => void;
}

/** Refusals after which nothing of the recording may stay on the page; the others pass, or the session itself says them. */
const lasting: ReadonlySet<string> = new Set(["not-permitted", "purpose-first", "own-matter", "unknown"]);

/** The player of a call. Opening a sitting puts the focus on its play button. */
export function PlayerView({ sitting, seated, onGone, onRefused }: PlayerViewProps) {
  const { row, silence } = seated;
  const box = useRef<HTMLDivElement>(null);
  const recording = useMemo(
    () => ({ sitting, contact: row.id, durationMs: row.durationMs, silences: silence }),
    [sitting, row, silence],
  );
  const { words, say } = useSayings();
  const player = usePlayer(box, recording, say);
  return (
    <div ref={box}>
      {player === undefined ? null : (
        <Controls
          player={player}
          recording={recording}
          seated={seated}
          said={words}
          onGone={onGone}
          onRefused={onRefused}
        />
      )}
    </div>
  );
}

interface ControlsProps {
  readonly player: Player;
  readonly recording: Recording;
  readonly seated: Seated;
  readonly said: string;
  readonly onGone: () => void;
  readonly onRefused: (failure: Failure) => void;
}

function Controls({ player, recording, seated, said, onGone, onRefused }: ControlsProps) {
  const { row, sides, marks: callMarks, parts } = seated;
  const say = useWords();
  const playback = useStore(player.state);
  const refusal = useStore(player.refusal);
  const peaks = usePeaks(recording);
  const [dialog, setDialog] = useState<"go-to" | "keys">();
  const play = useRef<HTMLButtonElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const { act } = player;
  const isStereo = sides.length > 1;
  useEffect(() => play.current?.focus({ preventScroll: true }), []);
  const isGone = playback.phase === "stopped" && refusal?.slug === "gone";
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  const ended = playback.phase === "stopped" && lasting.has(refusal?.slug ?? "") ? refusal : undefined;
  useEffect(() => {
    if (ended !== undefined) onRefused(ended);
  }, [ended, onRefused]);
  const seek = useCallback((at: number) => act({ is: "seek", at }), [act]);
  const beside = useBeside(recording, parts, seek);
  const { silences, loop } = playback;
  const notes = beside.notes.rows;
  const marks = useMemo(
    () => marksOf({ silences, loop, callMarks, notes }),
    [silences, loop, callMarks, notes],
  );
  useKeys((asked) => {
    if (asked === "list") setDialog("keys");
    else if (asked === "go-to") setDialog("go-to");
    else if (!beside.taken(asked, playback) && (isStereo || !isVoice(asked))) {
      const event = eventOf(asked, marks);
      if (event !== undefined) act(event);
    }
  });
  return (
    <section className="player" aria-label={say("player.group")}>
      <Waveform
        peaks={peaks.data}
        sides={sides}
        playback={playback}
        startedAt={row.startedAt}
        marks={marks}
        onSeek={seek}
      />
      {peaks.isError ? <p className="quiet">{say("player.no-waveform")}</p> : null}
      <PlaceSlider playback={playback} startedAt={row.startedAt} act={act} ref={slider} />
      <PlaceWords playback={playback} startedAt={row.startedAt} />
      <StopNote playback={playback} refusal={refusal} onRetry={() => act({ is: "reopen" })} />
      <Transport
        playback={playback}
        isStereo={isStereo}
        act={act}
        onGoTo={() => setDialog("go-to")}
        playRef={play}
      />
      <LoopEdges loop={playback.loop} act={act} />
      <output className="player-said">{said}</output>
      <div className="player-foot">
        <MarkList marks={marks} act={act} />
        <button type="button" className="plain-button" onClick={() => setDialog("keys")}>
          {say("player.keys")} (?)
        </button>
      </div>
      <Beside {...beside} onNewNote={() => beside.begin(playback)} at={playback.at} />
      {dialog === "keys" ? <KeysDialog onClose={() => setDialog(undefined)} /> : null}
      {dialog === "go-to" ? (
        <GoToDialog
          startedAt={row.startedAt}
          durationMs={playback.duration}
          onClose={() => setDialog(undefined)}
          onGo={(at) => {
            setDialog(undefined);
            seek(at);
          }}
        />
      ) : null}
    </section>
  );
}

const plain: Partial<Readonly<Record<Asked, Event>>> = {
  play: { is: "press" },
  pedal: { is: "press" },
  space: { is: "press" },
  back: { is: "step", by: -10_000 },
  forward: { is: "step", by: 10_000 },
  "pedal-back": { is: "step", by: -5000 },
  slower: { is: "slower" },
  faster: { is: "faster" },
  "speed-one": { is: "rate", rate: 1 },
  "loop-start": { is: "loop-start" },
  "loop-end": { is: "loop-end" },
  "skip-silence": { is: "skip" },
  adviser: { is: "side", side: "adviser" },
  both: { is: "side", side: "both" },
  customer: { is: "side", side: "customer" },
};

function eventOf(asked: Asked, marks: ReturnType<typeof marksOf>): Event | undefined {
  if (asked === "next-mark" || asked === "previous-mark") return { is: asked, marks };
  return plain[asked];
}

function isVoice(asked: Asked): asked is KeyAct & ("adviser" | "both" | "customer") {
  return asked === "adviser" || asked === "both" || asked === "customer";
}
