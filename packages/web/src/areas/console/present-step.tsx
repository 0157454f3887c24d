import type { LiveVisitView } from "@tallenne/contracts";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { clockDigitsOf } from "./visit-time.ts";
import { Button } from "../../parts/button.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { CompanionForm } from "./companion-form.tsx";
import { useAct } from "./use-console.ts";

/** Who is in the room beside the citizen: each has proved who they are and signed before anything opens. */
export function PresentStep({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const language = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const count = visit.companions.length;
  const clear = useAct(() =>
    call("clearParticipants", { params: { visit: visit.visit }, body: { present: count } }),
  );
  return (
    <>
      {count === 0 ? null : (
        <ul>
          {visit.companions.map(({ role, signedAt }) => (
            <li key={signedAt}>
              {say(`console.role-${role}`)},{" "}
              {say("console.companion-signed-at", { time: clockDigitsOf(signedAt, language) })}
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <CompanionForm visit={visit.visit} onDone={() => setAdding(false)} />
      ) : (
        <div className="buttons">
          <Button disabled={clear.isPending} onClick={() => clear.mutate()}>
            {count === 0 ? say("console.present-alone") : say("console.present-all", { n: count })}
          </Button>
          <Button variant="secondary" onClick={() => setAdding(true)}>
            {say("console.companion-add")}
          </Button>
        </div>
      )}
      <ActNote failure={clear.error} />
    </>
  );
}
