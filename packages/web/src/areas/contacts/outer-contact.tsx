import type { CaseView } from "@tallenne/contracts";
import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CoachDialog } from "./coach-dialog.tsx";
import { ContactFacts } from "./contact-facts.tsx";
import type { Contact } from "./use-sitting.ts";

interface OuterContactProps {
  readonly contact: Contact;
  /** Undefined while it comes, or where only a case reaches the contact. */
  readonly row: Answer<"readContact"> | undefined;
  readonly coachings: readonly CaseView[];
  readonly canOpen: boolean;
  /** The own cases are known. */
  readonly isSettled: boolean;
  readonly onOpen: () => void;
}

/** A contact from outside: when, where, how long it is kept, and what would open it. */
export function OuterContact({ contact, row, coachings, canOpen, isSettled, onOpen }: OuterContactProps) {
  const say = useWords();
  const language = useLanguage();
  const { role } = useMe();
  const [coaching, setCoaching] = useState(false);
  const [opened, setOpened] = useState<CaseView>();
  if (row === undefined && !canOpen) return <Loading />;
  const isCoached = coachings.some(
    ({ kind, state, contacts }) =>
      kind === "training" && state === "open" && contacts.some((linked) => linked.contact === contact),
  );
  const isReadable = row?.state !== "purging";
  return (
    <>
      {row?.state === "last-day" ? <Note tone="warning">{say("shell.last-day")}</Note> : null}
      {isReadable ? null : <Note tone="alert">{say("shell.purging")}</Note>}
      {opened === undefined ? null : (
        <Note tone="done">
          {say("contacts.coach-opened", { number: opened.number, date: dateWords(opened.until, language) })}
        </Note>
      )}
      {isReadable && isSettled ? (
        <div className="act-line">
          {canOpen ? (
            <Button onClick={onOpen}>
              {say(row === undefined || row.channel === "call" ? "contacts.listen" : "contacts.read")}
            </Button>
          ) : null}
          {role === "tl" && !isCoached ? (
            <Button variant={canOpen ? "secondary" : "primary"} onClick={() => setCoaching(true)}>
              {say("contacts.coach")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isReadable && isSettled && !canOpen && role === "ag" ? (
        <Note>{say("contacts.listen-needs-coaching")}</Note>
      ) : null}
      {row === undefined ? null : <ContactFacts row={row} isCoached={isCoached} />}
      {coaching ? (
        <CoachDialog
          contact={contact}
          onClose={() => setCoaching(false)}
          onOpened={(matter) => {
            setCoaching(false);
            setOpened(matter);
          }}
        />
      ) : null}
    </>
  );
}
