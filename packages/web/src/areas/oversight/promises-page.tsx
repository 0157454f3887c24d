import { useState } from "react";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import promises from "./promises.json" with { type: "json" };
import "./oversight.css";

type Promised = (typeof promises)[number];
type Outcome = "kept" | "not-yet" | "broken";
const outcomes = ["kept", "broken", "not-yet"] as const satisfies readonly Outcome[];
const marks = {
  kept: { icon: "tick", tint: "done" },
  broken: { icon: "warning", tint: "alert" },
  "not-yet": { icon: "clock", tint: "quiet" },
} as const;

const isOutcome = (value: string): value is Outcome => (outcomes as readonly string[]).includes(value);
const outcomeOf = ({ outcome }: Promised): Outcome => (isOutcome(outcome) ? outcome : "broken");

/** S-73: every clause of the two notices in plain words, and whether this version keeps it, by the results of its tests. */
export function PromisesPage() {
  const say = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Outcome | "all">("all");
  const count = (outcome: Outcome) => promises.filter((one) => outcomeOf(one) === outcome).length;
  const columns: readonly Column<Promised>[] = [
    { key: "row", words: say("oversight.promise-row"), header: true, renderCell: ({ id }) => id },
    {
      key: "says",
      words: say("oversight.promise-says"),
      renderCell: ({ says }) => says[{ fi: 0, sv: 1, en: 2 }[language]],
    },
    { key: "lines", words: say("oversight.promise-lines"), renderCell: ({ lines }) => lines },
    {
      key: "state",
      words: say("oversight.promise-state"),
      renderCell: (one) => {
        const outcome = outcomeOf(one);
        return <StatusMark {...marks[outcome]} words={say(`oversight.promise-${outcome}`)} />;
      },
    },
    {
      key: "tests",
      words: say("oversight.promise-tests"),
      number: true,
      renderCell: ({ tests }) => (tests === 0 ? "–" : tests),
    },
  ];
  return (
    <Page title={say("oversight.promises-title")}>
      <p>
        {say("oversight.promises-count", {
          kept: count("kept"),
          broken: count("broken"),
          waiting: count("not-yet"),
        })}
      </p>
      <p className="quiet">{say("oversight.promises-why", { version: import.meta.env.TALLENNE_VERSION })}</p>
      <SelectField
        label={say("oversight.promise-state")}
        value={chosen}
        onChange={(value) => setChosen(isOutcome(value) ? value : "all")}
        choices={[
          { value: "all", words: say("oversight.promises-all") },
          ...outcomes.map((value) => ({ value, words: say(`oversight.promise-${value}`) })),
        ]}
      />
      {(["A", "B"] as const).map((notice) => (
        <section key={notice}>
          <h2>{say(`oversight.promises-${notice === "A" ? "a" : "b"}`)}</h2>
          <RecordTable
            caption={say(`oversight.promises-${notice === "A" ? "a" : "b"}`)}
            columns={columns}
            rows={promises.filter(
              (one) => one.id.startsWith(notice) && (chosen === "all" || outcomeOf(one) === chosen),
            )}
            rowKey={({ id }) => id}
          />
        </section>
      ))}
    </Page>
  );
}
