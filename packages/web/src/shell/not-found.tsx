import { Link } from "../route/link.tsx";
import { useWords } from "../words/use-words.ts";
import { Page } from "./page.tsx";

/** The same page for what does not exist and for what one may not see. */
export function NotFound() {
  const say = useWords();
  return (
    <Page title={say("shell.not-found")} narrow>
      <p>{say("shell.unknown")}</p>
      <p>
        <Link to="/">{say("shell.to-front")}</Link>
      </p>
    </Page>
  );
}
