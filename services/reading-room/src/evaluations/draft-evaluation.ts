import { refuse } from "@tallenne/contracts";
import { type Instant, instantOf } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { carrying, Duplicate } from "@tallenne/store";
import { type AskedEvaluation, evaluationsOf } from "./asked-evaluation.ts";
import { type Evaluation, type Evaluations, scoreFindings } from "./evaluation.ts";
import type { Form, Forms } from "./form.ts";
import type { Said, SealedEvaluations } from "./sealed-evaluation.ts";

interface DraftPorts {
  readonly evaluations: Evaluations;
  readonly forms: Forms;
  readonly sealing: SealedEvaluations;
  readonly clock: Clock;
  readonly chance: Chance;
}

interface Draft extends Pick<Said, "scores" | "feedback"> {
  readonly form: Form["id"];
}

/**
 * Saves one's own draft: one document for evaluator, contact and project. Whoever saves first chooses the form, and the others use the same version, so
 * that what is compared is comparable: another is a `conflict`. Throws `out-of-turn` when it was sent already, `bad-input` for scores that the form has not.
 */
export function draftEvaluation({ evaluations, forms, sealing, clock, chance }: DraftPorts) {
  return async (asked: AskedEvaluation, { form: id, ...said }: Draft): Promise<Instant> => {
    const form = await forms.get(id);
    if (form === undefined) throw refuse("bad-input", { findings: [{ pointer: "/form", code: "unknown" }] });
    const { durationMs } = asked.contact.row;
    const findings = scoreFindings(said.scores, { items: form.items, durationMs });
    if (findings.length > 0) throw refuse("bad-input", { findings });
    const { own, others } = await evaluationsOf(evaluations, asked);
    if (others.some((one) => one.form !== id)) throw refuse("conflict");
    const kept = own ?? (await begun(asked, id, said));
    return own === undefined ? kept.savedAt : changed(asked, own, { form: id, ...said });
  };

  async function begun(asked: AskedEvaluation, form: Form["id"], said: Said): Promise<Evaluation> {
    const id = chance.id("evaluation");
    try {
      return await evaluations.insert({
        id,
        contact: asked.contact.id,
        case: asked.case,
        evaluator: asked.evaluator,
        adviser: asked.contact.agent,
        form,
        state: "draft",
        savedAt: instantOf(clock.now()),
        sentAt: null,
        sealed: await sealing.seal(asked.contact, id, said),
        answer: null,
        anotherAskedAt: null,
        ...carrying([]),
      });
    } catch (failure) {
      // Two windows began at once: the one that came second reads what the first saved.
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
  }

  async function changed(
    asked: AskedEvaluation,
    own: Evaluation,
    { form, ...said }: Draft,
  ): Promise<Instant> {
    const sealed = await sealing.seal(asked.contact, own.id, said);
    const savedAt = instantOf(clock.now());
    const saved = await evaluations.change(own.id, (found) => {
      if (found.state === "sent") throw refuse("out-of-turn");
      return { ...found, form, sealed, savedAt };
    });
    if (saved === undefined) throw refuse("gone");
    return savedAt;
  }
}
