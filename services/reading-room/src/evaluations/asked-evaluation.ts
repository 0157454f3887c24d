import type { Permit } from "@tallenne/access";
import type { AccessFacts } from "@tallenne/contracts";
import type { CaseId, PersonId } from "@tallenne/domain";
import type { Evaluation, Evaluations } from "./evaluation.ts";

/** Whose evaluation of what, under which right. */
export interface AskedEvaluation {
  readonly permit: Permit<"evaluation.make">;
  readonly contact: AccessFacts;
  readonly case: CaseId;
  readonly evaluator: PersonId;
}

/** Evaluations of the contact in the project: one's own, and those of others. */
export async function evaluationsOf(
  evaluations: Evaluations,
  { permit, contact, case: matter, evaluator }: AskedEvaluation,
): Promise<{ readonly own: Evaluation | undefined; readonly others: readonly Evaluation[] }> {
  if (!permit.covers(contact.id)) throw new TypeError("the permit is not for this contact");
  const found: Evaluation[] = [];
  for await (const one of evaluations.each({ field: "contact", is: contact.id }))
    if (one.case === matter) found.push(one);
  return {
    own: found.find((one) => one.evaluator === evaluator),
    others: found.filter((one) => one.evaluator !== evaluator),
  };
}
