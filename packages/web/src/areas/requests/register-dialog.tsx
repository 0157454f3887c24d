import { useMutation } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { dayField, typedDay } from "../../format/typed-day.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { DayField } from "../../parts/day-field.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { go } from "../../route/location.ts";
import { usePolicy } from "../../session/policy.ts";
import { useWords } from "../../words/use-words.ts";
import { kinds } from "./closed-lists.ts";
import { channels, emptyPaper, languages, paperBody, signatures } from "./paper.ts";

/** Entry of what came by paper, mail or at the counter. Nothing is refused for want of a signature, a register or a precise time. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const policy = usePolicy().data;
  const today = policy?.today ?? "";
  const [typed, setTyped] = useState(() => ({ ...emptyPaper, arrived: dayField(today) }));
  const [checked, setChecked] = useState(false);
  const set = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more });
  const body = paperBody(typed);
  const register = useMutation<Answer<"registerRequest">, Failure>({
    mutationFn: async () => {
      if (body === undefined) throw new TypeError("the form is not filled");
      return call("registerRequest", { body });
    },
    onSuccess: async ({ id }: RequestView) => {
      await askAgain("listRequests");
      go(`/requests/${id}`);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (body !== undefined && !register.isPending) register.mutate();
  };
  const missing = (isMissing: boolean) => (checked && isMissing ? say("requests.field-missing") : undefined);
  const registers =
    policy?.registers.filter(({ id }) => id !== "signup-feedback" && id !== "online-groups") ?? [];
  return (
    <Dialog title={say("requests.register-title")} onClose={onClose} wide>
      <p>{say("requests.register-why")}</p>
      <form className="form" onSubmit={submit}>
        <SelectField
          label={say("requests.kind")}
          value={typed.kind}
          choices={kinds.map((value) => ({ value, words: say(`requests.kind-long-${value}`) }))}
          onChange={(value) => set({ kind: kinds.find((one) => one === value) ?? "access" })}
        />
        <DayField
          label={say("requests.arrived")}
          name="arrived"
          value={typed.arrived}
          onChange={(arrived) => set({ arrived })}
          checked={checked}
          error={
            isWrong(register.error, "arrivedOn")
              ? say("requests.arrived-wrong")
              : missing(typedDay(typed.arrived) === undefined)
          }
        />
        <SelectField
          label={say("requests.channel")}
          value={typed.channel}
          choices={channels.map((value) => ({ value, words: say(`requests.channel-${value}`) }))}
          onChange={(value) => set({ channel: channels.find((one) => one === value) ?? "paper" })}
        />
        <SelectField
          label={say("requests.signature")}
          value={typed.signature}
          choices={signatures.map((value) => ({ value, words: say(`requests.signature-${value}`) }))}
          onChange={(value) => set({ signature: signatures.find((one) => one === value) ?? "none" })}
        />
        <TextField
          label={say("requests.field-name")}
          name="requester"
          value={typed.name}
          onChange={(name) => set({ name })}
          error={missing(typed.name.trim() === "")}
        />
        <TextField
          label={say("requests.field-address")}
          name="address"
          value={typed.address}
          onChange={(address) => set({ address })}
          wide
        />
        <CheckField checked={typed.safetyBan} onChange={(safetyBan) => set({ safetyBan })}>
          {say("requests.address-protected")}
        </CheckField>
        <TextField
          label={say("requests.field-details")}
          name="details"
          value={typed.details}
          onChange={(details) => set({ details })}
          hint={say("requests.details-hint")}
          error={isWrong(register.error, "details") ? say("requests.details-wrong") : undefined}
          wide
        />
        <DayField
          label={say("requests.from")}
          name="from"
          value={typed.from}
          onChange={(from) => set({ from })}
          checked={checked}
        />
        <DayField
          label={say("requests.to")}
          name="to"
          value={typed.to}
          onChange={(to) => set({ to })}
          checked={checked}
          error={isWrong(register.error, "times") ? say("requests.times-wrong") : undefined}
        />
        <SelectField
          label={say("requests.register-named")}
          value={typed.register}
          choices={[
            { value: "unknown", words: say("requests.register-unknown") },
            ...registers.map(({ id, names }) => ({ value: id, words: names.fi })),
          ]}
          onChange={(value) => set({ register: value })}
        />
        <TextField
          label={say("requests.field-words")}
          name="words"
          value={typed.words}
          onChange={(words) => set({ words })}
          wide
        />
        <SelectField
          label={say("requests.language")}
          value={typed.language}
          choices={languages.map((value) => ({ value, words: say(`requests.language-${value}`) }))}
          onChange={(value) => set({ language: languages.find((one) => one === value) ?? "fi" })}
        />
        {typed.kind === "access" ? (
          <CheckField checked={typed.underAct} onChange={(underAct) => set({ underAct })}>
            {say("requests.under-act")}
          </CheckField>
        ) : null}
        {register.isError ? <ProblemNote failure={register.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={register.isPending}>
            {say("requests.register-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
