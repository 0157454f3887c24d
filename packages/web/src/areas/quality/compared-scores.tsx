import type { Score } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";
import { positionDigits } from "../../format/duration-words.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { SaidWords } from "../evaluations/said-words.tsx";
import { scoreWords } from "../evaluations/score-words.ts";
import { type ComparedItem, comparedItems } from "./calibration.ts";
import "../evaluations/evaluations.css";

/** Letters of the others, in the order they sent. */
const letters = ["B", "C", "D", "E", "F"] as const;

/** Scores side by side, and the words under them: one's own, and evaluators without names. */
export function ComparedScores({ form, evaluations }: Answer<"compareEvaluations">) {
  const say = useWords();
  const language = useLanguage();
  const rows = comparedItems(form, evaluations);
  const apart = rows.filter(({ gap }) => gap.is === "applies" || gap.n > 0).length;
  const whose = (place: number) =>
    place === 0
      ? say("quality.own-evaluation")
      : say("quality.evaluator", { letter: letters[place - 1] ?? "–" });
  const columns: readonly Column<ComparedItem>[] = [
    {
      key: "item",
      words: say("quality.item"),
      header: true,
      renderCell: ({ item }) => `${item + 1} ${form.items[item]?.[language] ?? ""}`,
    },
    ...evaluations.map(({ evaluation, unheard = [] }, place) => ({
      key: evaluation,
      words: whose(place),
      renderCell: ({ item, scores }: ComparedItem) => (
        <Scored score={scores[place]} isHeard={!unheard.includes(item)} />
      ),
    })),
    {
      key: "gap",
      words: say("quality.gap"),
      renderCell: ({ gap }) =>
        gap.is === "applies" ? (
          <StatusMark icon="warning" tint="warning" words={say("quality.gap-applies")} />
        ) : gap.n === 0 ? (
          <StatusMark icon="tick" words={say("quality.gap-none")} />
        ) : (
          <StatusMark icon="warning" tint="warning" words={say("quality.gap-points", { n: gap.n })} />
        ),
    },
  ];
  return (
    <>
      <p className="evaluation-form-name">
        {say("evaluations.form-version", { title: form.title[language], n: form.version })}
      </p>
      <p>
        <strong>{say("quality.apart", { n: apart, of: rows.length })}</strong>
      </p>
      <RecordTable
        caption={say("quality.comparison-title")}
        columns={columns}
        rows={rows}
        rowKey={({ item }) => String(item)}
      />
      <div className="compared-words">
        {evaluations.map((one, place) => (
          <section key={one.evaluation} aria-label={whose(place)}>
            <h2>{whose(place)}</h2>
            <SaidWords said={one} />
          </section>
        ))}
      </div>
    </>
  );
}

function Scored({ score, isHeard }: { readonly score: Score | undefined; readonly isHeard: boolean }) {
  const say = useWords();
  const language = useLanguage();
  if (score === undefined) return "–";
  return (
    <span className="score-value">
      {scoreWords(score.score, say)}
      {score.atMs === undefined ? null : (
        <span className="quiet">
          {say("evaluations.at", { place: positionDigits(score.atMs, language) })}
        </span>
      )}
      {isHeard ? null : <StatusMark icon="eye-off" tint="warning" words={say("evaluations.not-heard")} />}
    </span>
  );
}
