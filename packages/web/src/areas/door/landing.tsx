import { useEffect, useRef, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { Note } from "../../parts/note.tsx";
import { every } from "../../platform/clock.ts";
import { Link } from "../../route/link.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import "./landing.css";

const facts = ["purpose", "ledger", "gone"] as const;
/** Who can be played in the demonstration: one card for each link that it prints. */
const cards = [
  { role: "ag", name: "Sanna Ketovuori" },
  { role: "tl", name: "Minna Kallioranta" },
  { role: "qa", name: "Joel Rinnekangas" },
  { role: "ch", name: "Pirjo Salmivaara" },
  { role: "rc", name: "Marketta Uusiniitty" },
  { role: "os", name: "Kaj Söderlund" },
  { role: "de", name: "Aarno Lehtisaari" },
  { role: "dp", name: "Leena Kuusisalo" },
  { role: "au", name: "Outi Rantakangas" },
  { role: "aa", name: "Timo Harjukoski" },
] as const;

/** What Tallenne is, for somebody who has just opened its address. */
export function Landing() {
  const say = useWords();
  const language = useLanguage();
  const state = useFirstStart();
  return (
    <Page title={say("door.landing-title")} narrow>
      {state?.waiting === true ? <Note tone="warning">{say("door.landing-waiting")}</Note> : null}
      <p className="lead">{say("door.landing-what")}</p>
      <p>
        <Link to="/sign-in" className="lead-link">
          {say("door.sign-in-button")}
        </Link>
      </p>
      {facts.map((fact) => (
        <section key={fact}>
          <h2>{say(`door.landing-${fact}`)}</h2>
          <p>{say(`door.landing-${fact}-more`)}</p>
        </section>
      ))}
      {state?.demo === true ? (
        <section className="demo">
          <h2>{say("door.landing-demo")}</h2>
          <p>{say("door.landing-demo-links")}</p>
          <dl className="facts">
            {cards.map(({ role, name }) => (
              <div key={role} className="demo-card">
                <dt>
                  {say(`shell.role-${role}`)}
                  <span className="demo-name">{name}</span>
                </dt>
                <dd>{say(`door.card-${role}`)}</dd>
              </div>
            ))}
            <div className="demo-card">
              <dt>
                {say("door.card-terminal-who")}
                <span className="demo-name">{say("door.card-terminal-name")}</span>
              </dt>
              <dd>{say("door.card-terminal")}</dd>
            </div>
          </dl>
        </section>
      ) : null}
      {state?.today === undefined ? null : (
        <p className="quiet">{say("shell.calendar-today", { date: dateWords(state.today, language) })}</p>
      )}
    </Page>
  );
}

/** The state of the first start, asked again: a demonstration's calendar may run a day in a second. */
function useFirstStart(): Answer<"readFirstStart"> | undefined {
  const [state, setState] = useState<Answer<"readFirstStart">>();
  const [running, setRunning] = useState(false);
  const last = useRef<string>(undefined);
  const isDemo = state?.demo === true;
  useEffect(() => {
    const ask = async () => {
      const answer = await call("readFirstStart", {}).catch(() => undefined);
      if (answer === undefined) return;
      if (last.current !== undefined && answer.today !== last.current) setRunning(true);
      last.current = answer.today;
      setState(answer);
    };
    void ask();
    return every(running ? 1000 : isDemo ? 2000 : 60_000, () => void ask());
  }, [running, isDemo]);
  return state;
}
