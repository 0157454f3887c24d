import type { LedgerEntry } from "@tallenne/contracts";
import { useWords } from "../../words/use-words.ts";

const roles = ["ag", "tl", "qa", "ch", "rc", "os", "dp", "aa", "au", "rs", "pt", "de", "su"] as const;

/** A role worn, in words. */
export function Role({ role }: { readonly role: LedgerEntry["role"] }) {
  const say = useWords();
  const known = roles.find((one) => one === role);
  return known === undefined ? "–" : say(`shell.role-${known}`);
}
