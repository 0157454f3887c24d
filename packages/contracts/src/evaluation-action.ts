import { z } from "zod";
import { code, whole } from "./scalar.ts";

/** What the ledger is told of evaluations: that they were sent and answered and by which form. Never a score, never a word. */
export const evaluationActions = {
  "evaluation.form.published": z.strictObject({
    kind: code("Code of the form.", "puhelu"),
    version: code("Its version.", "4"),
  }),
  "evaluation.sent": z.strictObject({
    kind: code("Code of the form.", "puhelu"),
    version: code("Its version.", "4"),
    count: whole("Scored items whose second the evaluator had not heard."),
  }),
  "evaluation.answered": z.strictObject({}),
  "evaluation.another-asked": z.strictObject({}),
} as const;
