import type { Say } from "../../words/use-words.ts";
import { waitingFindings } from "./waiting-findings.ts";

/** A finding in words; one without words of its own by its code. */
export function findingWords(code: string, say: Say): string {
  const known = waitingFindings.find((one) => one === code);
  return known === undefined ? code : say(`intake.finding-${known}`);
}
