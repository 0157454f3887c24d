import type { Score } from "@tallenne/contracts";
import { useId } from "react";
import { positionDigits } from "../../format/duration-words.ts";
import { Unseen } from "../../parts/unseen.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { scoreWords } from "../evaluations/score-words.ts";

interface ScoreFieldProps {
  readonly number: number;
  readonly words: string;
  readonly score: Score | undefined;
  readonly isMissing: boolean;
  readonly onScore: (score: Score["score"]) => void;
  /** Binds the score to the second the player is at, or to none; left out where there is no sound. */
  readonly onBind?: (at: "here" | "nowhere") => void;
}

const scores = [0, 1, 2, null] as const;

/** One item: 0, 1, 2 or not applicable, and the second it rests on. */
export function ScoreField({ number, words, score, isMissing, onScore, onBind }: ScoreFieldProps) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const isBindable = onBind !== undefined && score !== undefined && score.score !== null;
  return (
    <fieldset className={isMissing ? "score-field score-missing" : "score-field"}>
      <legend>
        {number} {words}
      </legend>
      <div className="score-row">
        {scores.map((value) => (
          <label key={String(value)} className="score-choice">
            <input
              type="radio"
              name={id}
              checked={score !== undefined && score.score === value}
              onChange={() => onScore(value)}
            />
            <span aria-hidden="true">{value === null ? "–" : value}</span>
            <Unseen>{scoreWords(value, say)}</Unseen>
          </label>
        ))}
        {isBindable ? (
          <span className="score-place">
            <button type="button" className="small-button" onClick={() => onBind("here")}>
              {score.atMs === undefined
                ? say("quality.bind")
                : say("quality.bound", { place: positionDigits(score.atMs, language) })}
              <Unseen> {words}</Unseen>
            </button>
            {score.atMs === undefined ? null : (
              <button
                type="button"
                className="small-button"
                aria-label={`${say("quality.unbind")} ${words}`}
                onClick={() => onBind("nowhere")}
              >
                ×
              </button>
            )}
          </span>
        ) : null}
      </div>
      {isMissing ? <p className="wrong">{say("quality.score-missing")}</p> : null}
    </fieldset>
  );
}
