import { useMutation } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { TextArea } from "../../parts/text-area.tsx";
import { useMe } from "../../session/use-me.ts";
import type { Working } from "../../session/working.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import type { Contact, OpenSitting } from "./use-sitting.ts";

type Shown = OpenSitting["contacts"][number]["statements"][number];

/** Longest statement, characters; the contract's own bound. */
const longest = 4_000;

/** What the person a contact is about says of it: whoever opens the contact sees it before anything else (row A12.1). */
export function Statements({ statements }: { readonly statements: readonly Shown[] }) {
  const say = useWords();
  const language = useLanguage();
  return statements
    .filter(({ on }) => on !== null)
    .map(({ text, on, masked }, place) => (
      // oxlint-disable-next-line react/no-array-index-key -- they have no other name and never change their order
      <Note key={place}>
        <figure className="statement">
          <figcaption>
            {say("contacts.statement", { day: on === null ? "" : dateWords(on, language) })}
            {masked ? ` ${say("contacts.statement-masked")}` : ""}
          </figcaption>
          <blockquote>{text}</blockquote>
        </figure>
      </Note>
    ));
}

/** Where the handler of a rectification writes its statement, while the proposal is prepared; nowhere else there is such a place. */
export function StatementForm({
  sitting,
  contact,
  work,
  proposed,
}: {
  readonly sitting: OpenSitting["sitting"];
  readonly contact: Contact;
  readonly work: Working;
  readonly proposed: string;
}) {
  const { person, role } = useMe();
  const isRequest = work.case?.kind === "rights-request" && (role === "ch" || role === "dp");
  const query = useAnswer(
    "readRequest",
    { params: { case: (work.case?.id ?? "") as RequestView["id"] } },
    { when: isRequest },
  );
  const request = query.data;
  const isMatched = request?.candidates.some((one) => one.contact === contact && one.state === "matched");
  const isPreparing = request?.state === "matched" || request?.state === "third-party-review";
  if (request?.kind !== "rectification" || request.handler !== person || isMatched !== true || !isPreparing)
    return null;
  return <Editor sitting={sitting} contact={contact} request={request} proposed={proposed} />;
}

function Editor({
  sitting,
  contact,
  request,
  proposed,
}: {
  readonly sitting: OpenSitting["sitting"];
  readonly contact: Contact;
  readonly request: RequestView;
  readonly proposed: string;
}) {
  const say = useWords();
  const [text, setText] = useState(proposed);
  const [kept, setKept] = useState(proposed);
  const write = useMutation<Answer<"writeStatement">, Failure>({
    mutationFn: () => call("writeStatement", { params: { sitting, contact }, body: { text: text.trim() } }),
    onSuccess: async () => {
      setKept(text);
      await askAgain("readRequest");
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !write.isPending) write.mutate();
  };
  return (
    <section aria-label={say("contacts.statement-title")}>
      <h2>{say("contacts.statement-title")}</h2>
      <p>{say("contacts.statement-why", { number: request.number })}</p>
      <form className="form" onSubmit={submit}>
        <TextArea
          label={say("contacts.statement-words")}
          value={text}
          onChange={setText}
          maxLength={longest}
        />
        {write.isError ? <ProblemNote failure={write.error} /> : null}
        {kept !== "" && kept === text ? <Note tone="done">{say("contacts.statement-kept")}</Note> : null}
        <div className="buttons">
          <Button type="submit" disabled={write.isPending || text.trim() === "" || text === kept}>
            {say("contacts.statement-keep")}
          </Button>
        </div>
      </form>
    </section>
  );
}
