import { type ReactNode, useEffect, useState } from "react";
import { after, now } from "../platform/clock.ts";
import { useStore } from "../platform/store.ts";
import { connection } from "../session/connection.ts";
import { Note } from "../parts/note.tsx";
import { useWords } from "../words/use-words.ts";

/** Content of a contact: taken out of the page when the connection has been away for 60 seconds, back with it. */
export function Covered({ children }: { readonly children: ReactNode }) {
  const say = useWords();
  const state = useStore(connection.state);
  const [coveredSince, setCoveredSince] = useState<number>();
  useEffect(() => {
    if (!state.away) return undefined;
    return after(Math.max(0, state.since + 60_000 - now()), () => setCoveredSince(state.since));
  }, [state]);
  const covered = state.away && coveredSince === state.since;
  return covered ? <Note tone="warning">{say("shell.covered")}</Note> : <>{children}</>;
}
