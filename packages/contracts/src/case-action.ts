import { z } from "zod";
import { sampleCriteria, sampleProof } from "./catalogue/drawn-sample.ts";
import { code, whole } from "./scalar.ts";

/** What the ledger is told of cases. A draw by its criteria, seed and digest: whoever has the contacts can draw again; who is in them it never learns. */
export const caseActions = {
  "case.opened": z.strictObject({ kind: code("Kind of case.", "training"), purpose: code("Purpose.", "p3") }),
  "case.linked": z.strictObject({
    evidence: z
      .array(code("Evidence.", "number"))
      .meta({ description: "What ties the contact to the case.", example: ["number", "time"] }),
  }),
  // A draw that is refused has no proof.
  "case.sampled": z.strictObject({
    ...sampleCriteria,
    ...z.strictObject(sampleProof).partial().shape,
    count: whole("How many were drawn.").optional(),
  }),
  "case.calibrated": z.strictObject({ count: whole("How many score it blind.") }),
  "case.closed": z.strictObject({}),
} as const;
