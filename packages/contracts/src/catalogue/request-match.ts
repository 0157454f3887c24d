import { thirdPartyReasons } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { flag, oneOf } from "../scalar.ts";
import { requestOutcomes } from "./request-desk.ts";
import { proposedGrant } from "./decided-contact.ts";
import { evidenceList, requestParams, requestView } from "./request.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

const ofContact = requestParams.extend({ contact: contactId });
const outcomes = [...requestOutcomes, "own-matter"] as const;

export const nameCandidate = operation({
  id: "nameCandidate",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/candidates",
  summary: "The handler found a contact that may be the requester's: it is frozen with the others.",
  caller: { who: "person", act: "request.match" },
  trail: { own: ["request.candidate.named", "retention.freeze.placed"] },
  promises: ["A11.3"],
  params: requestParams,
  body: z.strictObject({ contact: contactId, evidence: evidenceList(1) }),
  reply: requestView,
  status: 201,
  problems: [...outcomes, "gone"],
});

export const confirmCandidate = operation({
  id: "confirmCandidate",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/candidates/:contact/match",
  summary:
    "It is the requester's: two kinds of evidence, or what was said in it; a number alone stays a candidate.",
  caller: { who: "person", act: "request.match" },
  trail: { with: "request.candidate.confirmed" },
  promises: ["A11.3"],
  params: ofContact,
  body: z.strictObject({ evidence: evidenceList(1) }),
  reply: requestView,
  problems: outcomes,
});

export const rejectCandidate = operation({
  id: "rejectCandidate",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/candidates/:contact/rejection",
  summary: "It is somebody else's; it is let go when matching ends.",
  caller: { who: "person", act: "request.match" },
  trail: { with: "request.candidate.rejected" },
  promises: ["A11.3"],
  params: ofContact,
  reply: requestView,
  problems: outcomes,
});

/** Steps of matching and of the review that follows. */
export const requestMatchEvents = ["find-nothing", "match", "look-again", "confirm-match", "review"] as const;

export const matchRequest = operation({
  id: "matchRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/matching",
  summary: "Begin or end matching; at its end the freeze is narrowed to what was matched.",
  caller: { who: "person", act: "request.match" },
  trail: { own: ["request.stepped", "request.matched", "retention.freeze.released"] },
  promises: ["A11.3"],
  params: requestParams,
  body: z.strictObject({ event: oneOf(requestMatchEvents, "What happened.") }),
  reply: requestView,
  problems: outcomes,
});

export const reviewRequest = operation({
  id: "reviewRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/review",
  summary: "What concerns others, or which contacts should be erased; another person checks it next.",
  caller: { who: "person", act: "request.match" },
  trail: { own: ["request.reviewed", "retention.erasure.asked"] },
  promises: ["A11.1", "A12.5"],
  params: requestParams,
  body: z.strictObject({
    reasons: z
      .array(oneOf(thirdPartyReasons, "What concerns others."))
      .max(thirdPartyReasons.length)
      .meta({ description: "Reasons of the closed list; none: nothing concerns others.", example: [] }),
    proposes: z
      .array(proposedGrant)
      .max(200)
      .optional()
      .meta({ description: "Matched contacts that should be erased or rectified, each once.", example: [] }),
  }),
  reply: requestView,
  problems: outcomes,
});

export const checkReview = operation({
  id: "checkReview",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/second-check",
  summary: "Another person than the reviewer agrees, or sends it back.",
  caller: { who: "person", act: "request.check" },
  trail: { with: "request.second-checked" },
  promises: ["A11.1"],
  params: requestParams,
  body: z.strictObject({ agrees: flag("Agrees; otherwise it goes back to the review.") }),
  reply: requestView,
  problems: [...requestOutcomes, "second-person", "own-matter"],
});
