import type { Evaluations } from "./evaluation.ts";
import type { Forms } from "./form.ts";
import type { SealedEvaluations } from "./sealed-evaluation.ts";

/** What evaluations are kept with, beside the ports of the room. */
export interface EvaluationPorts {
  readonly evaluations: Evaluations;
  readonly forms: Forms;
  readonly sealing: SealedEvaluations;
}
