import type { EvaluationForm } from "@tallenne/contracts";

/** The newest version of every form, in order of their codes. */
export function newestOfEach(forms: readonly EvaluationForm[]): readonly EvaluationForm[] {
  const newest = new Map<string, EvaluationForm>();
  for (const form of forms) {
    const known = newest.get(form.code);
    if (known === undefined || known.version < form.version) newest.set(form.code, form);
  }
  return [...newest.values()].toSorted((one, other) => one.code.localeCompare(other.code));
}
