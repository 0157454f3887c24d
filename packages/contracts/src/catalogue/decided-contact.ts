import { grantGrounds, refusalGrounds, requestKinds } from "@tallenne/domain";
import { code, oneOf } from "../scalar.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

/** What is given of a granted contact, or instead of a refused one. Playing it at a visit is one way, never the only one. */
const givenKinds = ["visit", "transcript", "audio", "information"] as const;
export const given = z
  .array(oneOf(givenKinds, "A way of access."))
  .max(4)
  .meta({ description: "Ways of access.", example: ["visit"] });

export const requestKind = oneOf(requestKinds, "What is asked: GDPR Art 15 to 18 or 21.");

/** A contact of which the handler proposes that it goes, by which letter of Art 17(1); or that the written statement is attached to it (Art 16). */
export const proposedGrant = z
  .strictObject({ contact: contactId, ground: oneOf(grantGrounds, "Why.") })
  .meta({ description: "A proposal.", example: {} });

/** The statutory task for which data are kept against a request: an act the contact cites, and a section of it (T-A12.5b). */
const statutoryTask = z
  .strictObject({
    act: code("An act that the contact cites.", "380-2023"),
    section: z
      .string()
      .regex(/^\d{1,3} ?[a-z]? §( \d mom\.)?$/)
      .meta({ description: "Section of the act.", example: "12 §" }),
  })
  .meta({ description: "A statutory task.", example: {} });

/** The outcome of one contact. */
export const decisionItem = z
  .strictObject({
    contact: contactId,
    outcome: oneOf(["granted", "partly", "refused"], "Outcome."),
    grounds: z
      .array(oneOf(refusalGrounds, "A provision of the closed list."))
      .max(refusalGrounds.length)
      .meta({ description: "Provisions; of what is not granted whole.", example: ["gdpr-15-4"] }),
    given,
    because: oneOf(grantGrounds, "Why it goes or is rectified.").optional(),
    task: statutoryTask.optional(),
  })
  .meta({ description: "Outcome of a contact.", example: {} });
