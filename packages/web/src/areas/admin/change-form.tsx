import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { Note } from "../../parts/note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";
import { aliasesOf, type LineChange, lineCodeOf } from "./line-changes.ts";

type Added = Extract<LineChange, { kind: "add" }>;
const kinds = ["add", "name", "end"] as const;
const languages = ["fi", "sv", "en"] as const;
const nameless = { fi: "", sv: "", en: "" };

/** One change, typed and added to the proposal. A line that is never recorded stands in no list of lines that may end. */
export function ChangeForm({ onAdd }: { readonly onAdd: (change: LineChange) => void }) {
  const say = useWords();
  const names = usePolicyNames();
  const policy = usePolicy().data;
  const [kind, setKind] = useState<(typeof kinds)[number]>("add");
  const [called, setCalled] = useState(nameless);
  const [aliases, setAliases] = useState("");
  const [recording, setRecording] = useState<Added["recording"]>("allowed");
  const [registers, setRegisters] = useState<Added["registers"]>(["calls"]);
  const [line, setLine] = useState("");
  const [alias, setAlias] = useState("");
  const [checked, setChecked] = useState(false);
  const open = (policy?.lines ?? []).filter(({ until }) => until === null);
  const choices = kind === "end" ? open.filter((one) => one.recording === "allowed") : open;
  const change = changeTyped();

  function changeTyped(): LineChange | undefined {
    if (kind === "end") return line === "" ? undefined : { kind, line };
    if (kind === "name")
      return line === "" || alias.trim() === "" ? undefined : { kind, line, alias: alias.trim() };
    const named = { fi: called.fi.trim(), sv: called.sv.trim(), en: called.en.trim() };
    const own = lineCodeOf(named.fi);
    if (own === "" || named.sv === "" || named.en === "") return undefined;
    if (recording === "allowed" && registers.length === 0) return undefined;
    return {
      kind,
      line: own,
      names: named,
      aliases: aliasesOf(aliases),
      recording,
      registers: recording === "allowed" ? registers : [],
    };
  }
  const add = () => {
    setChecked(true);
    if (change === undefined) return;
    onAdd(change);
    setCalled(nameless);
    setAliases("");
    setAlias("");
    setLine("");
    setChecked(false);
  };
  const missing = (text: string) => (checked && text.trim() === "" ? say("admin.change-missing") : undefined);
  return (
    <fieldset className="change-form">
      <legend>{say("admin.change-legend")}</legend>
      <SelectField
        label={say("admin.change-kind")}
        value={kind}
        choices={kinds.map((value) => ({ value, words: say(`admin.change-kind-${value}`) }))}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? "add")}
      />
      {kind === "add" ? (
        <>
          {languages.map((language) => (
            <TextField
              key={language}
              label={say(`admin.change-name-${language}`)}
              name={`name-${language}`}
              value={called[language]}
              onChange={(typed) => setCalled({ ...called, [language]: typed })}
              maxLength={100}
              error={missing(called[language])}
            />
          ))}
          <TextField
            label={say("admin.change-aliases")}
            hint={say("admin.change-aliases-hint")}
            name="aliases"
            value={aliases}
            onChange={setAliases}
            maxLength={500}
          />
          <SelectField
            label={say("admin.recording")}
            value={recording}
            choices={(["allowed", "forbidden"] as const).map((value) => ({
              value,
              words: say(`admin.recording-${value}`),
            }))}
            onChange={(value) => setRecording(value === "forbidden" ? "forbidden" : "allowed")}
          />
          {recording === "forbidden" ? (
            <Note tone="warning">{say("admin.change-never-for-ever")}</Note>
          ) : (
            <fieldset>
              <legend>{say("admin.registers")}</legend>
              {(policy?.registers ?? [])
                .filter(({ notice }) => notice === "A")
                .map(({ id }) => (
                  <CheckField
                    key={id}
                    checked={registers.includes(id)}
                    onChange={() =>
                      setRegisters(
                        registers.includes(id) ? registers.filter((one) => one !== id) : [...registers, id],
                      )
                    }
                  >
                    {names.register(id)}
                  </CheckField>
                ))}
              {checked && registers.length === 0 ? (
                <p className="wrong">{say("admin.one-register")}</p>
              ) : null}
            </fieldset>
          )}
        </>
      ) : (
        <>
          <SelectField
            label={say("admin.line")}
            value={line}
            choices={[
              { value: "", words: say("admin.change-line-choose") },
              ...choices.map(({ id }) => ({ value: id, words: names.line(id) })),
            ]}
            onChange={setLine}
            error={missing(line)}
          />
          {kind === "name" ? (
            <TextField
              label={say("admin.change-alias")}
              hint={say("admin.change-alias-hint")}
              name="alias"
              value={alias}
              onChange={setAlias}
              maxLength={64}
              error={missing(alias)}
            />
          ) : (
            <p className="quiet">{say("admin.change-end-what")}</p>
          )}
        </>
      )}
      <Button variant="secondary" onClick={add}>
        {say("admin.change-put")}
      </Button>
    </fieldset>
  );
}
