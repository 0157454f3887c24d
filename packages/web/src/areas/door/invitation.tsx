import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useEffect, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { isWrong } from "../../api/wrong-field.ts";
import { Button } from "../../parts/button.tsx";
import { useFocusWrong } from "../../parts/focus-wrong.ts";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { go, tokenOfVisit } from "../../route/location.ts";
import { arrived, forgetEverything } from "../../session/acts.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { Authenticator } from "./authenticator.tsx";

/** An invited person chooses a pass phrase and connects an authenticator. */
export function Invitation() {
  const say = useWords();
  const [token] = useState(() => tokenOfVisit("token"));
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begin = useMutation<Answer<"acceptInvitation">, Failure, string>({
    mutationFn: (given) => call("acceptInvitation", { body: { token: given } }),
  });
  const finish = useMutation<Answer<"acceptInvitation">, Failure, string>({
    mutationFn: (given) =>
      call("acceptInvitation", { body: { token: given, password, code: code.replaceAll(" ", "") } }),
    onSuccess: ({ me }) => {
      if (me === undefined) return;
      forgetEverything();
      arrived(me);
      go("/", { replace: true });
    },
  });
  const { mutate: start } = begin;
  useEffect(() => {
    if (token !== undefined) start(token);
  }, [start, token]);
  const form = useFocusWrong(finish.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (token !== undefined) finish.mutate(token);
  };
  const wrong = (field: string) => (isWrong(finish.error, field) ? say("shell.field-wrong") : undefined);
  const { secret, uri } = begin.data ?? {};
  return (
    <Page title={say("door.invitation-title")} narrow>
      {token === undefined ? (
        <Note tone="warning">{say("door.invitation-no-token")}</Note>
      ) : (
        <p>{say("door.invitation-intro")}</p>
      )}
      {begin.isPending ? <Loading /> : null}
      {begin.isError ? <ProblemNote failure={begin.error} /> : null}
      {secret === undefined || uri === undefined ? null : (
        <form className="form" onSubmit={submit} ref={form}>
          <TextField
            label={say("door.new-password")}
            hint={say("door.new-password-hint")}
            name="password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={wrong("password")}
          />
          <Authenticator secret={secret} uri={uri} />
          <TextField
            label={say("shell.code")}
            hint={say("shell.code-hint")}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={wrong("code")}
          />
          {finish.isError ? <ProblemNote failure={finish.error} /> : null}
          <Button type="submit" disabled={finish.isPending}>
            {say("door.invitation-button")}
          </Button>
        </form>
      )}
    </Page>
  );
}
