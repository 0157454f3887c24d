import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { useFocusWrong } from "../../parts/focus-wrong.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { go, location } from "../../route/location.ts";
import { sessionIs } from "../../session/session.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

interface SignFormProps {
  readonly text: Answer<"readCommitmentText">;
  /** The end of the text has been in view. */
  readonly seen: boolean;
  readonly onDecline: () => void;
}

/** Signs the text with a fresh proof of identity; says what is missing while the button sleeps. */
export function SignForm({ text, seen, onDecline }: SignFormProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const hint = useId();
  const [read, setRead] = useState(false);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const proof = me.stepUp === "password";
  const sign = useMutation<Answer<"signCommitment">, Failure>({
    mutationFn: () =>
      call("signCommitment", {
        body: {
          text: text.id,
          version: text.version,
          language,
          read: true,
          ...(proof ? { password, code: code.trim() } : {}),
        },
      }),
    onSuccess: async (signed) => {
      await askAgain("readCommitmentText");
      sessionIs(signed);
      if (location.get().path === "/commitment") go("/", { replace: true });
    },
  });
  const ready = seen && read;
  const form = useFocusWrong(sign.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready && !sign.isPending) sign.mutate();
  };
  return (
    <form className="form" onSubmit={submit} ref={form}>
      <CheckField checked={read} onChange={setRead} disabled={!seen} describedBy={hint}>
        {say("door.commitment-read")}
      </CheckField>
      {proof ? (
        <>
          <TextField
            label={say("shell.password")}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={isWrong(sign.error, "password") ? say("shell.field-wrong") : undefined}
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
      ) : null}
      {sign.isError ? <ProblemNote failure={sign.error} /> : null}
      <div className="buttons">
        <Button type="submit" disabled={!ready || sign.isPending} describedBy={hint}>
          {say("door.commitment-sign")}
        </Button>
        <Button variant="secondary" onClick={onDecline}>
          {say("door.commitment-decline")}
        </Button>
      </div>
      <p id={hint} className="hint">
        {ready ? "" : say(seen ? "door.commitment-tick" : "door.commitment-scroll")}
      </p>
    </form>
  );
}
