import { cancelReasonCodes, visitStateCodes } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { terminalLanguage, visitAid } from "../reading-room/visit-view.ts";
import { date, flag, idOf, oneOf, text, whole } from "../scalar.ts";
import { clockTime, officeCode } from "./office.ts";
import { visitEventRow } from "./visit-event.ts";

import { z } from "zod";

export const visitId = idOf("visit", "The visit.");
const visitParams = z.strictObject({ visit: visitId });

/** A time in a room, Helsinki time. */
export const slotView = z
  .strictObject({
    office: officeCode,
    room: idOf("room", "The room."),
    day: date("The day."),
    start: clockTime,
  })
  .meta({ description: "A time in a room.", example: {} });
export type SlotView = z.output<typeof slotView>;

const minutes = whole("How long; twice as long with an interpreter.", 240);
const interpreter = oneOf(["none", "speech", "sign"], "Whether an interpreter comes.");
const aids = z.array(visitAid).max(6).meta({ description: "Aids wished for.", example: [] });
/** Other ways to the same content, offered in the same letter (access.copy: never listening only). */
const modes = z
  .array(oneOf(["transcript", "audio"], "Another way to the content."))
  .max(2)
  .meta({ description: "Other ways offered in the same letter.", example: ["transcript"] });

export const visitView = z
  .strictObject({
    id: visitId,
    case: idOf("case", "The rights request."),
    number: text("Case number.", 12, "T-9F3C-7"),
    state: oneOf(visitStateCodes, "Its state."),
    office: officeCode,
    slot: slotView.nullable().meta({ description: "The agreed time.", example: null }),
    offered: z.array(slotView).meta({ description: "Times of the last offer.", example: [] }),
    answerBy: date("Day until which the offered times are held.").nullable(),
    offers: whole("How many offers were made."),
    minutes,
    interpreter,
    aids,
    language: terminalLanguage,
    modes,
    items: whole("How many items the decision grants.", 200),
    due: date("Due date of the request; a visit never moves it (INV-10)."),
    reason: oneOf(cancelReasonCodes, "Why the office cancelled.").nullable(),
    newOfferBy: date("Day by which the office owes a new offer.").nullable(),
    follows: visitId
      .nullable()
      .meta({ description: "The visit that came to nothing before.", example: null }),
    supervisor: idOf("person", "Who supervises.").nullable(),
    hasRecord: flag("The record is made."),
    version: whole("Version."),
  })
  .meta({ description: "A visit.", example: {} });
export type VisitView = z.output<typeof visitView>;

const changing = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "not-at-this-stage",
  "no-ledger",
  "store-full",
] as const;

export const offerVisit = operation({
  id: "offerVisit",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits",
  summary:
    "Offer times for listening to what a decision grants: at least three, one within 14 days, one outside 9–16; again after a cancellation or a no-show.",
  caller: { who: "person", act: "visit.schedule" },
  trail: { with: "visit.offered" },
  promises: ["A11.6", "A11.1"],
  body: z.strictObject({
    case: idOf("case", "The rights request."),
    visit: visitId
      .optional()
      .meta({ description: "A new offer for this visit.", example: "visit_0123456789abcdefghjkmnpqrs" }),
    slots: z.array(slotView).min(1).max(10).meta({ description: "Times offered.", example: [] }),
    interpreter,
    aids,
    language: terminalLanguage,
    modes,
  }),
  reply: visitView,
  status: 201,
  problems: changing,
});

export const confirmVisit = operation({
  id: "confirmVisit",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/confirmation",
  summary: "The citizen has chosen one of the offered times, or proposes a free one.",
  caller: { who: "person", act: "visit.schedule" },
  trail: { with: "visit.confirmed" },
  promises: ["A11.6"],
  params: visitParams,
  body: z.strictObject({
    slot: slotView,
    proposed: flag("The citizen proposed it; else it is one of those offered."),
  }),
  reply: visitView,
  problems: changing,
});

/** What the desk notes of a visit without choosing a time. */
export const deskEvents = [
  "reminded",
  "rescheduled",
  "cancelled-by-citizen",
  "cancelled-by-office",
  "no-show",
] as const;

export const noteVisit = operation({
  id: "noteVisit",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/notes",
  summary: "Reminded, rescheduled free of charge, cancelled by citizen or office, or nobody came.",
  caller: { who: "person", act: "visit.schedule" },
  trail: {
    own: [
      "visit.reminded",
      "visit.rescheduled",
      "visit.cancelled-by-citizen",
      "visit.cancelled-by-office",
      "visit.no-show",
    ],
  },
  promises: ["A11.6"],
  params: visitParams,
  body: z.strictObject({
    event: oneOf(deskEvents, "What happened."),
    reason: oneOf(cancelReasonCodes, "Why the office cancels.").optional(),
  }),
  reply: visitView,
  problems: changing,
});

export const readVisit = operation({
  id: "readVisit",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/visits/:visit",
  summary: "One visit with what has happened to it.",
  caller: { who: "person", act: "visit.read" },
  trail: { before: "access.viewed" },
  promises: ["A11.6"],
  params: visitParams,
  reply: z
    .strictObject({
      visit: visitView,
      events: z.array(visitEventRow).meta({ description: "Its events, oldest first.", example: [] }),
    })
    .meta({ description: "A visit with its events.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});

export const listVisits = operation({
  id: "listVisits",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/visits",
  summary:
    "Visits of an office on a day, by time; or what waits for the desk: offers, cancellations, no-shows.",
  caller: { who: "person", act: "visit.list" },
  trail: { before: "access.listed" },
  promises: ["A11.6"],
  query: z.strictObject({
    office: officeCode,
    day: date("The day; without it, what waits for the desk.").optional(),
  }),
  reply: z
    .strictObject({
      today: date("Today of the archive's calendar."),
      rows: z.array(visitView).meta({ description: "Visits.", example: [] }),
      more: flag("Others were left out."),
    })
    .meta({ description: "Visits.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});
