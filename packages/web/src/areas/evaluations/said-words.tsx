import type { OwnEvaluation } from "@tallenne/contracts";
import { instantWords } from "../../format/date-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

type Said = Pick<OwnEvaluation, "feedback" | "answer" | "anotherAskedAt">;

/** The free words of an evaluation: feedback, the adviser's answer, and that another evaluator was asked for. */
export function SaidWords({ said }: { readonly said: Said }) {
  const say = useWords();
  const language = useLanguage();
  const { feedback, answer, anotherAskedAt } = said;
  return (
    <>
      <h3>{say("evaluations.feedback")}</h3>
      <p className="said">{feedback ?? say("evaluations.no-feedback")}</p>
      {answer === undefined ? null : (
        <>
          <h3>{say("evaluations.answer")}</h3>
          <p className="said">{answer.text}</p>
          <p className="quiet">{instantWords(answer.at, language)}</p>
        </>
      )}
      {anotherAskedAt === undefined ? null : (
        <p className="quiet">
          {say("evaluations.another-asked", { when: instantWords(anotherAskedAt, language) })}
        </p>
      )}
    </>
  );
}
