import { Page } from "../../shell/page.tsx";
import { TestResults } from "./test-results.tsx";
import { useWords } from "../../words/use-words.ts";

/** How the application was tested and what was found, what is known to be missing, where to complain. */
export function AccessibilityStatement() {
  const say = useWords();
  return (
    <Page title={say("own.statement-title")} narrow>
      <p>{say("own.statement-scope", { version: import.meta.env.TALLENNE_VERSION })}</p>
      <h2>{say("own.statement-state")}</h2>
      <p>{say("own.statement-state-1")}</p>
      <h2>{say("own.statement-tested")}</h2>
      <p>{say("own.statement-tested-1")}</p>
      <p>{say("own.statement-tested-2")}</p>
      <h3>{say("own.statement-results")}</h3>
      <TestResults />
      <h2>{say("own.statement-known")}</h2>
      <ul>
        <li>{say("own.statement-known-1")}</li>
        <li>{say("own.statement-known-2")}</li>
        <li>{say("own.statement-known-3")}</li>
        <li>{say("own.statement-known-4")}</li>
        <li>{say("own.statement-known-5")}</li>
      </ul>
      <h2>{say("own.statement-feedback")}</h2>
      <p>{say("own.statement-feedback-1")}</p>
    </Page>
  );
}
