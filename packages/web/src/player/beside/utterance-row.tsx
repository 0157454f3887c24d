import { memo, type MouseEvent, type ReactNode } from "react";
import { positionDigits } from "../../format/duration-words.ts";
import { Unseen } from "../../parts/unseen.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { type Find, type Piece, piecesOf, type Utterance } from "./spoken-place.ts";

interface UtteranceRowProps {
  readonly utterance: Utterance;
  readonly place: number;
  /** The word spoken now; -1: the utterance, without one. Undefined while it is not spoken. */
  readonly spoken: number | undefined;
  readonly isStop: boolean;
  readonly finds: readonly Find[] | undefined;
  readonly chosen: Find | undefined;
  readonly onGo: (at: number, place: number) => void;
}

/** One utterance: a button that goes there; a click on a word goes to that word. What is spoken now has a background and a line, never another weight. */
export const UtteranceRow = memo(function UtteranceRow(props: UtteranceRowProps) {
  const { utterance, place, spoken, isStop, finds, chosen, onGo } = props;
  const say = useWords();
  const language = useLanguage();
  const press = (event: MouseEvent<HTMLElement>) => {
    const word = (event.target as HTMLElement).closest<HTMLElement>("[data-from]");
    onGo(word === null ? utterance.fromMs : Number(word.dataset["from"]), place);
  };
  const { side } = utterance;
  return (
    <li className={`utterance utterance-${side}`}>
      <button
        type="button"
        className={spoken === undefined ? "utterance-go" : "utterance-go utterance-now"}
        tabIndex={isStop ? 0 : -1}
        data-place={place}
        {...(spoken === undefined ? {} : { "aria-current": "true" })}
        onClick={press}
      >
        <span className="utterance-who">
          {positionDigits(utterance.fromMs, language)}{" "}
          {side === "unknown" ? null : (
            <strong>{say(side === "other" ? "player.voice-other" : `player.${side}`)}</strong>
          )}
        </span>
        <span className="utterance-text">
          {finds === undefined
            ? piecesOf(utterance).map((piece, index) => (
                <Word key={index} piece={piece} isSpoken={spoken !== undefined && piece.word === spoken} />
              ))
            : marked(utterance.text, finds, chosen)}
        </span>
      </button>
    </li>
  );
});

function Word({ piece, isSpoken }: { readonly piece: Piece; readonly isSpoken: boolean }) {
  const say = useWords();
  const { text, from, unsure } = piece;
  if (from === undefined) return <>{text}</>;
  const name = [unsure ? "word-unsure" : "", isSpoken ? "word-now" : ""].join(" ").trim();
  return (
    <span data-from={from} {...(name === "" ? {} : { className: name })}>
      {text}
      {unsure ? <Unseen> {say("player.unsure")}</Unseen> : null}
    </span>
  );
}

function marked(text: string, finds: readonly Find[], chosen: Find | undefined): readonly ReactNode[] {
  const shown: ReactNode[] = [];
  let at = 0;
  for (const find of finds) {
    shown.push(text.slice(at, find.from));
    shown.push(
      <mark key={find.from} {...(find === chosen ? { className: "find-chosen" } : {})}>
        {text.slice(find.from, find.to)}
      </mark>,
    );
    at = find.to;
  }
  return [...shown, text.slice(at)];
}
