import type { Answer } from "../../api/client.ts";
import { CheckField } from "../../parts/check-field.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";

type Register = Answer<"readRegisters">["registers"][number]["id"];

/** Registers and lines that a source may announce. */
export interface Rights {
  readonly registers: Register[];
  readonly lines: string[];
}

/** Whether nothing could be announced with them. */
export function isIncomplete({ registers, lines }: Rights): boolean {
  return registers.length === 0 || lines.length === 0;
}

/** Which registers and lines a source may announce. A never-record line can be chosen by nobody: its calls are refused from whoever they come. */
export function SourceRights({
  rights,
  onRights,
  checked,
}: {
  readonly rights: Rights;
  readonly onRights: (rights: Rights) => void;
  readonly checked: boolean;
}) {
  const say = useWords();
  const names = usePolicyNames();
  const policy = usePolicy().data;
  const { registers, lines } = rights;
  return (
    <>
      <fieldset>
        <legend>{say("intake.enrol-registers")}</legend>
        {policy?.registers
          .filter(({ notice }) => notice === "A")
          .map(({ id }) => (
            <CheckField
              key={id}
              checked={registers.includes(id)}
              onChange={() => onRights({ ...rights, registers: toggled(registers, id) })}
            >
              {names.register(id)}
            </CheckField>
          ))}
        {checked && registers.length === 0 ? (
          <p className="wrong">{say("intake.enrol-one-register")}</p>
        ) : null}
      </fieldset>
      <fieldset>
        <legend>{say("intake.enrol-lines")}</legend>
        {policy?.lines
          .filter(({ until }) => until === null)
          .map(({ id, recording }) =>
            recording === "forbidden" ? (
              <p key={id} className="intake-never">
                {names.line(id)} <StatusMark icon="barrier" words={say("intake.never")} />
              </p>
            ) : (
              <CheckField
                key={id}
                checked={lines.includes(id)}
                onChange={() => onRights({ ...rights, lines: toggled(lines, id) })}
              >
                {names.line(id)}
              </CheckField>
            ),
          )}
        {checked && lines.length === 0 ? <p className="wrong">{say("intake.enrol-one-line")}</p> : null}
      </fieldset>
    </>
  );
}

function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
