import type { CaseId, ContactId, PersonId } from "@tallenne/domain";
import type { Evaluation, Evaluations } from "./evaluation.ts";

/** How far a contact of a project is evaluated, as one of its evaluators may know: no score, and of others only what they have sent. */
interface ContactState {
  readonly contact: ContactId;
  readonly own: "none" | "draft" | "sent";
  readonly othersSent: number;
  readonly isAnotherAsked: boolean;
  /** Of those named for its calibration, how many have sent; left out where nobody is named. */
  readonly namedSent?: number;
}

/** Who is named to score a contact blind. */
export interface Calibration {
  readonly contact: ContactId;
  readonly evaluators: readonly PersonId[];
}

/** Of those named, who have sent. */
export function namedWhoSent({ evaluators }: Calibration, sent: readonly Evaluation[]): readonly PersonId[] {
  return evaluators.filter((person) =>
    sent.some(({ evaluator, state }) => evaluator === person && state === "sent"),
  );
}

/** States of the contacts of a project that anybody evaluates. */
export function statesOf({ evaluations }: { readonly evaluations: Evaluations }) {
  return async (
    matter: CaseId,
    person: PersonId,
    calibrations: readonly Calibration[] = [],
  ): Promise<readonly ContactState[]> => {
    const of = new Map<ContactId, Evaluation[]>();
    for await (const one of evaluations.each({ field: "case", is: matter }))
      of.set(one.contact, [...(of.get(one.contact) ?? []), one]);
    return [...of].flatMap(([contact, all]) => {
      const own = all.find(({ evaluator }) => evaluator === person)?.state ?? "none";
      const others = all.filter(({ evaluator, state }) => evaluator !== person && state === "sent");
      const isAnotherAsked = own !== "sent" && others.some(({ anotherAskedAt }) => anotherAskedAt !== null);
      // A draft of somebody else is nobody's business.
      if (own === "none" && others.length === 0) return [];
      const calibration = calibrations.find((one) => one.contact === contact);
      const named = calibration === undefined ? {} : { namedSent: namedWhoSent(calibration, all).length };
      return [{ contact, own, othersSent: others.length, isAnotherAsked, ...named }];
    });
  };
}
