/** Kinds of evidence that can tie a contact to a case, contact details first. */
const evidenceKinds = [
  "number",
  "email",
  "identity-code",
  "business-id",
  "time",
  "topic",
  "speaker",
] as const;
export type Evidence = (typeof evidenceKinds)[number];

/** How many kinds confirm a candidate. */
const enough = 2;

const details: ReadonlySet<Evidence> = new Set(["number", "email", "identity-code", "business-id"]);

/** What is still missing before a candidate may be linked: another kind, one beyond contact details, or nothing (T-M1). */
export function missingEvidence(chosen: readonly Evidence[]): "another" | "beyond-details" | undefined {
  if (chosen.every((kind) => details.has(kind))) return "beyond-details";
  return chosen.length < enough ? "another" : undefined;
}

/** Evidence a person can weigh for a candidate: contact details only where the search found them, the rest always. */
export function offeredEvidence(found: readonly string[]): readonly Evidence[] {
  return evidenceKinds.filter((kind) => !details.has(kind) || found.includes(kind));
}

/** A kind of evidence, or undefined for a code that no page knows. */
export function evidenceOf(code: string): Evidence | "adviser" | undefined {
  if (code === "adviser") return code;
  return evidenceKinds.find((kind) => kind === code);
}
