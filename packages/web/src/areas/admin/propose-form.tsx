import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { dayField, typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { type Grant, type Person, type Unit, yearAfter } from "./staff.ts";

const roles = [
  "ag",
  "tl",
  "ch",
  "dp",
  "aa",
  "au",
  "de",
  "qa",
  "rc",
  "os",
] as const satisfies readonly Grant["role"][];

interface ProposeFormProps {
  readonly person: Person;
  readonly units: readonly Unit[];
  readonly onProposed: () => void;
}

/** Proposes a right: role × unit × registers × lines × until, at most twelve months. It gives nothing until another person approves it. */
export function ProposeForm({ person, units, onProposed }: ProposeFormProps) {
  const say = useWords();
  const names = usePolicyNames();
  const me = useMe();
  const policy = usePolicy().data;
  const own = units.filter(({ id }) => me.role === "aa" || id === me.unit);
  const [role, setRole] = useState<Grant["role"]>("ag");
  const [unit, setUnit] = useState(own.find(({ id }) => id === person.unit)?.id ?? own[0]?.id ?? "");
  const [registers, setRegisters] = useState<Grant["registers"]>(["calls"]);
  const [lines, setLines] = useState<Grant["lines"]>([]);
  const [until, setUntil] = useState(() => (policy === undefined ? "" : dayField(yearAfter(policy.today))));
  const [checked, setChecked] = useState(false);
  const day = typedDay(until);
  const outside =
    day === undefined || (policy !== undefined && (day < policy.today || day > yearAfter(policy.today)));
  const propose = useMutation<Answer<"proposeGrant">, Failure, NonNullable<typeof day>>({
    mutationFn: (last) =>
      call("proposeGrant", {
        body: { person: person.id, role, unit, registers: [...registers], lines: [...lines], until: last },
      }),
    onSuccess: async () => {
      await askAgain("listPeople");
      onProposed();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (day === undefined || outside || registers.length === 0 || lines.length === 0) return;
    if (!propose.isPending) propose.mutate(day);
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>{say("admin.propose-why")}</p>
      <div className="form-line">
        <SelectField
          label={say("admin.role")}
          value={role}
          choices={roles.map((value) => ({ value, words: say(`shell.role-${value}`) }))}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? "ag")}
        />
        <SelectField
          label={say("admin.unit")}
          value={unit}
          choices={own.map(({ id, name }) => ({ value: id, words: name }))}
          onChange={setUnit}
        />
      </div>
      <div className="grant-scope">
        <fieldset>
          <legend>{say("admin.registers")}</legend>
          {policy?.registers.map(({ id }) => (
            <CheckField
              key={id}
              checked={registers.includes(id)}
              onChange={(on) => setRegisters(on ? [...registers, id] : registers.filter((one) => one !== id))}
            >
              {names.register(id)}
            </CheckField>
          ))}
          {checked && registers.length === 0 ? <p className="wrong">{say("admin.one-register")}</p> : null}
        </fieldset>
        <fieldset>
          <legend>{say("admin.lines")}</legend>
          {policy?.lines
            .filter(({ recording }) => recording === "allowed")
            .map(({ id }) => (
              <CheckField
                key={id}
                checked={lines.includes(id)}
                onChange={(on) => setLines(on ? [...lines, id] : lines.filter((one) => one !== id))}
              >
                {names.line(id)}
              </CheckField>
            ))}
          {checked && lines.length === 0 ? <p className="wrong">{say("admin.one-line")}</p> : null}
        </fieldset>
      </div>
      <DayField
        label={say("admin.until")}
        name="until"
        value={until}
        onChange={setUntil}
        checked={checked}
        error={(checked && outside) || isWrong(propose.error, "until") ? say("admin.until-wrong") : undefined}
      />
      {propose.isError ? <ProblemNote failure={propose.error} /> : null}
      <Button type="submit" disabled={propose.isPending}>
        {say("admin.propose-button")}
      </Button>
    </form>
  );
}
