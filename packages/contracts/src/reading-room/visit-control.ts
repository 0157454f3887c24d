import { controlReasonCodes, followUpCodes } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { oneOf, text, whole } from "../scalar.ts";
import { visitOutcomes, visitParams, visitSeen } from "./visit.ts";
import { controlReason, liveVisit } from "./visit-view.ts";
import { z } from "zod";

const run = {
  service: "reading-room",
  audience: "public",
  method: "post",
  caller: { who: "person", act: "visit.run" },
  params: visitParams,
  reply: liveVisit,
  problems: visitOutcomes,
} as const;

export const pauseVisit = operation({
  ...run,
  id: "pauseVisit",
  path: "/v1/visits/:visit/pauses",
  summary: "Silence at once; the citizen cannot play until the supervisor lets it go on.",
  trail: { with: "visit.control" },
  promises: ["A11.6"],
  body: z.strictObject({ reason: controlReason }),
});

export const allowResume = operation({
  ...run,
  id: "allowResume",
  path: "/v1/visits/:visit/resumption",
  summary: "A suspended visit is paused again, or a held-back one may go on. Sound never starts by it.",
  trail: { with: "visit.control" },
  promises: ["A11.6"],
});

export const extendVisit = operation({
  ...run,
  id: "extendVisit",
  path: "/v1/visits/:visit/extensions",
  summary: "Add time.",
  trail: { with: "visit.control" },
  promises: ["A11.6"],
  body: z.strictObject({ minutes: whole("Minutes more.", 60), reason: controlReason }),
});

export const endVisit = operation({
  ...run,
  id: "endVisit",
  path: "/v1/visits/:visit/end",
  summary: "End: the key dies, the terminal wipes itself. What was heard stands in the answer.",
  trail: { with: "visit.ended" },
  promises: ["A11.6"],
  body: z.strictObject({
    reason: oneOf(
      ["citizen-done", "walked-out", ...controlReasonCodes],
      "The citizen said so, left without a word, or a reason of the list.",
    ),
  }),
});

export const raiseEmergency = operation({
  ...run,
  id: "raiseEmergency",
  path: "/v1/visits/:visit/emergency",
  summary: "One key: blank, lock, end.",
  trail: { with: "visit.emergency" },
  promises: ["A11.6"],
});

export const acknowledgeAsk = operation({
  ...run,
  id: "acknowledgeAsk",
  path: "/v1/visits/:visit/acknowledgements",
  summary: "The supervisor sees to what the citizen asked for.",
  trail: { with: "visit.control" },
  promises: ["A11.6"],
  body: z.strictObject({ ask: whole("Number of what was asked.", 10_000) }),
  // Seen to in any state: what was not asked for is unknown.
  problems: [...visitSeen, "store-full"],
});

export const addRemark = operation({
  ...run,
  id: "addRemark",
  path: "/v1/visits/:visit/remarks",
  summary: "A remark of the citizen in their own words; sealed, appended, never edited (T-W15).",
  trail: { with: "visit.remarked" },
  promises: ["A11.6"],
  body: z.strictObject({ words: text("The remark.", 4_000, "Kuulin, mitä halusin kuulla.") }),
});

export const chooseFollowUp = operation({
  ...run,
  id: "chooseFollowUp",
  path: "/v1/visits/:visit/follow-up",
  summary: "What follows the listening: a copy, a correction, a complaint, or nothing.",
  trail: { with: "visit.follow-up" },
  promises: ["A11.6", "A12.1"],
  body: z.strictObject({
    chosen: z
      .array(oneOf(followUpCodes, "What follows."))
      .max(3)
      .meta({ description: "Any of them; an empty list: nothing.", example: ["copy"] }),
  }),
});
