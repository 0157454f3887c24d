import type { Answer } from "../../api/client.ts";
import { Note } from "../../parts/note.tsx";
import { useWords } from "../../words/use-words.ts";

const reasons = ["clock-guard", "long-absence", "budget", "requests-unlocated"] as const;

/** What a sweep did, or why it did nothing. */
export function SweepOutcome({ sweep }: { readonly sweep: Answer<"runSweep"> }) {
  const say = useWords();
  if (sweep.stopped !== null) {
    const reason = reasons.find((one) => one === sweep.stopped);
    const why =
      reason === undefined
        ? say("retention.stopped-other", { code: sweep.stopped })
        : say(`retention.stopped-${reason}`);
    return <Note tone="alert">{say("retention.stopped", { why })}</Note>;
  }
  const done = sweep.disposals.filter(({ step }) => step === "purged");
  const unfinished = sweep.disposals.length - done.length;
  const gone = done.reduce((sum, { count }) => sum + count, 0);
  return (
    <Note tone="done">
      <p>{say("retention.run-done", { n: gone })}</p>
      {unfinished === 0 ? null : <p>{say("retention.run-failed", { n: unfinished })}</p>}
    </Note>
  );
}
