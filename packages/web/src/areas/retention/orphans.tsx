import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useAnswer } from "../../api/queries.ts";
import { instantWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { OrphanDialog } from "./orphan-dialog.tsx";

const stops = ["orphans-unusual", "orphans-budget", "contacts-missing"] as const;

/** Stray objects as the last look at the store found them: whether their removal stopped itself, why, and for an administrator the order that it goes on. */
export function Orphans({ runs }: { readonly runs: boolean }) {
  const say = useWords();
  const orphans = useAnswer("readOrphans", {});
  return (
    <section className="orphans">
      <h2>{say("retention.orphans-title")}</h2>
      {orphans.isPending ? <Loading /> : null}
      {orphans.isError ? <ProblemNote failure={orphans.error} /> : null}
      {orphans.data === undefined ? null : <OrphanState found={orphans.data} runs={runs} />}
    </section>
  );
}

function OrphanState({ found, runs }: { readonly found: Answer<"readOrphans">; readonly runs: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { lookedAt, waiting, missing } = found;
  if (lookedAt === null) return <p>{say("retention.orphans-unseen")}</p>;
  const stop = stops.find((one) => one === found.stopped);
  return (
    <>
      <p>{say("retention.orphans-found", { at: instantWords(lookedAt, language), n: waiting })}</p>
      {stop === undefined ? null : (
        <Note tone="alert">
          <p>{say(`retention.orphans-${stop}`, { n: stop === "contacts-missing" ? missing : waiting })}</p>
          {runs && found.removable ? (
            <div className="buttons">
              <Button variant="secondary" onClick={() => setAsking(true)}>
                {say("retention.orphans-order")}
              </Button>
            </div>
          ) : null}
        </Note>
      )}
      {asking ? <OrphanDialog waiting={waiting} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
