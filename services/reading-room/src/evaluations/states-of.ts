import type { CaseId, ContactId, PersonId } from "@tallenne/domain";
import type { Evaluation, Evaluations } from "./evaluation.ts";

/** How far a contact of a project is evaluated, as one of its evaluators may know: no score, and of others only what they have sent. */
interface ContactState {
  readonly contact: ContactId;
  readonly own: "none" | "draft" | "sent";
  readonly othersSent: number;
  readonly isAnotherAsked: boolean;
}

/** States of the contacts of a project that anybody evaluates. */
export function statesOf({ evaluations }: { readonly evaluations: Evaluations }) {
  return async (matter: CaseId, person: PersonId): Promise<readonly ContactState[]> => {
    const of = new Map<ContactId, Evaluation[]>();
    for await (const one of evaluations.each({ field: "case", is: matter }))
      of.set(one.contact, [...(of.get(one.contact) ?? []), one]);
    return [...of].flatMap(([contact, all]) => {
      const own = all.find(({ evaluator }) => evaluator === person)?.state ?? "none";
      const others = all.filter(({ evaluator, state }) => evaluator !== person && state === "sent");
      const isAnotherAsked = own !== "sent" && others.some(({ anotherAskedAt }) => anotherAskedAt !== null);
      // A draft of somebody else is nobody's business.
      if (own === "none" && others.length === 0) return [];
      return [{ contact, own, othersSent: others.length, isAnotherAsked }];
    });
  };
}
