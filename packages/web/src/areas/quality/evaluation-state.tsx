import type { CaseView } from "@tallenne/contracts";
import type { Answer } from "../../api/client.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useWords } from "../../words/use-words.ts";

/** How far one has evaluated a contact, and whether its adviser asks for another evaluator. */
export function EvaluationState({
  state,
}: {
  readonly state: Answer<"listEvaluations">["rows"][number] | undefined;
}) {
  const say = useWords();
  const own = state?.own ?? "none";
  return (
    <span className="marks">
      {own === "sent" ? (
        <StatusMark icon="tick" tint="done" words={say("quality.own-sent")} />
      ) : own === "draft" ? (
        <StatusMark icon="pause" words={say("quality.own-draft")} />
      ) : (
        <span className="quiet">{say("quality.own-none")}</span>
      )}
      {state?.isAnotherAsked === true ? (
        <StatusMark icon="person" tint="warning" words={say("quality.another-asked")} />
      ) : null}
    </span>
  );
}

/** How many of those named for a calibration have sent; who, nobody is told. */
export function CalibrationState({
  calibration,
  state,
}: {
  readonly calibration: NonNullable<CaseView["calibrations"]>[number];
  readonly state: Answer<"listEvaluations">["rows"][number] | undefined;
}) {
  const say = useWords();
  const counts = { n: state?.namedSent ?? 0, of: calibration.evaluators.length };
  const done = counts.n >= counts.of;
  return (
    <StatusMark
      icon={done ? "tick" : "person"}
      {...(done ? { tint: "done" as const } : {})}
      words={say("quality.calibration-n", counts)}
    />
  );
}
