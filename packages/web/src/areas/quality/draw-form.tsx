import { useMutation } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";
import { type Wish, wishBody, wrongFields } from "./wish.ts";

/** The draw: register, line, days, length, how many. There is no field for a person, a number or an adviser (T-A4.9). */
export function DrawForm({ project }: { readonly project: CaseView }) {
  const say = useWords();
  const names = usePolicyNames();
  const policy = usePolicy().data;
  const registers = (policy?.registers ?? []).filter(
    ({ notice, purposes, id }) => notice === "A" && purposes.includes("p2") && id !== "online-groups",
  );
  const lines = (policy?.lines ?? []).filter(({ recording }) => recording === "allowed");
  const [typed, setTyped] = useState<Wish>({
    register: "calls",
    line: "",
    from: "",
    to: "",
    shortest: "",
    longest: "",
    size: "5",
  });
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<Wish>) => setTyped((before) => ({ ...before, ...part }));
  const wrong = wrongFields(typed);
  const missing = (field: keyof Wish, words: string) => (checked && wrong.has(field) ? words : undefined);
  const draw = useMutation<Answer<"drawSample">, Failure>({
    mutationFn: async () => {
      const body = wishBody(typed);
      if (body === undefined) throw new TypeError("the form is not filled");
      return call("drawSample", { params: { case: project.id }, body });
    },
    onSuccess: async (drawn) => {
      answers.setQueryData(["readCase", { params: { case: project.id } }], drawn);
      await askAgain("listCases");
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong.size === 0 && !draw.isPending) draw.mutate();
  };
  const tooFew = draw.error?.findings.some(({ code }) => code === "too-few") === true;
  const isCall = typed.register === "calls";
  return (
    <section aria-label={say("quality.draw-title")}>
      <h2>{say("quality.draw-title")}</h2>
      <p className="quiet quality-lead">{say("quality.draw-why")}</p>
      <form className="quality-draw" onSubmit={submit}>
        <SelectField
          label={say("quality.register")}
          value={typed.register}
          choices={registers.map(({ id }) => ({ value: id, words: names.register(id) }))}
          onChange={(value) => {
            const register = registers.find(({ id }) => id === value)?.id ?? "";
            change(register === "calls" ? { register } : { register, shortest: "", longest: "" });
          }}
          error={missing("register", say("shell.field-missing"))}
        />
        <SelectField
          label={say("quality.line")}
          value={typed.line}
          choices={[
            { value: "", words: say("quality.line-choose") },
            ...lines.map(({ id }) => ({ value: id, words: names.line(id) })),
          ]}
          onChange={(line) => change({ line })}
          error={missing("line", say("shell.field-missing"))}
        />
        <div className="quality-draw-line">
          <DayField
            label={say("shell.from")}
            name="from"
            value={typed.from}
            onChange={(from) => change({ from })}
            checked={checked}
            error={missing("from", say("shell.field-missing"))}
          />
          <DayField
            label={say("shell.to")}
            name="to"
            value={typed.to}
            onChange={(to) => change({ to })}
            checked={checked}
            error={missing("to", say(typed.to.trim() === "" ? "shell.field-missing" : "quality.to-wrong"))}
          />
        </div>
        {isCall ? (
          <div className="quality-draw-line">
            <TextField
              label={say("quality.shortest")}
              name="shortest"
              value={typed.shortest}
              onChange={(shortest) => change({ shortest })}
              hint={say("quality.minutes-hint")}
              inputMode="numeric"
              maxLength={4}
              error={missing("shortest", say("quality.minutes-wrong"))}
            />
            <TextField
              label={say("quality.longest")}
              name="longest"
              value={typed.longest}
              onChange={(longest) => change({ longest })}
              hint={say("quality.minutes-hint")}
              inputMode="numeric"
              maxLength={4}
              error={missing("longest", say("quality.longest-wrong"))}
            />
          </div>
        ) : null}
        <TextField
          label={say("quality.size")}
          name="size"
          value={typed.size}
          onChange={(size) => change({ size })}
          hint={say("quality.size-hint")}
          inputMode="numeric"
          maxLength={3}
          error={missing("size", say("quality.size-wrong"))}
        />
        <Why failure={draw.error} tooFew={tooFew} />
        <p className="quiet">{say("quality.draw-once")}</p>
        <Button type="submit" disabled={draw.isPending}>
          {say("quality.draw-button")}
        </Button>
      </form>
    </section>
  );
}

/** Why nothing was drawn: too few to choose from, or the same days again. */
function Why({ failure, tooFew }: { readonly failure: Failure | null; readonly tooFew: boolean }) {
  const say = useWords();
  if (failure === null) return null;
  if (tooFew) return <Note tone="alert">{say("quality.too-few")}</Note>;
  if (failure.slug === "conflict") return <Note tone="alert">{say("quality.drawn-again")}</Note>;
  return <ProblemNote failure={failure} />;
}
