import { type SubmitEvent, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { typedDay } from "../../format/typed-day.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { dayBeside } from "../../parts/day-beside.ts";
import { DayField } from "../../parts/day-field.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { PreviewTables } from "./preview-tables.tsx";
import { SweepNow } from "./sweep-now.tsx";

type Day = Answer<"previewDeletion">["day"];

const spans = [0, 7, 30] as const;

/** What would be deleted by a day: a rehearsal that changes nothing. */
export function Preview({ runs }: { readonly runs: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const declared = usePolicy().data?.today;
  const [day, setDay] = useState<Day>();
  const [typed, setTyped] = useState("");
  const [checked, setChecked] = useState(false);
  const preview = useAnswer("previewDeletion", { query: day === undefined ? {} : { day } });
  const today = preview.data?.today ?? declared;
  const other = typedDay(typed);
  const early = checked && other !== undefined && today !== undefined && other < today;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (other !== undefined && today !== undefined && other >= today) setDay(other);
  };
  return (
    <>
      <p>
        {say("retention.why")}
        {today === undefined ? "" : ` ${say("retention.today-is", { date: dateWords(today, language) })}`}
      </p>
      <form className="retention-day" onSubmit={submit}>
        <fieldset className="retention-days">
          <legend>{say("retention.as-of")}</legend>
          <div className="retention-spans">
            {spans.map((span) => {
              const value = span === 0 || today === undefined ? undefined : dayBeside(today, span);
              return (
                <Button
                  key={span}
                  variant="secondary"
                  pressed={day === value}
                  onClick={() => setDay(value)}
                  disabled={today === undefined}
                >
                  {span === 0 ? say("retention.choose-today") : say("retention.choose-days", { n: span })}
                </Button>
              );
            })}
          </div>
        </fieldset>
        <DayField
          label={say("retention.choose-other")}
          name="day"
          value={typed}
          onChange={setTyped}
          checked={checked}
          error={early ? say("retention.beyond") : undefined}
        />
        <Button type="submit" variant="secondary">
          {say("retention.show")}
        </Button>
      </form>
      <Answered query={preview}>{(rehearsal) => <PreviewTables rehearsal={rehearsal} />}</Answered>
      {runs ? <SweepNow /> : null}
    </>
  );
}
