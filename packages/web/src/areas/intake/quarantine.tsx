import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain } from "../../api/queries.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import { RepairDialog } from "./repair-dialog.tsx";
import { type Waiting, WaitingTable } from "./waiting-table.tsx";

type Overview = Answer<"readIntake">;

/** S-91: what waits, with its findings in words, what to do and the act. There is no preview: no content was taken. */
export function Quarantine({
  first,
  day,
}: {
  readonly first: Overview;
  readonly day: Overview["day"] | undefined;
}) {
  const say = useWords();
  const [further, setFurther] = useState<readonly Overview[]>([]);
  const [acting, setActing] = useState<{ readonly on: Waiting; readonly how: "repair" | "reject" }>();
  const [told, setTold] = useState<string>();
  const last = further.at(-1) ?? first;
  const more = useMutation<Overview, Failure>({
    mutationFn: () =>
      call("readIntake", {
        query: {
          ...(day === undefined ? {} : { day }),
          ...(last.next === undefined ? {} : { after: last.next }),
        },
      }),
    onSuccess: (page) => setFurther([...further, page]),
  });
  const done = async (words: string) => {
    setActing(undefined);
    setFurther([]);
    setTold(words);
    await askAgain("readIntake");
  };
  const replay = useMutation<Answer<"replayQuarantine">, Failure>({
    mutationFn: () => call("replayQuarantine", { body: {} }),
    onMutate: () => setTold(undefined),
    onSuccess: ({ tried, passed, refused }) => done(say("intake.replayed", { tried, passed, refused })),
  });
  const rows = [first, ...further].flatMap(({ quarantine }) => quarantine);
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">{say("intake.quarantine")}</h2>
      {rows.length === 0 ? (
        <p>{say("intake.quarantine-none")}</p>
      ) : (
        <>
          <p className="quiet">{say("intake.quarantine-why")}</p>
          <div className="buttons">
            <Button variant="secondary" disabled={replay.isPending} onClick={() => replay.mutate()}>
              {say("intake.replay")}
            </Button>
          </div>
        </>
      )}
      {told === undefined ? null : <Note tone="done">{told}</Note>}
      {replay.isError ? <ProblemNote failure={replay.error} /> : null}
      {rows.length === 0 ? null : (
        <WaitingTable
          rows={rows}
          onRepair={(on) => setActing({ on, how: "repair" })}
          onReject={(on) => setActing({ on, how: "reject" })}
        />
      )}
      {more.isError ? <ProblemNote failure={more.error} /> : null}
      {last.next === undefined ? null : (
        <Button variant="secondary" disabled={more.isPending} onClick={() => more.mutate()}>
          {say("shell.more")}
        </Button>
      )}
      {acting?.how === "repair" ? (
        <RepairDialog
          waiting={acting.on}
          onDone={({ state, refused }) =>
            void done(
              state === "repaired"
                ? say(`intake.repaired-${acting.on.again}`, { source: acting.on.source })
                : say(`intake.refused-${refused ?? "never-record"}`),
            )
          }
          onClose={() => setActing(undefined)}
        />
      ) : null}
      {acting?.how === "reject" ? (
        <RejectDialog
          waiting={acting.on}
          onDone={() => void done(say("intake.rejected"))}
          onClose={() => setActing(undefined)}
        />
      ) : null}
    </section>
  );
}
