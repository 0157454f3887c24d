import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useEffect, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useStore } from "../../platform/store.ts";
import { Link } from "../../route/link.tsx";
import { go, location, takeFromFragment } from "../../route/location.ts";
import { arrived, forgetEverything } from "../../session/acts.ts";
import { session } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";

/** Name, pass phrase, one-time code; or a one-click link whose token never enters history. Also shown over another path when a session ended. */
export function SignIn() {
  const say = useWords();
  const now = useStore(session);
  const { path } = useStore(location);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const enter = useMutation<Answer<"signIn">, Failure, { token?: string }>({
    mutationFn: ({ token }) =>
      token === undefined
        ? call("signIn", { body: { name: name.trim(), password, code: code.replaceAll(" ", "") } })
        : call("signInByLink", { body: { token } }),
    onSuccess: (me) => {
      forgetEverything();
      arrived(me);
      if (path === "/sign-in") go("/", { replace: true });
    },
  });
  const { mutate } = enter;
  useEffect(() => {
    const byLink = () => {
      const token = takeFromFragment("token");
      if (token !== undefined) mutate({ token });
    };
    byLink();
    window.addEventListener("hashchange", byLink);
    return () => window.removeEventListener("hashchange", byLink);
  }, [mutate]);
  const byLink = enter.variables?.token !== undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter.mutate({});
  };
  const why = now.state === "out" ? now.why : "never";
  return (
    <Page title={say("door.sign-in-title")} narrow>
      {why === "ended" ? <Note tone="alert">{say("shell.ended")}</Note> : null}
      {why === "left" && !enter.isError ? <Note tone="done">{say("door.sign-in-left")}</Note> : null}
      {enter.isPending && byLink ? <output>{say("door.sign-in-link")}</output> : null}
      {enter.isError ? (
        byLink && enter.error.slug === "sign-in-refused" ? (
          <Note tone="alert">{say("door.sign-in-link-refused")}</Note>
        ) : (
          <ProblemNote failure={enter.error} />
        )
      ) : null}
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("door.sign-in-name")}
          name="username"
          autoComplete="username"
          value={name}
          onChange={setName}
        />
        <TextField
          label={say("shell.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
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
        <Button type="submit" disabled={enter.isPending}>
          {say("door.sign-in-button")}
        </Button>
      </form>
      <p className="sign-in-more">
        <Link to="/commitment-text">{say("door.signed-link")}</Link>
      </p>
    </Page>
  );
}
