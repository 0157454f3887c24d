import { type SubmitEvent, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useStore } from "../../platform/store.ts";
import { session } from "../../session/session.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import "./commitment.css";

/** A commitment once signed, to be read by whoever signed it: the duty outlasts employment and account (T-K2). */
export function SignedText() {
  const say = useWords();
  const now = useStore(session);
  const signed = now.state === "in" ? now.me.commitment?.version : undefined;
  const [typed, setTyped] = useState(signed === undefined ? "" : String(signed));
  const [version, setVersion] = useState(typed);
  const [checked, setChecked] = useState(false);
  const isSound = /^\d{1,6}$/.test(typed.trim());
  const text = useAnswer("readSignedText", { params: { version } }, { when: version !== "" });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isSound) setVersion(typed.trim());
  };
  return (
    <Page title={say("door.signed-title")} narrow>
      <p>{say("door.signed-why")}</p>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("door.signed-version")}
          hint={say("door.signed-version-hint")}
          name="version"
          inputMode="numeric"
          maxLength={6}
          value={typed}
          onChange={setTyped}
          error={checked && !isSound ? say("door.signed-version-wrong") : undefined}
        />
        <Button type="submit">{say("door.signed-show")}</Button>
      </form>
      {version === "" ? null : text.error?.slug === "unknown" ? (
        <Note tone="warning">{say("door.signed-none", { version })}</Note>
      ) : (
        <Answered query={text}>{(shown) => <Text text={shown} />}</Answered>
      )}
    </Page>
  );
}

function Text({ text }: { readonly text: Answer<"readSignedText"> }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section>
      <h2>{say("door.commitment-heading", { version: text.version })}</h2>
      <p className="quiet">{say("door.commitment-from", { date: dateWords(text.from, language) })}</p>
      <ol className="commitment">
        {text.paragraphs.map((words) => (
          <li key={words.fi}>
            <p>{words[language]}</p>
          </li>
        ))}
      </ol>
      <p className="commitment-laws">{say("door.commitment-laws", { laws: text.laws.join(" · ") })}</p>
    </section>
  );
}
