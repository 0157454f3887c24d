import type { VisitGuard, VisitState } from "@tallenne/domain";
import type { Failure } from "../../api/failure.ts";
import { Note } from "../../parts/note.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";

/** Why an act on a visit was refused: by its guard in words, else as any other problem. */
export function StageNote({ failure }: { readonly failure: Failure | null }) {
  const say = useWords();
  if (failure === null) return null;
  const { facts } = failure;
  if (failure.slug !== "not-at-this-stage") return <ProblemNote failure={failure} />;
  const { guard, state } = facts as { guard?: VisitGuard; state?: VisitState | "none" };
  return (
    <Note tone="alert">
      <p>
        {guard === undefined
          ? say("visits.not-now", { state: stateWords(state) })
          : say("visits.not-met", { rule: say(`visits.guard-${guard}`) })}
      </p>
    </Note>
  );

  function stateWords(code: VisitState | "none" | undefined): string {
    return code === undefined || code === "none" ? "–" : say(`visits.state-${code}`);
  }
}
