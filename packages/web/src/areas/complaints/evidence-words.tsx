import { useWords } from "../../words/use-words.ts";
import { evidenceOf } from "./evidence.ts";

/** Evidence so far, counted against the two that confirm: `1/2: numero`. */
export function EvidenceWords({ kinds }: { readonly kinds: readonly string[] }) {
  const say = useWords();
  const list = kinds.map((code) => {
    const kind = evidenceOf(code);
    return kind === undefined ? code : say(`complaints.evidence-${kind}`);
  });
  if (list.length === 0) return <span>{say("complaints.evidence-none")}</span>;
  return <span>{say("complaints.evidence-n", { n: Math.min(list.length, 2), list: list.join(", ") })}</span>;
}
