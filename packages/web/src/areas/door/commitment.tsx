import { type RefObject, useEffect, useRef, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { useStore } from "../../platform/store.ts";
import { Link } from "../../route/link.tsx";
import { session } from "../../session/session.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { SignForm } from "./sign-form.tsx";
import "./commitment.css";

type Text = Answer<"readCommitmentText">;

/** S-02: the whole text, what changed marked; signing wakes when its end has been in view. Stands over any page while it must be signed. */
export function Commitment() {
  const say = useWords();
  const me = useMe();
  const now = useStore(session);
  const text = useAnswer("readCommitmentText", {});
  const [declined, setDeclined] = useState(false);
  const [again, setAgain] = useState(false);
  const lapsed = now.state === "in" && now.signed === "lapsed";
  const isSigned = now.state === "in" && now.signed === "signed" && me.commitment !== null && !again;
  return (
    <Page title={say("door.commitment-title")} acts={["people.commitment.signed"]} narrow>
      {lapsed ? <Note tone="alert">{say("shell.lapse")}</Note> : null}
      {isSigned ? <Signed onAgain={() => setAgain(true)} /> : null}
      {declined ? (
        <>
          <Note tone="warning">{say("door.commitment-declined")}</Note>
          <Button onClick={() => setDeclined(false)}>{say("door.commitment-again")}</Button>
        </>
      ) : null}
      {isSigned || declined ? null : text.isError && text.error.slug === "unknown" ? (
        <>
          <Note tone="warning">{say("door.commitment-none")}</Note>
          {me.role === "aa" ? <Link to="/admin/commitment">{say("door.commitment-publish")}</Link> : null}
        </>
      ) : (
        <Answered query={text}>
          {(shown) => <Read text={shown} onDecline={() => setDeclined(true)} />}
        </Answered>
      )}
    </Page>
  );
}

function Signed({ onAgain }: { readonly onAgain: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const { commitment } = useMe();
  if (commitment === null) return null;
  const date = dateWords(commitment.until, language);
  return (
    <>
      <Note tone="done">{say("door.commitment-signed", { version: commitment.version, date })}</Note>
      <Button variant="secondary" onClick={onAgain}>
        {say("door.commitment-again")}
      </Button>
    </>
  );
}

function Read({ text, onDecline }: { readonly text: Text; readonly onDecline: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const changed = text.signed === null ? [] : text.paragraphs.filter((paragraph) => paragraph.changed);
  const end = useRef<HTMLDivElement>(null);
  const seen = useSeen(end);
  return (
    <>
      <p className="quiet">
        {say("door.commitment-heading", { version: text.version })}.{" "}
        {say("door.commitment-from", { date: dateWords(text.from, language) })}
      </p>
      {changed.length === 0 ? null : (
        <p>
          <strong>
            {say("door.commitment-changed", {
              n: changed.length,
              list: changed.map(({ number }) => number).join(", "),
            })}
          </strong>{" "}
          <a href={`#kohta-${changed[0]?.number ?? 1}`}>{say("door.commitment-show-change")}</a>
        </p>
      )}
      <ol className="commitment">
        {text.paragraphs.map((paragraph) => (
          <li key={paragraph.number} value={paragraph.number} id={`kohta-${paragraph.number}`}>
            {changed.includes(paragraph) ? (
              <p className="commitment-changed">
                <strong>{say("door.commitment-mark")}</strong>
                <br />
                {paragraph.words[language]}
              </p>
            ) : (
              <p>{paragraph.words[language]}</p>
            )}
          </li>
        ))}
      </ol>
      <p className="commitment-laws">{say("door.commitment-laws", { laws: text.laws.join(" · ") })}</p>
      <div ref={end} />
      <SignForm text={text} seen={seen} onDecline={onDecline} />
    </>
  );
}

/** True once the element has been in view. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return seen;
}
