import { type SubmitEvent, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Icon } from "../../parts/icon.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { entryActions } from "./entry-actions.ts";
import { type EntryFilters, filtersSet, groups, noFilters, outcomes, wrongFilters } from "./entry-filters.ts";

interface EntryFilterFormProps {
  readonly filters: EntryFilters;
  readonly onFilter: (filters: EntryFilters) => void;
}

/** The filters of the ledger. They are kinds and pseudonyms; the ledger is told which were used, never their values. */
export function EntryFilterForm({ filters, onFilter }: EntryFilterFormProps) {
  const say = useWords();
  const [typed, setTyped] = useState(filters);
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<EntryFilters>) => setTyped((before) => ({ ...before, ...part }));
  const wrong = checked ? wrongFilters(typed) : [];
  const set = filtersSet(filters);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrongFilters(typed).length === 0) onFilter(typed);
  };
  const all = { value: "", words: say("shell.all") };
  const offered = entryActions.filter((name) => typed.group === "" || name.startsWith(`${typed.group}.`));
  return (
    <details className="ledger-filters" open={set > 0}>
      <summary>
        <Icon name="filter" /> {say("oversight.filter-title")}
        {set === 0 ? "" : ` · ${say("oversight.filter-on", { n: set })}`}
      </summary>
      <form className="ledger-filter-form" onSubmit={submit}>
        <DayField
          label={say("shell.from")}
          name="from"
          value={typed.from}
          onChange={(from) => change({ from })}
          checked={checked}
        />
        <DayField
          label={say("shell.to")}
          name="to"
          value={typed.to}
          onChange={(to) => change({ to })}
          checked={checked}
        />
        <SelectField
          label={say("oversight.group")}
          value={typed.group}
          choices={[all, ...groups.map((value) => ({ value, words: say(`oversight.group-${value}`) }))]}
          onChange={(value) => change({ group: groups.find((one) => one === value) ?? "", action: "" })}
        />
        <SelectField
          label={say("oversight.action")}
          value={typed.action}
          choices={[all, ...offered.map((value) => ({ value, words: say(`actions.${value}`) }))]}
          onChange={(value) => change({ action: entryActions.find((one) => one === value) ?? "" })}
        />
        <SelectField
          label={say("oversight.outcome")}
          value={typed.outcome}
          choices={[all, ...outcomes.map((value) => ({ value, words: say(`oversight.outcome-${value}`) }))]}
          onChange={(value) => change({ outcome: outcomes.find((one) => one === value) ?? "" })}
        />
        <TextField
          label={say("oversight.actor")}
          hint={say("oversight.actor-hint")}
          name="actor"
          value={typed.actor}
          onChange={(actor) => change({ actor })}
          maxLength={80}
          error={wrong.includes("actor") ? say("oversight.not-actor") : undefined}
        />
        <TextField
          label={say("oversight.object")}
          hint={say("oversight.object-hint")}
          name="object"
          value={typed.object}
          onChange={(object) => change({ object })}
          maxLength={80}
          error={wrong.includes("object") ? say("oversight.not-object") : undefined}
        />
        <div className="buttons">
          <Button type="submit">{say("shell.filters-apply")}</Button>
          {set === 0 ? null : (
            <Button variant="plain" onClick={() => onFilter(noFilters)}>
              {say("shell.filters-clear")}
            </Button>
          )}
        </div>
      </form>
    </details>
  );
}
