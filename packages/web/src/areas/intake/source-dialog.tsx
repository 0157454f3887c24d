import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { isIncomplete, type Rights, SourceRights } from "./source-rights.tsx";

type Source = Answer<"listSources">["sources"][number];

/** Changes which registers and lines a source may announce; lines that the list does not show stay as they are. */
export function SourceDialog({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const say = useWords();
  const [rights, setRights] = useState<Rights>({ registers: source.registers, lines: source.lines });
  const [checked, setChecked] = useState(false);
  const change = useMutation<Answer<"changeSource">, Failure>({
    mutationFn: () => call("changeSource", { params: { source: source.id }, body: { ...rights } }),
    onSuccess: async () => {
      await askAgain("listSources");
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isIncomplete(rights) && !change.isPending) change.mutate();
  };
  return (
    <Dialog title={say("intake.source-title", { source: source.name })} onClose={onClose}>
      <p>{say("intake.source-what")}</p>
      <form className="form" onSubmit={submit}>
        <SourceRights rights={rights} onRights={setRights} checked={checked} />
        {change.isError ? <ProblemNote failure={change.error} /> : null}
        <div className="buttons">
          <Button type="submit" disabled={change.isPending}>
            {say("intake.source-button")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {say("shell.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
