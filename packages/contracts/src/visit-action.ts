import { controlReasonCodes, followUpCodes } from "@tallenne/domain";
import { z } from "zod";
import {
  askKind,
  awayCause,
  companionRole,
  identityCheck,
  terminalLanguage,
} from "./reading-room/visit-view.ts";
import { code, flag, oneOf, whole } from "./scalar.ts";

const nothing = z.strictObject({});

/** What the ledger keeps of a supervised visit (domain-access §5, group visit): states, results, stretches; never a name, a number or a word said. */
export const visitActions = {
  "visit.checked-in": nothing,
  "visit.handed-over": nothing,
  "visit.identity": identityCheck.extend({
    result: oneOf(["proved", "failed", "second-officer"], "Result; or a second officer is waited for."),
  }),
  "visit.participant": z.strictObject({
    role: companionRole,
    textVersion: whole("Version of the text signed."),
  }),
  "visit.participants-cleared": z.strictObject({ present: whole("How many beside the citizen.") }),
  "visit.briefed": z.strictObject({ language: terminalLanguage }),
  "visit.paired": nothing,
  "visit.started": z.strictObject({
    items: whole("Items of the decision that can be opened."),
    minutes: whole("Life of the key."),
  }),
  "visit.play": z.strictObject({
    range: z
      .tuple([whole("From, milliseconds."), whole("To, milliseconds.")])
      .meta({ description: "A stretch that was played.", example: [0, 16000] }),
    percent: whole("Speed in hundredths of the natural one.", 200),
  }),
  "visit.control": z.strictObject({
    kind: oneOf(
      ["played", "paused", "held-back", "released", "resumed", "extended", "steered", "acknowledged"],
      "What was done.",
    ),
    reason: z.enum(controlReasonCodes).meta({ description: "Why.", example: "interpretation" }).optional(),
    minutes: whole("Minutes added.", 60).optional(),
  }),
  "visit.asked": z.strictObject({ kind: askKind }),
  "visit.incident": z.strictObject({
    kind: oneOf(["wrong-codes", "other-terminal", "not-mine"], "What happened."),
  }),
  "visit.suspended": z.strictObject({ cause: awayCause }),
  "visit.abandoned": nothing,
  "visit.ended": z.strictObject({
    how: oneOf(["heard", "stopped", "walked-out"], "How it ended."),
    reason: code("Reason of the list.", "citizen-done"),
    complete: flag("Every item was heard whole."),
  }),
  "visit.emergency": nothing,
  "visit.remarked": nothing,
  "visit.follow-up": z.strictObject({
    chosen: z.array(z.enum(followUpCodes)).meta({ description: "What follows.", example: ["copy"] }),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;
