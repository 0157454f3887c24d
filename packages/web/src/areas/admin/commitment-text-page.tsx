import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { useMe } from "../../session/use-me.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CommitmentEditor } from "./commitment-editor.tsx";
import "./admin.css";

/** The text everybody signs: read, changed, published as a new version. Stands before the commitment, since the first text must come from somebody. */
export function CommitmentTextPage() {
  const { role } = useMe();
  return role === "aa" ? <TextPage /> : <NotFound />;
}

function TextPage() {
  const say = useWords();
  const text = useAnswer("readCommitmentText", {});
  const [published, setPublished] = useState<number>();
  const none = text.isError && text.error.slug === "unknown";
  return (
    <Page title={say("admin.text-title")} acts={["people.commitment.published"]} narrow>
      {published === undefined ? null : (
        <Note tone="done">{say("admin.text-published", { version: published })}</Note>
      )}
      {none ? (
        <>
          <Note>{say("admin.text-none")}</Note>
          <CommitmentEditor onPublished={setPublished} />
        </>
      ) : (
        <Answered query={text} rows={10}>
          {(read) => <InForce key={read.id} text={read} onPublished={setPublished} />}
        </Answered>
      )}
    </Page>
  );
}

function InForce({
  text,
  onPublished,
}: {
  readonly text: Answer<"readCommitmentText">;
  readonly onPublished: (version: number) => void;
}) {
  const say = useWords();
  const language = useLanguage();
  return (
    <>
      <p>
        {say("admin.text-in-force", { version: text.version, date: dateWords(text.from, language) })}{" "}
        {say("admin.text-why")}
      </p>
      <CommitmentEditor text={text} onPublished={onPublished} />
    </>
  );
}
