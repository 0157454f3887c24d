import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { IntlProvider } from "react-intl";
import { SuomifiThemeProvider } from "suomifi-ui-components";
import { type Failure, failureOf } from "../api/failure.ts";
import { answers } from "../api/queries.ts";
import { ProblemNote } from "../parts/problem-note.tsx";
import { UnderWay } from "../parts/under-way.tsx";
import { useStore } from "../platform/store.ts";
import { askWho, forgetEverything } from "../session/acts.ts";
import { session } from "../session/session.ts";
import { flatTheme } from "../style/flat-theme.ts";
import { spoken } from "../words/load-words.ts";
import { useWords } from "../words/use-words.ts";
import { ConnectionWatch } from "./connection-watch.tsx";
import { Footer } from "./footer.tsx";
import { Gate } from "./gate.tsx";
import { IdleWatch } from "./idle-watch.tsx";
import { StepUpDialog } from "./step-up-dialog.tsx";
import { TopLine } from "./top-line.tsx";
import { TourPlace } from "./tour-place.tsx";

/** The whole application under its providers. */
export function App() {
  const { language, messages } = useStore(spoken);
  return (
    <QueryClientProvider client={answers}>
      <IntlProvider locale={language} messages={messages} onError={() => undefined}>
        <SuomifiThemeProvider theme={flatTheme}>
          <Frame />
        </SuomifiThemeProvider>
      </IntlProvider>
    </QueryClientProvider>
  );
}

function Frame() {
  const say = useWords();
  const now = useStore(session);
  const [unanswered, setUnanswered] = useState<Failure>();
  useEffect(() => {
    askWho().catch((thrown: unknown) => setUnanswered(failureOf(thrown)));
  }, []);
  const askOnceMore = () => {
    askWho().then(
      () => setUnanswered(undefined),
      (thrown: unknown) => setUnanswered(failureOf(thrown)),
    );
  };
  useEffect(() => {
    if (now.state === "out") forgetEverything();
  }, [now.state]);
  return (
    <>
      <a href="#main" className="skip">
        {say("shell.skip")}
      </a>
      <TopLine />
      <TourPlace />
      {unanswered === undefined ? (
        <Gate />
      ) : (
        <main id="main" className="page">
          <ProblemNote failure={unanswered} retry={askOnceMore} />
        </main>
      )}
      <Footer />
      <UnderWay />
      <ConnectionWatch />
      {now.state === "in" ? <IdleWatch /> : null}
      {now.state === "in" ? <StepUpDialog /> : null}
    </>
  );
}
