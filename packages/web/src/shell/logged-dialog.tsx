import type { Action } from "@tallenne/contracts";
import { useEffect, useState } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { Loading } from "../parts/loading.tsx";
import { loadWords } from "../words/load-words.ts";
import { useWords } from "../words/use-words.ts";

/** Which entries the next act here writes, what stands in one, and who reads them: said before it happens. */
export function LoggedDialog({
  acts,
  onClose,
}: {
  readonly acts: readonly Action[];
  readonly onClose: () => void;
}) {
  const say = useWords();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void loadWords("actions", "logged").then(() => setReady(true));
  }, []);
  return (
    <Dialog title={say("shell.logged-title")} onClose={onClose}>
      {ready ? (
        <>
          <p>{say(acts.length === 0 ? "logged.nothing" : "logged.next")}</p>
          <ul>
            {acts.map((act) => (
              <li key={act}>{say(`actions.${act}`)}</li>
            ))}
          </ul>
          <p>{say("logged.what")}</p>
        </>
      ) : (
        <Loading rows={2} />
      )}
      <p>{say("shell.logged-who")}</p>
    </Dialog>
  );
}
