import { useMutation } from "@tanstack/react-query";
import type { LiveVisitView, Visitor } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { dateWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";

/** Whom the visit was booked for: shown on demand, each time in the ledger, and gone with the step. */
export function VisitorFields({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const language = useLanguage();
  const reveal = useMutation<Visitor, Failure>({
    mutationFn: () => call("revealVisitor", { params: { visit: visit.visit } }),
    gcTime: 0,
  });
  if (reveal.data === undefined)
    return (
      <>
        <Button variant="secondary" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
          {say("console.visitor-show")}
        </Button>
        <ActNote failure={reveal.error} />
      </>
    );
  const { name, birthDate } = reveal.data;
  return (
    <dl className="visitor">
      <div>
        <dt>{say("console.visitor-name")}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{say("console.visitor-birth-date")}</dt>
        <dd>{birthDate === null ? say("console.visitor-no-birth-date") : dateWords(birthDate, language)}</dd>
      </div>
    </dl>
  );
}
