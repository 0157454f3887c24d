import { operation } from "../operation.ts";
import { flag, idOf, text, whole } from "../scalar.ts";
import { companionRole, identityCheck, liveVisit, terminalLanguage, visitAid } from "./visit-view.ts";
import { z } from "zod";

export const visitParams = z.strictObject({ visit: idOf("visit", "The visit.") });
/** What looking at a visit may be refused with. It opens no content, so that nothing of a contact refuses it. */
export const visitSeen = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "no-ledger",
  "peer-away",
  "busy",
] as const;
/** What any step of a visit may be refused with. `not-at-this-stage`: not in this state, or a guard of the table does not hold; a fact names it. */
export const visitOutcomes = [...visitSeen, "not-at-this-stage", "store-full"] as const;

export const readLiveVisit = operation({
  id: "readLiveVisit",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/visits/:visit",
  summary: "A visit of one's own office as its console shows it: states, times, lights; no content.",
  caller: { who: "person", act: "visit.attend" },
  trail: { none: "states and times of a visit of one's own office: no content, no name" },
  promises: ["A11.6"],
  params: visitParams,
  reply: liveVisit,
  problems: visitSeen,
});

export const checkIn = operation({
  id: "checkIn",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/arrival",
  summary: "The citizen has come on the booked day; the asker supervises. No content is loaded.",
  caller: { who: "person", act: "visit.attend" },
  trail: { with: "visit.checked-in" },
  promises: ["A11.6"],
  params: visitParams,
  reply: liveVisit,
  status: 201,
  problems: visitOutcomes,
});

export const takeOver = operation({
  id: "takeOver",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/supervision",
  summary:
    "Supervise from here on, by one's own sign-in: a colleague's visit, or one's own after signing in again.",
  caller: { who: "person", act: "visit.attend" },
  trail: { with: "visit.handed-over" },
  promises: ["A11.6", "A10.2"],
  params: visitParams,
  reply: liveVisit,
  problems: visitOutcomes,
});

export const recordIdentity = operation({
  id: "recordIdentity",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/identity",
  summary: "Kind of document and results of looking at it. No number, image or copy can be sent.",
  caller: { who: "person", act: "visit.run" },
  trail: { with: "visit.identity" },
  promises: ["A11.7"],
  params: visitParams,
  body: identityCheck,
  reply: liveVisit,
  problems: visitOutcomes,
});

export const confirmIdentity = operation({
  id: "confirmIdentity",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/identity/confirmation",
  summary: "A second officer confirms a former name or a known person, in a session of their own.",
  caller: { who: "person", act: "visit.attend" },
  trail: { with: "visit.identity" },
  promises: ["A11.7"],
  params: visitParams,
  body: z.strictObject({ confirmed: flag("The second officer confirms.") }),
  reply: liveVisit,
  problems: [...visitOutcomes, "second-person"],
});

export const clearCompanion = operation({
  id: "clearCompanion",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/companions",
  summary: "Somebody beside the citizen has proved who they are and signed the commitment of this visit.",
  caller: { who: "person", act: "visit.run" },
  trail: { with: "visit.participant" },
  promises: ["A10.2", "A11.6"],
  params: visitParams,
  body: z.strictObject({
    role: companionRole,
    name: text("Name as shown; sealed, and in the record of the visit only.", 200, "Tuuli Esimerkki"),
    adult: flag("Of age; a child never interprets or hears (T-P2)."),
    identified: flag("Proved who they are."),
    disqualified: flag("Answered, when asked, that they are party or close to one."),
    mandate: flag("Shows a mandate or order that names the listening; an agent or guardian needs one."),
    language: terminalLanguage,
    textVersion: whole("Version of the visit text signed.", 1000),
    signed: z.literal(true).meta({ description: "Signed the text.", example: true }),
  }),
  reply: liveVisit,
  status: 201,
  problems: [...visitOutcomes, "conflict", "gone", "store-away", "damaged"],
});

export const clearParticipants = operation({
  id: "clearParticipants",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/participants",
  summary: "Everybody in the room is known and has signed; the number says how many are beside the citizen.",
  caller: { who: "person", act: "visit.run" },
  trail: { with: "visit.participants-cleared" },
  promises: ["A10.2"],
  params: visitParams,
  body: z.strictObject({ present: whole("How many are present beside the citizen.", 10) }),
  reply: liveVisit,
  problems: visitOutcomes,
});

export const briefVisitor = operation({
  id: "briefVisitor",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/briefing",
  summary: "The rules were read to the citizen by the supervisor, where the terminal does not tick them.",
  caller: { who: "person", act: "visit.run" },
  trail: { with: "visit.briefed" },
  promises: ["A11.6"],
  params: visitParams,
  body: z.strictObject({
    language: terminalLanguage,
    aids: z.array(visitAid).max(6).meta({ description: "Aids in use.", example: [] }),
  }),
  reply: liveVisit,
  problems: visitOutcomes,
});

export const pairTerminal = operation({
  id: "pairTerminal",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/terminal",
  summary: "The six digits that a terminal of the office shows. Carries no content.",
  caller: { who: "person", act: "visit.run" },
  trail: { with: "visit.paired" },
  promises: ["A11.6"],
  params: visitParams,
  body: z.strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/)
      .meta({ description: "Digits without a space.", example: "481902" }),
  }),
  reply: liveVisit,
  problems: visitOutcomes,
});

export const startVisit = operation({
  id: "startVisit",
  service: "reading-room",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/opening",
  summary: "Open the listening: one session key for this visit, this terminal and the decision's items.",
  caller: { who: "person", act: "visit.open" },
  trail: { before: "visit.started" },
  promises: ["A11.6", "A10.2"],
  params: visitParams,
  reply: liveVisit,
  problems: [...visitOutcomes, "purpose-first", "own-matter", "gone"],
});
