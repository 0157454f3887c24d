import type { DisposalView } from "@tallenne/contracts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useWords } from "../../words/use-words.ts";

/** How far a disposal has come. */
export function StepMark({ step }: { readonly step: DisposalView["step"] }) {
  const say = useWords();
  const words = say(`retention.step-${step}`);
  if (step === "purged") return <StatusMark icon="bin" tint="done" words={words} />;
  if (step === "failed") return <StatusMark icon="warning" tint="alert" words={words} />;
  return <StatusMark icon="clock" words={words} />;
}
