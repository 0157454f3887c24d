import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Find, findsOf, spokenAt } from "./spoken-place.ts";
import { UtteranceRow } from "./utterance-row.tsx";

type Transcript = Answer<"readTranscript">;

/** From so many on, what is out of sight is not laid out: four hours of talk scroll as lightly as two minutes. */
const manyUtterances = 200;

interface TranscriptPaneProps {
  readonly transcript: Transcript;
  readonly at: number;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  readonly onGo: (at: number) => void;
}

/**
 * What is said, beside the sound: an ordinary list, so that the page's own search and screen readers have the whole text. It follows what is spoken until the
 * reader scrolls. Arrows go between utterances, one stop for Tab.
 */
export function TranscriptPane({ transcript, at, follows, onFollow, onGo }: TranscriptPaneProps) {
  const say = useWords();
  const { utterances, made, masked } = transcript;
  const spoken = spokenAt(utterances, at);
  const [stop, setStop] = useState(0);
  const box = useRef<HTMLOListElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const finds = useMemo(() => findsOf(utterances, typed), [utterances, typed]);
  const byUtterance = useMemo(() => grouped(finds), [finds]);
  const find = finds[chosen];
  const current = spoken?.utterance;
  useEffect(() => {
    if (follows && current !== undefined) show(box.current, current);
  }, [follows, current]);
  const goTo = (index: number) => {
    if (finds.length === 0) return;
    const next = (index + finds.length) % finds.length;
    setChosen(next);
    onFollow(false);
    show(box.current, finds[next]?.utterance ?? 0);
  };
  const go = useStable((to: number, place: number) => {
    setStop(place);
    onGo(to);
  });
  const walk = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const from = Number((event.target as HTMLElement).dataset["place"] ?? Number.NaN);
    const to = from + step;
    if (step === 0 || Number.isNaN(from) || to < 0 || to >= utterances.length) return;
    event.preventDefault();
    setStop(to);
    onFollow(false);
    box.current?.querySelector<HTMLElement>(`[data-place="${to}"]`)?.focus();
  });
  const leave = useEffectEvent(() => onFollow(false));
  // By the browser's own events: the list is no control, what is in it is.
  useEffect(() => {
    const list = box.current;
    const scroll = () => leave();
    const press = (event: globalThis.KeyboardEvent) => walk(event);
    list?.addEventListener("keydown", press);
    list?.addEventListener("wheel", scroll, { passive: true });
    list?.addEventListener("touchmove", scroll, { passive: true });
    return () => {
      list?.removeEventListener("keydown", press);
      list?.removeEventListener("wheel", scroll);
      list?.removeEventListener("touchmove", scroll);
    };
  }, []);
  return (
    <>
      <p className="quiet">
        {say(`player.made-by-${made.by}`)}
        {masked > 0 ? ` ${say("player.transcript-masked", { n: masked })}` : null}
      </p>
      <div className="transcript-tools">
        <Search
          typed={typed}
          count={finds.length}
          chosen={finds.length === 0 ? 0 : chosen + 1}
          onType={(text) => {
            setTyped(text);
            setChosen(0);
          }}
          onStep={(step) => goTo(chosen + step)}
        />
        <Button variant="secondary" pressed={follows} onClick={() => onFollow(!follows)}>
          {say("player.follow")}
        </Button>
      </div>
      <ol
        ref={box}
        className={utterances.length > manyUtterances ? "transcript transcript-long" : "transcript"}
        lang={transcript.language === "und" ? undefined : transcript.language}
      >
        {utterances.map((utterance, place) => (
          <UtteranceRow
            key={place}
            utterance={utterance}
            place={place}
            spoken={spoken?.utterance === place ? (spoken.word ?? -1) : undefined}
            isStop={stop === place}
            finds={byUtterance.get(place)}
            chosen={find?.utterance === place ? find : undefined}
            onGo={go}
          />
        ))}
      </ol>
    </>
  );
}

interface SearchProps {
  readonly typed: string;
  readonly count: number;
  /** Counts from one; nought for none. */
  readonly chosen: number;
  readonly onType: (typed: string) => void;
  readonly onStep: (step: 1 | -1 | 0) => void;
}

function Search({ typed, count, chosen, onType, onStep }: SearchProps) {
  const say = useWords();
  const id = useId();
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : chosen === 0 ? 0 : 1);
  };
  return (
    <div className="transcript-search">
      <label htmlFor={id}>{say("player.find")}</label>
      <input
        id={id}
        type="search"
        className="find-field"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
      />
      <button type="button" className="small-button" disabled={count === 0} onClick={() => onStep(-1)}>
        {say("player.find-previous")}
      </button>
      <button type="button" className="small-button" disabled={count === 0} onClick={() => onStep(1)}>
        {say("player.find-next")}
      </button>
      <output className="find-count">{typed.trim().length < 2 ? "" : `${chosen}/${count}`}</output>
    </div>
  );
}

function grouped(finds: readonly Find[]): ReadonlyMap<number, readonly Find[]> {
  const by = new Map<number, Find[]>();
  for (const find of finds) by.set(find.utterance, [...(by.get(find.utterance) ?? []), find]);
  return by;
}

/** Scrolls the list alone, never the page: whoever reads elsewhere stays there. */
function show(box: HTMLElement | null, place: number): void {
  const row = box?.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (box === null || row === null || row === undefined) return;
  const top = row.offsetTop - box.offsetTop;
  const isSeen = top >= box.scrollTop && top + row.offsetHeight <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}

/** One function for as long as the list is there, so that rows that did not change are not drawn again. */
function useStable<A extends readonly unknown[]>(act: (...asked: A) => void): (...asked: A) => void {
  const last = useRef(act);
  useEffect(() => {
    last.current = act;
  });
  const [stable] = useState(
    () =>
      (...asked: A) =>
        last.current(...asked),
  );
  return stable;
}
