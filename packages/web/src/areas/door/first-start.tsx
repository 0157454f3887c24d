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
import { arrived } from "../../session/acts.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { Authenticator } from "./authenticator.tsx";

const empty = { name: "", signInName: "", office: "", unit: "", password: "", code: "" };

/** The first administrator: account, authenticator, confirming code. The link's token leaves the address at once. */
export function FirstStart() {
  const say = useWords();
  const [token] = useState(() => tokenOfVisit("token"));
  const [typed, setTyped] = useState(empty);
  const begin = useMutation<Answer<"beginFirstAdministrator">, Failure, string>({
    mutationFn: (given) => call("beginFirstAdministrator", { body: { token: given } }),
  });
  const make = useMutation<Answer<"makeFirstAdministrator">, Failure, string>({
    mutationFn: (given) =>
      call("makeFirstAdministrator", {
        body: { ...typed, code: typed.code.replaceAll(" ", ""), token: given },
      }),
    onSuccess: (me) => {
      arrived(me);
      go(me.commitmentTextVersion === 0 ? "/admin/commitment" : "/", { replace: true });
    },
  });
  const { mutate: start } = begin;
  useEffect(() => {
    if (token !== undefined) start(token);
  }, [start, token]);
  const form = useFocusWrong(make.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (token !== undefined) make.mutate(token);
  };
  const field = (key: keyof typeof empty) => ({
    name: key,
    value: typed[key],
    onChange: (value: string) => setTyped((before) => ({ ...before, [key]: value })),
    error: isWrong(make.error, key)
      ? say(typed[key].trim() === "" ? "shell.field-missing" : "shell.field-wrong")
      : undefined,
  });
  return (
    <Page title={say("door.first-title")} narrow>
      {token === undefined ? (
        <Note tone="warning">{say("door.first-no-token")}</Note>
      ) : (
        <p>{say("door.first-intro")}</p>
      )}
      {begin.isPending ? <Loading /> : null}
      {begin.isError ? <ProblemNote failure={begin.error} /> : null}
      {begin.data === undefined ? null : (
        <form className="form" onSubmit={submit} ref={form}>
          <h2>{say("door.first-account")}</h2>
          <TextField label={say("door.first-name")} autoComplete="name" {...field("name")} />
          <TextField
            label={say("door.first-sign-in-name")}
            hint={say("door.first-sign-in-name-hint")}
            autoComplete="username"
            {...field("signInName")}
          />
          <TextField
            label={say("door.first-office")}
            hint={say("door.first-office-hint")}
            {...field("office")}
          />
          <TextField label={say("door.first-unit")} hint={say("door.first-unit-hint")} {...field("unit")} />
          <TextField
            label={say("door.new-password")}
            hint={say("door.new-password-hint")}
            type="password"
            autoComplete="new-password"
            {...field("password")}
          />
          <h2>{say("door.authenticator")}</h2>
          <Authenticator secret={begin.data.secret} uri={begin.data.uri} />
          <h2>{say("door.confirm")}</h2>
          <TextField
            label={say("shell.code")}
            hint={say("shell.code-hint")}
            inputMode="numeric"
            autoComplete="one-time-code"
            {...field("code")}
          />
          {make.isError ? <ProblemNote failure={make.error} /> : null}
          <Button type="submit" disabled={make.isPending}>
            {say("door.first-button")}
          </Button>
        </form>
      )}
    </Page>
  );
}
