import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import type { Failure } from "../api/failure.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useStore } from "../platform/store.ts";
import { sessionIs } from "../session/session.ts";
import { stepUpAsked } from "../session/step-up.ts";
import { useMe } from "../session/use-me.ts";
import { useWords } from "../words/use-words.ts";

/** Proves again who the person is: pass phrase and code, or one press where people are invented. */
export function StepUpDialog() {
  const asked = useStore(stepUpAsked);
  return asked === undefined ? null : <Form answer={asked.answer} />;
}

function Form({ answer }: { readonly answer: (proved: boolean) => void }) {
  const say = useWords();
  const me = useMe();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const first = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => (first.current ?? confirm.current)?.focus(), []);
  const prove = useMutation<void, Failure>({
    mutationFn: async () => {
      sessionIs(await call("stepUp", { body: me.stepUp === "link" ? {} : { password, code: code.trim() } }));
      answer(true);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    prove.mutate();
  };
  return (
    <Dialog title={say("shell.step-up-title")} onClose={() => answer(false)}>
      <p>{say("shell.step-up-why")}</p>
      <form onSubmit={submit} className="form">
        {me.stepUp === "link" ? null : (
          <>
            <TextField
              label={say("shell.password")}
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
              ref={first}
            />
            <TextField
              label={say("shell.code")}
              hint={say("shell.code-hint")}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
            />
          </>
        )}
        {prove.isError ? <ProblemNote failure={prove.error} /> : null}
        <Button type="submit" disabled={prove.isPending} ref={confirm}>
          {say("shell.step-up-confirm")}
        </Button>
      </form>
    </Dialog>
  );
}
