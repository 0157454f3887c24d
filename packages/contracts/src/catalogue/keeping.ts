import { freezeCauses, freezeGrounds, holdReasons } from "@tallenne/domain";
import { z } from "zod";
import { date, idOf, oneOf, whole } from "../scalar.ts";

const caseId = idOf("case", "The case.");
const person = idOf("person", "A pseudonym.");

/** One hold, as it lies in its contact. */
export const hold = z
  .strictObject({
    id: idOf("hold", "The hold."),
    cause: oneOf(["quality", "complaint"], "There is no third cause."),
    case: caseId,
    reason: oneOf(holdReasons, "Why; words about the matter stand in its case."),
    until: date("Last day it is in force."),
    askedBy: person,
    askedOn: date("Asked on."),
    approvedBy: person.nullable(),
    state: oneOf(["asked", "in-force", "refused", "released"], "Asked protects nothing yet."),
    extension: z
      .strictObject({
        until: date("Wished last day."),
        reason: oneOf(holdReasons, "Why."),
        askedBy: person,
      })
      .meta({ description: "A later last day that waits for another person.", example: {} })
      .nullable(),
    endedOn: date("Refused or released on.").nullable(),
  })
  .meta({ description: "A hold.", example: {} });

/** One freeze, as it lies in its contact. */
export const freeze = z
  .strictObject({
    id: idOf("freeze", "The freeze."),
    case: caseId,
    cause: oneOf(freezeCauses, "What names the contact."),
    stage: oneOf(["candidate", "matched"], "By search keys, or with evidence."),
    placedOn: date("Placed on."),
    placedBy: person.nullable(),
    until: date("Last day, once known.").nullable(),
    releasedOn: date("Released on.").nullable(),
    ground: z
      .strictObject({ code: oneOf(freezeGrounds, "The law."), by: person, on: date("When.") })
      .meta({ description: "The officer's entry for keeping beyond the notice.", example: {} })
      .nullable(),
  })
  .meta({ description: "A freeze.", example: {} });

/** A granted erasure, as it lies in its contact. */
export const erasure = z
  .strictObject({ on: date("Granted on."), case: caseId })
  .meta({ description: "A granted erasure.", example: {} });

/** For which cases something is readable today although its own term is over. */
export const keptFor = z
  .array(z.strictObject({ case: caseId, until: date("Last day.") }))
  .meta({ description: "Cases it is kept for beyond its own term.", example: [] });

/** What lies over a contact's own term, as kept in its document. */
export const keepingShape = {
  holds: z.array(hold).max(100).meta({ description: "Holds.", example: [] }),
  freezes: z.array(freeze).max(100).meta({ description: "Freezes.", example: [] }),
  erasure: erasure.nullable(),
  keptUntil: date("Last day it is kept for anybody; 9999-12-31 while a freeze has no end."),
  keepingVersion: whole("Counts changes of holds and freezes, for If-Match."),
};
