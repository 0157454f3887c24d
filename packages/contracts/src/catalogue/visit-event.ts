import { cancelReasonCodes, controlReasonCodes, followUpCodes, visitEventCodes } from "@tallenne/domain";
import {
  askKind,
  awayCause,
  companionRole,
  identityCheck,
  terminalLanguage,
  visitAid,
} from "../reading-room/visit-view.ts";
import { code, flag, idOf, instant, oneOf, sha256, whole } from "../scalar.ts";
import { clockTime } from "./office.ts";
import { sealedCaseFile } from "./request-internal.ts";
import { z } from "zod";

/** What an event of a visit may say: codes, times, opaque ids, digests; words of people only sealed. */
export const visitEventFacts = z
  .strictObject({
    reason: oneOf([...controlReasonCodes, ...cancelReasonCodes], "A reason of the list.").optional(),
    proposed: flag("The citizen proposed the time.").optional(),
    office: code("Office.", "mikkeli").optional(),
    room: idOf("room", "Room.").optional(),
    start: clockTime.optional(),
    slots: whole("How many times were offered.", 10).optional(),
    terminal: idOf("terminal", "The terminal.").optional(),
    identity: identityCheck.optional(),
    participants: z
      .array(companionRole)
      .max(10)
      .meta({ description: "Who is present beside the citizen; each has signed.", example: [] })
      .optional(),
    language: terminalLanguage.optional(),
    aids: z.array(visitAid).max(6).meta({ description: "Aids in use.", example: [] }).optional(),
    contact: idOf("contact", "The item.").optional(),
    rendition: sha256("Digest of what was played, the same as of the copy offered (INV-3).").optional(),
    fromMs: whole("From, milliseconds.").optional(),
    toMs: whole("To, milliseconds.").optional(),
    atMs: whole("Where, milliseconds.").optional(),
    speed: z.number().min(0.5).max(2).meta({ description: "Speed.", example: 1 }).optional(),
    cause: awayCause.optional(),
    minutes: whole("Minutes added.", 240).optional(),
    wish: askKind.optional(),
    followUps: z
      .array(oneOf(followUpCodes, "What follows."))
      .max(3)
      .meta({ description: "Follow-ups chosen.", example: [] })
      .optional(),
    signature: oneOf(
      ["signed", "declined", "not-asked"],
      "The citizen's signature under the record.",
    ).optional(),
  })
  .meta({ description: "What the event says.", example: {} });
export type VisitEventFacts = z.output<typeof visitEventFacts>;

const row = {
  id: idOf("event", "The event."),
  event: oneOf(visitEventCodes, "What happened."),
  actor: oneOf(["citizen", "supervisor", "clerk", "system"], "Who caused it."),
  by: z
    .union([idOf("person", "Member of the staff."), idOf("terminal", "Terminal.")])
    .nullable()
    .meta({ description: "Who did or noted it; a terminal where the citizen did.", example: null }),
  at: instant("When."),
  facts: visitEventFacts,
  words: sealedCaseFile
    .nullable()
    .meta({ description: "Words or names, sealed by the reading-room to the case's bucket.", example: null }),
};

/** One event of a visit as its readers see it. */
export const visitEventRow = z.strictObject(row).meta({ description: "An event of a visit.", example: {} });
export type VisitEventRow = z.output<typeof visitEventRow>;

/** An event of the room on its way to the catalogue, with its number in the sitting. */
export const liveVisitEvent = z
  .strictObject({ ...row, number: whole("From 1, without gaps.", 100_000) })
  .meta({ description: "An event of the room.", example: {} });
export type LiveVisitEvent = z.output<typeof liveVisitEvent>;
