import { cancelReasonCodes, visitStateCodes } from "@tallenne/domain";
import { z } from "zod";
import { code, date, flag, oneOf, sha256, whole } from "./scalar.ts";

const nothing = z.strictObject({});
const office = code("Office.", "mikkeli");

/** What the ledger keeps of the booking of visits, of their records (domain-access §5, group visit), and of listening terminals. */
export const bookingActions = {
  "visit.offered": z.strictObject({
    office,
    slots: whole("How many times.", 10),
    first: date("Day of the earliest."),
    modes: z
      .array(oneOf(["transcript", "audio"], "Another way offered."))
      .meta({ description: "Other ways offered in the same letter.", example: ["transcript"] }),
  }),
  "visit.confirmed": z.strictObject({
    office,
    day: date("Agreed day."),
    proposed: flag("The citizen proposed the time."),
  }),
  "visit.reminded": nothing,
  "visit.rescheduled": nothing,
  "visit.cancelled-by-citizen": nothing,
  "visit.cancelled-by-office": z.strictObject({
    reason: oneOf(cancelReasonCodes, "Why."),
    newOfferBy: date("Day by which a new offer is owed."),
  }),
  "visit.no-show": z.strictObject({ offersLeft: whole("How many further offers there are.", 2) }),
  "visit.recorded": z.strictObject({
    ended: oneOf(visitStateCodes, "How the visit ended."),
    events: whole("Events it is made of."),
  }),
  "visit.signed-off": nothing,
  "visit.letter.made": z.strictObject({
    letter: code("Which paper.", "invitation"),
    language: oneOf(["fi", "selko", "sv", "en"], "Its language."),
    digest: sha256("SHA-256 of the file."),
  }),
  "terminal.awaited": z.strictObject({ office }),
  "terminal.enrolled": z.strictObject({ office }),
  "terminal.revoked": z.strictObject({ office }),
} as const satisfies Readonly<Record<string, z.ZodType>>;
