import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { SweepDialog } from "./sweep-dialog.tsx";
import { SweepOutcome } from "./sweep-outcome.tsx";

/** Deletes at once what is past its last day: first press counts anew, the second says how many and deletes. */
export function SweepNow() {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const count = useMutation<Answer<"previewDeletion">, Failure>({
    mutationFn: () => call("previewDeletion", { query: {} }),
    onSuccess: ({ due }) => setAsking(due > 0),
  });
  const sweep = useMutation<Answer<"runSweep">, Failure>({
    mutationFn: () => call("runSweep", { body: { rehearse: false } }),
    onSuccess: async () => {
      setAsking(false);
      await askAgain("previewDeletion", "listDisposals");
    },
  });
  return (
    <section className="sweep-now">
      <div className="buttons">
        <Button
          variant="secondary"
          disabled={count.isPending || sweep.isPending}
          onClick={() => {
            sweep.reset();
            count.mutate();
          }}
        >
          {say("retention.run")}
        </Button>
        <span className="quiet">{say("retention.run-why")}</span>
      </div>
      {count.isError ? <ProblemNote failure={count.error} /> : null}
      {count.data?.due === 0 && sweep.data === undefined ? <Note>{say("retention.run-none")}</Note> : null}
      {sweep.data === undefined ? null : <SweepOutcome sweep={sweep.data} />}
      {asking && count.data !== undefined ? (
        <SweepDialog
          rehearsal={count.data}
          pending={sweep.isPending}
          failure={sweep.error}
          onConfirm={() => sweep.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
