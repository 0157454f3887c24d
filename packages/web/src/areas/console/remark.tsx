import { type SubmitEvent, useId, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { useAct, type VisitId } from "./use-console.ts";

/** The citizen's remark in own words: sealed, appended, never edited. */
export function Remark({ visit }: { readonly visit: VisitId }) {
  const say = useWords();
  const id = useId();
  const [words, setWords] = useState("");
  const add = useAct((said: string) => call("addRemark", { params: { visit }, body: { words: said } }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (words.trim() !== "") add.mutate(words.trim(), { onSuccess: () => setWords("") });
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="field remark">
        <label className="label" htmlFor={id}>
          {say("console.remark")}
        </label>
        <p className="hint" id={`${id}-hint`}>
          {say("console.remark-hint")}
        </p>
        <textarea
          id={id}
          className="text-area"
          aria-describedby={`${id}-hint`}
          maxLength={4000}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="buttons">
        <Button type="submit" variant="secondary" disabled={words.trim() === "" || add.isPending}>
          {say("console.remark-save")}
        </Button>
        <output>{add.isSuccess && words === "" ? say("console.remark-saved") : ""}</output>
      </div>
      <ActNote failure={add.error} />
    </form>
  );
}
