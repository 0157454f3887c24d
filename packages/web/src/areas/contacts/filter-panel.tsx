import { type SubmitEvent, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { areReadable, type ContactFilters, noFilters } from "./contact-filters.ts";

const channels = ["call", "chat", "email", "eform"] as const;

interface FilterPanelProps {
  readonly filters: ContactFilters;
  readonly onApply: (filters: ContactFilters) => void;
}

/** Channel, line and days; nothing is asked before the person says so. */
export function FilterPanel({ filters, onApply }: FilterPanelProps) {
  const say = useWords();
  const language = useLanguage();
  const lines = usePolicy().data?.lines ?? [];
  const [typed, setTyped] = useState(filters);
  const [checked, setChecked] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (areReadable(typed)) onApply(typed);
  };
  const all = { value: "", words: say("shell.all") };
  return (
    <form className="panel form-line" onSubmit={submit} aria-label={say("contacts.filters-title")}>
      <SelectField
        label={say("contacts.channel")}
        className="field-narrow"
        value={typed.channel}
        choices={[all, ...channels.map((value) => ({ value, words: say(`shell.channel-${value}`) }))]}
        onChange={(value) =>
          setTyped({ ...typed, channel: channels.find((channel) => channel === value) ?? "" })
        }
      />
      <SelectField
        label={say("contacts.line")}
        value={typed.line}
        choices={[
          all,
          ...lines
            .filter(({ recording }) => recording === "allowed")
            .map(({ id, names }) => ({ value: id, words: names[language] })),
        ]}
        onChange={(line) => setTyped({ ...typed, line })}
      />
      <DayField
        label={say("shell.from")}
        name="from"
        value={typed.from}
        checked={checked}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <DayField
        label={say("shell.to")}
        name="to"
        value={typed.to}
        checked={checked}
        onChange={(to) => setTyped({ ...typed, to })}
      />
      <div className="buttons">
        <Button type="submit">{say("shell.filters-apply")}</Button>
        <Button variant="secondary" onClick={() => onApply(noFilters)}>
          {say("shell.filters-clear")}
        </Button>
      </div>
    </form>
  );
}
