import { useMutation } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";

/** The statement that is proposed for a contact, on demand: reading it is an entry in the ledger. */
export function StatementRead({
  request,
  contact,
  place,
}: {
  readonly request: RequestView;
  readonly contact: RequestView["candidates"][number]["contact"];
  readonly place: number;
}) {
  const say = useWords();
  const read = useMutation<Answer<"revealStatement">, Failure>({
    mutationFn: () => call("revealStatement", { params: { case: request.id, contact } }),
  });
  if (read.data !== undefined)
    return (
      <figure className="statement">
        <figcaption>{say("requests.statement-n", { n: place })}</figcaption>
        <blockquote>{read.data.text}</blockquote>
      </figure>
    );
  return (
    <>
      <div className="buttons">
        <Button variant="secondary" disabled={read.isPending} onClick={() => read.mutate()}>
          {say("requests.statement-read", { n: place })}
        </Button>
      </div>
      {read.isError ? <ProblemNote failure={read.error} /> : null}
    </>
  );
}
