import type { LiveVisitView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { useAct } from "./use-console.ts";

/** The six digits that the terminal shows; a mistyped code is a finding, not an alarm. */
export function CodeStep({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const [typed, setTyped] = useState("");
  const pair = useAct((code: string) =>
    call("pairTerminal", { params: { visit: visit.visit }, body: { code } }),
  );
  const code = typed.replaceAll(/\s/g, "");
  const isWhole = /^\d{6}$/.test(code);
  const isWrong = pair.error?.slug === "bad-input";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isWhole) pair.mutate(code, { onSettled: () => setTyped("") });
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-line">
        <TextField
          label={say("console.code")}
          hint={say("console.code-hint")}
          name="code"
          inputMode="numeric"
          maxLength={8}
          value={typed}
          onChange={setTyped}
          error={isWrong && typed === "" ? say("console.code-wrong") : undefined}
        />
        <Button type="submit" disabled={!isWhole || pair.isPending}>
          {say("console.pair")}
        </Button>
      </div>
      {isWrong ? null : <ActNote failure={pair.error} />}
    </form>
  );
}
