import { requestTracks } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { date, oneOf, whole } from "../scalar.ts";
import { language, registerCode } from "../standing.ts";
import { requestKind } from "./decided-contact.ts";
import { requestFields, requestParams, requestView } from "./request.ts";
import { z } from "zod";

/** What an act on a request may be refused for. */
export const requestOutcomes = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "out-of-turn",
  "no-ledger",
  "peer-away",
  "store-full",
] as const;

/** What reading one may be refused for. */
export const requestReads = [
  "bad-input",
  "sign-in-first",
  "sign-first",
  "not-permitted",
  "unknown",
  "no-ledger",
  "peer-away",
] as const;

export const registerRequest = operation({
  id: "registerRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests",
  summary: "Register a written or spoken request; the acknowledgement is in the answer.",
  caller: { who: "person", act: "request.register" },
  trail: { own: ["request.registered", "request.acked"] },
  promises: ["A11.1", "A11.2", "A11.3", "A11.4", "A11.5", "A12.2", "A12.3", "A12.4"],
  body: z.strictObject({
    kind: requestKind.optional(),
    arrivedOn: date("Day it was usable, or lay in the post box; not the day of this entry."),
    channel: oneOf(["paper", "mail", "counter"], "How it came."),
    signature: oneOf(
      ["handwritten", "qualified", "advanced", "strong-auth", "none"],
      "Kind of signature; none is no reason to refuse.",
    ),
    tracks: z
      .array(oneOf(requestTracks, "A law."))
      .min(1)
      .max(2)
      .meta({ description: "Laws it is made under.", example: ["gdpr-15"] }),
    register: registerCode.or(z.literal("unknown")).meta({
      description: "Register the requester named; unknown is a good answer.",
      example: "unknown",
    }),
    language,
    fields: requestFields,
  }),
  reply: requestView,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "no-ledger",
    "peer-away",
    "store-full",
    "key-wanted",
  ],
});

export const listRequests = operation({
  id: "listRequests",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/requests",
  summary: "Requests by due day, the nearest first; at most 500.",
  caller: { who: "person", act: "request.list" },
  trail: { before: "access.listed" },
  promises: ["A11.1"],
  query: z.strictObject({ state: oneOf(["open", "ended"], "Open ones, or those that are over.") }),
  reply: z
    .strictObject({
      rows: z.array(requestView).meta({ description: "Requests.", example: [] }),
      more: z.boolean().meta({ description: "Others were left out.", example: false }),
    })
    .meta({ description: "Requests.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger", "peer-away"],
});

export const readRequest = operation({
  id: "readRequest",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/requests/:case",
  summary: "One request without personal fields.",
  caller: { who: "person", act: "request.read" },
  trail: { before: "access.viewed" },
  promises: ["A11.1"],
  params: requestParams,
  reply: requestView,
  problems: requestReads,
});

export const takeRequest = operation({
  id: "takeRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/handler",
  summary: "Become the handler of a request; not possible for who served one of its contacts.",
  caller: { who: "person", act: "request.take" },
  trail: { with: "request.taken" },
  promises: ["A11.1"],
  params: requestParams,
  reply: requestView,
  problems: [...requestOutcomes, "own-matter"],
});

/** Steps of the desk: everything before the search, and what is asked of the requester. */
export const requestDeskEvents = [
  "check",
  "ask-supplement",
  "receive-supplement",
  "ask-identity",
  "receive-identity",
  "misaddress",
  "move",
  "locate",
] as const;

export const advanceRequest = operation({
  id: "advanceRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/steps",
  summary: "One step of the desk: check, ask for a supplement or identity, move, begin the search.",
  caller: { who: "person", act: "request.handle" },
  trail: {
    own: [
      "request.stepped",
      "request.supplement",
      "request.identity.asked",
      "request.identity.received",
      "request.moved",
      "request.located",
    ],
  },
  promises: ["A11.2", "A11.4"],
  params: requestParams,
  body: z.strictObject({ event: oneOf(requestDeskEvents, "What happened.") }),
  reply: requestView,
  problems: requestOutcomes,
});

export const extendRequest = operation({
  id: "extendRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/extension",
  summary: "Two more months, once, told within the first month with the reason (GDPR Art 12(3)).",
  caller: { who: "person", act: "request.handle" },
  trail: { with: "request.extended" },
  promises: ["A11.1"],
  params: requestParams,
  body: z.strictObject({ reason: oneOf(["complex", "many-requests"], "The reason, as told.") }),
  reply: requestView,
  problems: requestOutcomes,
});

export const estimateDecision = operation({
  id: "estimateDecision",
  service: "catalogue",
  audience: "public",
  method: "put",
  path: "/v1/requests/:case/estimate",
  summary: "When the decision is expected, for the requester who asks (Act 434/2003 section 23).",
  caller: { who: "person", act: "request.handle" },
  trail: { with: "request.estimated" },
  promises: ["A11.1"],
  params: requestParams,
  body: z.strictObject({ on: date("The day; not after the legal end.") }),
  reply: requestView,
  problems: requestOutcomes,
});

export const withdrawRequest = operation({
  id: "withdrawRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/withdrawal",
  summary: "The requester withdraws: what is frozen for it is released at once.",
  caller: { who: "person", act: "request.handle" },
  trail: { own: ["request.withdrawn", "retention.freeze.released"] },
  promises: ["A11.1", "A6.1"],
  params: requestParams,
  reply: requestView
    .extend({ overdue: whole("Contacts past their own last day that go within 24 hours.") })
    .meta({ description: "The request.", example: {} }),
  problems: requestOutcomes,
});

export const reopenRequest = operation({
  id: "reopenRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/reopening",
  summary: "A closed request is taken up again: an objection, or a matter of the supervisory authority.",
  caller: { who: "person", act: "request.handle" },
  trail: { with: "request.reopened" },
  promises: ["A11.1"],
  params: requestParams,
  body: z.strictObject({ cause: oneOf(["objection", "authority"], "Why.") }),
  reply: requestView,
  problems: requestOutcomes,
});
