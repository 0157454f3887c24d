import type { EvaluationForm, Score } from "@tallenne/contracts";
import { positionDigits } from "../../format/duration-words.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { scoreWords } from "./score-words.ts";
import "./evaluations.css";

interface ScoreListProps {
  readonly form: EvaluationForm;
  readonly scores: readonly Score[];
  readonly unheard: readonly number[];
}

/** What was scored: item by item, with the second it rests on, and that it was not heard where it was not. */
export function ScoreList({ form, scores, unheard }: ScoreListProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <ol className="score-list">
      {form.items.map((words, item) => {
        const one = scores.find((score) => score.item === item);
        return (
          <li key={item}>
            <span className="score-item">{words[language]}</span>
            <span className="score-value">
              {one === undefined ? "–" : scoreWords(one.score, say)}
              {one?.atMs === undefined ? null : (
                <span className="quiet">
                  {" "}
                  {say("evaluations.at", { place: positionDigits(one.atMs, language) })}
                </span>
              )}
              {unheard.includes(item) ? (
                <StatusMark icon="eye-off" tint="warning" words={say("evaluations.not-heard")} />
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
