import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { dayBeside } from "../../parts/day-beside.ts";
import { SelectField } from "../../parts/select-field.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { type Office, useOffices } from "./offices.ts";
import { VisitTable } from "./visit-table.tsx";
import "./visits.css";

type Day = Answer<"listVisits">["today"];

/** S-50: today's visits of the office, and what waits for the desk. A supervisor sees the own office, the registry every one. */
export function VisitsPage() {
  const say = useWords();
  const offices = useOffices();
  return (
    <Page title={say("visits.title")} acts={["access.listed"]}>
      <Answered query={offices}>
        {({ rows }) => (rows.length === 0 ? <p>{say("visits.no-offices")}</p> : <OfOffice offices={rows} />)}
      </Answered>
    </Page>
  );
}

function OfOffice({ offices }: { readonly offices: readonly Office[] }) {
  const say = useWords();
  const language = useLanguage();
  const { role, office: own } = useMe();
  const today = usePolicy().data?.today;
  const choices = role === "os" ? offices.filter(({ id }) => id === own) : offices;
  const [chosen, setChosen] = useState(() => (choices.find(({ id }) => id === own) ?? choices[0])?.id);
  const [day, setDay] = useState<Day>();
  const shown = day ?? today;
  if (chosen === undefined) return <p>{say("visits.no-offices")}</p>;
  return (
    <>
      <div className="visits-choice">
        <SelectField
          label={say("visits.office")}
          value={chosen}
          choices={choices.map(({ id, names }) => ({ value: id, words: names[language] }))}
          onChange={setChosen}
        />
        {shown === undefined ? null : (
          <>
            <Button variant="plain" onClick={() => setDay(dayBeside(shown, -1))}>
              {say("visits.day-before")}
            </Button>
            <Button variant="plain" onClick={() => setDay(dayBeside(shown, 1))}>
              {say("visits.day-after")}
            </Button>
          </>
        )}
        <Button variant="plain" onClick={() => void askAgain("listVisits")}>
          {say("visits.again")}
        </Button>
      </div>
      {shown === undefined ? null : (
        <Listed
          key={`${chosen} ${shown}`}
          query={{ office: chosen, day: shown }}
          title={say("visits.of-day", { date: dateWords(shown, language) })}
          none={say("visits.none-day")}
        />
      )}
      <Listed
        key={chosen}
        query={{ office: chosen }}
        title={say("visits.waiting")}
        none={say("visits.none-waiting")}
      />
    </>
  );
}

function Listed({
  query,
  title,
  none,
}: {
  readonly query: { readonly office: string; readonly day?: Day };
  readonly title: string;
  readonly none: string;
}) {
  const visits = useAnswer("listVisits", { query });
  return (
    <section>
      <h2>{title}</h2>
      <Answered query={visits}>
        {(read) => (read.rows.length === 0 ? <p>{none}</p> : <VisitTable visits={read} caption={title} />)}
      </Answered>
    </section>
  );
}
