import { controlReasonCodes, followUpCodes, visitStateCodes } from "@tallenne/domain";
import { operation } from "../operation.ts";
import {
  askKind,
  awayCause,
  companionRole,
  identityCheck,
  terminalLanguage,
  visitAid,
} from "../reading-room/visit-view.ts";
import { date, flag, idOf, instant, oneOf, sha256, text, whole } from "../scalar.ts";
import { channelCode } from "../standing.ts";
import { clockTime, officeCode } from "./office.ts";
import { sealedCaseFile } from "./request-internal.ts";
import { visitId } from "./visit.ts";
import { z } from "zod";

const visitParams = z.strictObject({ visit: visitId });
const person = idOf("person", "Pseudonym.");
const range = z
  .tuple([whole("From, milliseconds."), whole("To, milliseconds.")])
  .meta({ description: "A stretch.", example: [0, 16000] });
const signature = oneOf(
  ["signed", "declined", "not-asked"],
  "The citizen's signature; refusing it is only noted.",
);

/**
 * The record of a visit (requests-and-visits §7.5): made of its events and of nothing else. No content of a contact, no name; the citizen's own words stay
 * sealed and are opened by the reading-room.
 */
export const visitRecord = z
  .strictObject({
    visit: visitId,
    case: idOf("case", "The rights request."),
    number: text("Case number.", 12, "T-9F3C-7"),
    office: officeCode,
    room: idOf("room", "The room."),
    day: date("The day."),
    from: clockTime,
    to: clockTime,
    ended: oneOf(visitStateCodes, "How it ended."),
    times: z
      .array(z.strictObject({ state: oneOf(visitStateCodes, "State."), at: instant("Since when.") }))
      .meta({ description: "Times of each state.", example: [] }),
    supervisors: z.array(person).meta({ description: "Who supervised, in order.", example: [] }),
    identity: z
      .array(
        z.strictObject({ at: instant("When."), proved: flag("Proved."), check: identityCheck.nullable() }),
      )
      .meta({ description: "Identity checks: kind of document and results.", example: [] }),
    participants: z
      .array(companionRole)
      .meta({ description: "Who was present beside the citizen.", example: [] }),
    items: z
      .array(
        z.strictObject({
          contact: idOf("contact", "The item."),
          channel: channelCode,
          startedAt: instant("When the contact began."),
          rendition: sha256("Digest of what was played.").nullable(),
          heard: z.array(range).meta({ description: "Stretches heard, joined.", example: [[0, 16000]] }),
          heardMs: whole("Heard in all, without doubling."),
        }),
      )
      .meta({ description: "Items of the decision.", example: [] }),
    interruptions: z
      .array(
        z.strictObject({
          at: instant("When."),
          cause: awayCause.nullable(),
          until: instant("Resumed; null when it was not.").nullable(),
        }),
      )
      .meta({ description: "Interruptions with cause.", example: [] }),
    controls: z
      .array(
        z.strictObject({
          at: instant("When."),
          kind: oneOf(["held-back", "extended", "stopped"], "What the supervisor did."),
          reason: oneOf(controlReasonCodes, "Why.").nullable(),
        }),
      )
      .meta({ description: "What the supervisor did, with reasons.", example: [] }),
    asked: z
      .array(z.strictObject({ at: instant("When."), wish: askKind }))
      .meta({ description: "What the citizen asked for.", example: [] }),
    aids: z.array(visitAid).meta({ description: "Aids used.", example: [] }),
    language: terminalLanguage,
    followUps: z
      .array(oneOf(followUpCodes, "What follows."))
      .meta({ description: "Follow-ups.", example: [] }),
    remarks: z
      .array(
        z.strictObject({
          event: idOf("event", "The event."),
          at: instant("When."),
          words: sealedCaseFile.nullable(),
        }),
      )
      .meta({ description: "The citizen's remarks, sealed.", example: [] }),
    events: whole("Events it is made of."),
    madeAt: instant("When it was made; null before.").nullable(),
    signedOff: z
      .strictObject({ by: person, at: instant("When."), signature })
      .nullable()
      .meta({ description: "Signed off by the supervisor.", example: null }),
  })
  .meta({ description: "Record of a visit.", example: {} });
export type VisitRecordView = z.output<typeof visitRecord>;

export const readVisitRecord = operation({
  id: "readVisitRecord",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/visits/:visit/record",
  summary: "The record of a visit that is over, made of its events: readable and printable at once.",
  caller: { who: "person", act: "visit.read" },
  trail: { before: "access.viewed" },
  promises: ["A11.6", "A11.7"],
  params: visitParams,
  reply: visitRecord,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "not-at-this-stage",
    "no-ledger",
  ],
});

const recording = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "not-at-this-stage",
  "no-ledger",
  "store-full",
] as const;

export const makeVisitRecord = operation({
  id: "makeVisitRecord",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/record",
  summary: "The visit is over: its record is made of its events. Nothing can be typed into it.",
  caller: { who: "person", act: "visit.record" },
  trail: { with: "visit.recorded" },
  promises: ["A11.6", "A11.7"],
  params: visitParams,
  reply: visitRecord,
  status: 201,
  problems: recording,
});

export const signVisitRecord = operation({
  id: "signVisitRecord",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/visits/:visit/record/signature",
  summary: "The supervisor signs the record off; from then on nothing is added.",
  caller: { who: "person", act: "visit.record" },
  trail: { with: "visit.signed-off" },
  promises: ["A11.6", "A11.7"],
  params: visitParams,
  body: z.strictObject({ signature }),
  reply: visitRecord,
  problems: recording,
});
