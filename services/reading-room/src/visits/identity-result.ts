import type { IdentityCheckView } from "@tallenne/contracts";

/** What an identity check amounts to. */
export type IdentityResult = "proved" | "failed" | "second-officer";

/**
 * What an officer's look at a document proves (requests-and-visits §4.3). A document must be valid, show this person and carry the requester's birth date
 * and name. Strong identification on the citizen's own phone shows no photo. A former name, and a person whom two officers know, need a second officer
 * (T-D2, T-D3); another name or birth date proves nothing.
 */
export function identityResult(check: IdentityCheckView): IdentityResult {
  const { document, valid, photo, name, birthDate } = check;
  if (!birthDate || name === "other") return "failed";
  if (document === "known-person") return "second-officer";
  if (!valid || (document !== "suomi-fi" && !photo)) return "failed";
  return name === "former" ? "second-officer" : "proved";
}
