import type { LiveVisitView } from "@tallenne/contracts";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { useAct } from "./use-console.ts";
import { VisitorFields } from "./visitor-fields.tsx";

/** A visit that another session supervises: a colleague takes it over under an own sign-in, or confirms an identity as the second officer. */
export function TakeOver({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const params = { visit: visit.visit };
  const take = useAct(() => call("takeOver", { params }));
  const confirm = useAct((confirmed: boolean) => call("confirmIdentity", { params, body: { confirmed } }));
  return (
    <Note tone="warning">
      {visit.identity?.result === "second-officer" ? (
        <>
          <p>{say("console.identity-second")}</p>
          <VisitorFields visit={visit} />
          <div className="buttons">
            <Button onClick={() => confirm.mutate(true)}>{say("console.confirm-identity")}</Button>
            <Button variant="secondary" onClick={() => confirm.mutate(false)}>
              {say("console.deny-identity")}
            </Button>
          </div>
          <ActNote failure={confirm.error} />
        </>
      ) : null}
      <p>{say("console.take-over-what")}</p>
      <Button variant="secondary" disabled={take.isPending} onClick={() => take.mutate()}>
        {say("console.take-over")}
      </Button>
      <ActNote failure={take.error} />
    </Note>
  );
}
