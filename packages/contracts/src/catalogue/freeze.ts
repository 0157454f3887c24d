import { freezeGrounds } from "@tallenne/domain";
import { z } from "zod";
import { operation } from "../operation.ts";
import { date, flag, idOf, oneOf, text } from "../scalar.ts";
import { registerCode } from "../standing.ts";
import { freeze } from "./keeping.ts";
import { contactId } from "./shape.ts";

/** A freeze with what the officer needs to see: nothing personal. */
export const frozenView = z
  .strictObject({
    contact: contactId,
    register: registerCode,
    lastDay: date("Last day the notice allows."),
    freeze,
    beyondNotice: flag("Kept today beyond the notice."),
    caseNumber: text("Short number of the case.", 12, "T-4K7M-2").nullable(),
  })
  .meta({ description: "A freeze with its contact.", example: {} });
export type FrozenView = z.output<typeof frozenView>;

const ofFreeze = z.strictObject({ contact: contactId, freeze: idOf("freeze", "The freeze.") });
const ground = oneOf(freezeGrounds, "The law it rests on.");
const refusals = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "gone",
  "changed-meanwhile",
  "no-ledger",
  "peer-away",
  "store-full",
] as const;

export const freezeContact = operation({
  id: "freezeContact",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/freezes",
  summary:
    "Freeze one contact for an authority's matter or a court case: nothing destroys it until it is released.",
  caller: { who: "person", act: "freeze.place" },
  trail: { own: ["case.opened", "retention.freeze.placed", "retention.freeze.ending"] },
  promises: ["A6.1", "A13"],
  params: z.strictObject({ contact: contactId }),
  body: z.strictObject({
    cause: oneOf(["authority", "court"], "Whose matter names it."),
    ground,
    case: idOf("case", "The matter, where another contact was frozen for it already.").optional(),
    until: date("Last day, where it is known; it can still be released earlier.").optional(),
  }),
  reply: frozenView,
  status: 201,
  problems: refusals,
});

export const groundFreeze = operation({
  id: "groundFreeze",
  service: "catalogue",
  audience: "public",
  method: "put",
  path: "/v1/contacts/:contact/freezes/:freeze/ground",
  summary: "The officer's entry of the law by which a contact is kept beyond its notice.",
  caller: { who: "person", act: "freeze.ground" },
  trail: { with: "retention.freeze.beyond-notice" },
  promises: ["A6.1"],
  params: ofFreeze,
  body: z.strictObject({ ground }),
  reply: frozenView,
  problems: refusals,
});

/** Why somebody ends a freeze of an authority's matter or a court case. */
export const freezeReleaseReasons = ["matter-over", "not-needed", "placed-wrongly"] as const;

export const releaseFreeze = operation({
  id: "releaseFreeze",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/contacts/:contact/freezes/:freeze/release",
  summary:
    "End a freeze of an authority's matter or a court case, with the reason; never by who placed it, as what is overdue goes at once.",
  caller: { who: "person", act: "freeze.release" },
  trail: { with: "retention.freeze.released" },
  promises: ["A6.1"],
  params: ofFreeze,
  body: z.strictObject({ reason: oneOf(freezeReleaseReasons, "Why.") }),
  reply: frozenView
    .extend({ overdue: flag("Nothing else keeps it: it goes within 24 hours.") })
    .meta({ description: "The freeze as it ended.", example: {} }),
  problems: [...refusals, "second-person", "out-of-turn"],
});
