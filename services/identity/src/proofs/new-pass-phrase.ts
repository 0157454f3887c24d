import type { Finding } from "@tallenne/contracts";
import { identifyingKinds } from "@tallenne/domain";

/** Shortest pass phrase, characters: long and easy to keep in mind instead of short and crooked (NIST SP 800-63B §3.1.1). */
const shortest = 12;

/** What is wrong with a pass phrase that somebody chooses; empty when it may be kept. The phrase itself stands in no finding. */
export function passPhraseFindings(phrase: string, signInName: string): readonly Finding[] {
  const found: Finding[] = [];
  const wrong = (code: string, detail: string) => found.push({ pointer: "/password", code, detail });
  const letters = Array.from(phrase.normalize("NFC"));
  if (letters.length < shortest) wrong("too-short", `at least ${shortest} characters`);
  if (new Set(letters).size < 5) wrong("too-plain", "at least five different characters");
  const plain = phrase.toLowerCase().replaceAll(/\s/gu, "");
  if (signInName !== "" && plain.includes(signInName))
    wrong("holds-the-name", "not made of the sign-in name");
  if (holdsIdentityCode(phrase)) wrong("identity-code", "never a personal identity code");
  return found;
}

/** Whether a text has a personal identity code in it: it is never a name to sign in with, a password or a proof (T-I4). */
export function holdsIdentityCode(text: string): boolean {
  return identifyingKinds(text.toUpperCase()).includes("identity-code");
}
