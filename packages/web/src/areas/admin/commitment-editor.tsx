import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { askWho } from "../../session/acts.ts";
import { useWords } from "../../words/use-words.ts";
import { draftOf, isSame, lacking, published, withParagraph } from "./commitment-draft.ts";
import { ParagraphFields } from "./paragraph-fields.tsx";

interface CommitmentEditorProps {
  readonly text?: Answer<"readCommitmentText">;
  readonly onPublished: (version: number) => void;
}

/** Writes a new version from the one in force. Publishing takes a second press: it stops everybody at once. */
export function CommitmentEditor({ text, onPublished }: CommitmentEditorProps) {
  const say = useWords();
  const hint = useId();
  const laws = useId();
  const [draft, setDraft] = useState(() => draftOf(text));
  const [asking, setAsking] = useState(false);
  const publish = useMutation<Answer<"publishCommitmentText">, Failure>({
    mutationFn: () => call("publishCommitmentText", { body: published(draft) }),
    onSuccess: async ({ version }) => {
      setAsking(false);
      onPublished(version);
      await askAgain("readCommitmentText", "listPeople");
      await askWho();
    },
  });
  const missing = lacking(draft);
  const why =
    missing.length > 0
      ? say("admin.text-missing", { list: missing.join(", ") })
      : isSame(draft, text)
        ? say("admin.text-same")
        : "";
  return (
    <>
      <ol className="paragraphs">
        {draft.paragraphs.map((paragraph, place) => (
          <ParagraphFields
            key={paragraph.key}
            paragraph={paragraph}
            place={place}
            draft={draft}
            onChange={setDraft}
          />
        ))}
      </ol>
      <p>
        <Button variant="secondary" onClick={() => setDraft(withParagraph(draft))}>
          {say("admin.text-add")}
        </Button>
      </p>
      <label className="label" htmlFor={laws}>
        {say("admin.text-laws")}
      </label>
      <textarea
        id={laws}
        className="text-area"
        rows={5}
        value={draft.laws}
        onChange={(event) => setDraft({ ...draft, laws: event.target.value })}
      />
      <div className="publish">
        <Button
          disabled={why !== ""}
          describedBy={hint}
          onClick={() => {
            if (why === "") setAsking(true);
          }}
        >
          {say("admin.text-publish")}
        </Button>
        <p id={hint} className="hint">
          {why}
        </p>
      </div>
      {asking ? (
        <ConfirmDialog
          title={say("admin.text-publish-title", { version: (text?.version ?? 0) + 1 })}
          act={say("admin.text-publish-button")}
          ready={!publish.isPending}
          failure={publish.error}
          onConfirm={() => publish.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{say("admin.text-publish-what", { n: draft.paragraphs.length })}</p>
          <p>{say("admin.text-publish-back")}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
