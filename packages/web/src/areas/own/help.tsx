import { useEffect } from "react";
import { useStore } from "../../platform/store.ts";
import { location } from "../../route/location.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";

/** What to press, why something does not open, where feedback goes, what the browser keeps. */
export function Help() {
  const say = useWords();
  const arrival = useStore(location);
  useEffect(() => {
    document.getElementById(arrival.place)?.scrollIntoView();
  }, [arrival]);
  return (
    <Page title={say("own.help-title")} narrow>
      <p>{say("own.help-intro")}</p>
      <h2>{say("own.help-listen")}</h2>
      <ol>
        <li>{say("own.help-listen-1")}</li>
        <li>{say("own.help-listen-2")}</li>
        <li>{say("own.help-listen-3")}</li>
      </ol>
      <h2>{say("own.help-refused")}</h2>
      <p>{say("own.help-refused-1")}</p>
      <p>{say("own.help-refused-2")}</p>
      <h2 id="kayttoonotto">{say("own.help-start")}</h2>
      <ol>
        <li>{say("own.help-start-1")}</li>
        <li>{say("own.help-start-2")}</li>
        <li>{say("own.help-start-3")}</li>
        <li>{say("own.help-start-4")}</li>
      </ol>
      <h2 id="palaute">{say("own.help-feedback")}</h2>
      <p>{say("own.help-feedback-1")}</p>
      <h2 id="tietosuoja">{say("own.help-privacy")}</h2>
      <p>{say("own.help-privacy-1")}</p>
      <p>{say("own.help-privacy-2")}</p>
    </Page>
  );
}
