import { dateWords } from "../../format/date-words.ts";
import { Note } from "../../parts/note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { countsOf, tested } from "./tested.ts";

/** What the browser suite found in every view, and of which version: the numbers as they are. */
export function TestResults() {
  const say = useWords();
  const language = useLanguage();
  const counts = countsOf(tested);
  const { version, day, browser, axe, views } = tested;
  const isOther = version !== import.meta.env.TALLENNE_VERSION;
  return (
    <div id="results">
      {isOther ? <Note tone="warning">{say("own.statement-results-other", { version })}</Note> : null}
      <p>{say("own.statement-results-run", { date: dateWords(day, language), version, browser, axe })}</p>
      <p>
        <strong>{say("own.statement-results-counts", counts)}</strong>
      </p>
      <details>
        <summary>{say("own.statement-results-views")}</summary>
        <table className="key-table">
          <thead>
            <tr>
              <th scope="col">{say("own.statement-results-view")}</th>
              <th scope="col">{say("own.statement-results-looks")}</th>
              <th scope="col">{say("own.statement-results-findings")}</th>
            </tr>
          </thead>
          <tbody>
            {views.map(({ view, looks, findings }) => (
              <tr key={view}>
                <th scope="row">
                  <code>{view}</code>
                </th>
                <td>{looks.join(", ")}</td>
                <td>{findings.length === 0 ? "0" : findings.join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
