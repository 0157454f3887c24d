import { type AccessFacts, type LedgerEntry, refuse } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Permit } from "@tallenne/access";
import type { Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import { trailEvent } from "../sittings/trail-event.ts";
import type { Evaluation, Evaluations } from "./evaluation.ts";
import type { SealedEvaluations } from "./sealed-evaluation.ts";

interface AnswerPorts {
  readonly evaluations: Evaluations;
  readonly sealing: SealedEvaluations;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** An evaluation that its adviser may answer, with what the catalogue says of its contact. */
export interface Answered {
  readonly permit: Permit<"evaluation.answer">;
  readonly evaluation: Evaluation;
  readonly contact: AccessFacts;
}

/** Keeps the adviser's answer, sealed; once. Throws `out-of-turn` when there is one. */
export function answerEvaluation({ evaluations, sealing, clock, chance }: AnswerPorts) {
  return async (
    { permit, evaluation, contact }: Answered,
    text: string,
    entry: LedgerEntry,
  ): Promise<Evaluation> => {
    mustCover(permit, contact);
    const answer = {
      sealed: await sealing.sealAnswer(contact, evaluation.id, text),
      at: instantOf(clock.now()),
    };
    const kept = await evaluations.change(evaluation.id, (found) => {
      if (found.state !== "sent" || found.answer !== null) throw refuse("out-of-turn");
      return { ...found, answer, ...carrying([...found.pending, trailEvent(chance, entry)]) };
    });
    if (kept === undefined) throw refuse("gone");
    return kept;
  };
}

/** Keeps that the adviser asks for another evaluator; once. Throws `out-of-turn` when that was asked. */
export function askAnother({ evaluations, clock, chance }: Omit<AnswerPorts, "sealing">) {
  return async ({ permit, evaluation, contact }: Answered, entry: LedgerEntry): Promise<Evaluation> => {
    mustCover(permit, contact);
    const kept = await evaluations.change(evaluation.id, (found) => {
      if (found.state !== "sent" || found.anotherAskedAt !== null) throw refuse("out-of-turn");
      const anotherAskedAt = instantOf(clock.now());
      return { ...found, anotherAskedAt, ...carrying([...found.pending, trailEvent(chance, entry)]) };
    });
    if (kept === undefined) throw refuse("gone");
    return kept;
  };
}

function mustCover(permit: Permit<"evaluation.answer">, { id }: AccessFacts): void {
  if (!permit.covers(id)) throw new TypeError("the permit is not for this contact");
}
