import type { Failure } from "../../api/failure.ts";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { guards } from "./visit-words.ts";

/** Why an act was refused: the guard that does not hold, in its own words, or the problem. */
export function ActNote({ failure }: { readonly failure: Failure | null }) {
  const say = useWords();
  if (failure === null) return null;
  const guard = guards.find((one) => one === failure.facts["guard"]);
  if (guard === undefined) return <ProblemNote failure={failure} />;
  return (
    <Note tone="alert">
      <p>{say("console.guard", { guard: say(`console.guard-${guard}`) })}</p>
    </Note>
  );
}
