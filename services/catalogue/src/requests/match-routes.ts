import {
  checkReview,
  confirmCandidate,
  matchRequest,
  nameCandidate,
  refuse,
  rejectCandidate,
  reviewRequest,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { confirmed, matchingStepped, rejected } from "./match-candidates.ts";
import { isOver, matchedContacts, type RequestCase, standingCandidates } from "./request.ts";
import type { RequestDesk } from "./request-desk.ts";
import { reviewed } from "./review-request.ts";
import { stepped } from "./step.ts";

/** Operation ↔ use case, nothing else: matching, and the review that another person checks. */
export function matchRoutes(desk: RequestDesk): readonly Route[] {
  const { knownTo, change, settle, view } = desk;
  const settledView = async (matter: RequestCase) => view((await settle(matter)).settled);

  return [
    bind(nameCandidate, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry, carry }, { params, body }) => {
        const { contact, evidence } = body;
        const before = carry?.request;
        if (before === undefined || before.decision !== null || isOver(before)) throw refuse("out-of-turn");
        const tells = (frozen: number) =>
          frozen === 0
            ? []
            : [entry("request.candidate.named", { objects: [params.case, contact], facts: { evidence } })];
        const named = await desk.freeze(
          { case: params.case, candidates: [{ contact, evidence }], criteria: [], more: false },
          { by: standing.person, tells },
        );
        if (!named.request.candidates.some((one) => one.contact === contact)) throw refuse("gone");
        return view(named);
      },
    }),
    bind(confirmCandidate, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) =>
        settledView(
          await change({
            case: params.case,
            by: standing.person,
            to: (request) => confirmed(request, params.contact, body.evidence),
            tells: ({ id }) => [
              entry("request.candidate.confirmed", {
                objects: [id, params.contact],
                facts: { evidence: body.evidence },
              }),
            ],
          }),
        ),
    }),
    bind(rejectCandidate, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params }) =>
        settledView(
          await change({
            case: params.case,
            by: standing.person,
            to: (request) => rejected(request, params.contact),
            tells: ({ id }) => [
              entry("request.candidate.rejected", { objects: [id, params.contact], facts: {} }),
            ],
          }),
        ),
    }),
    bind(matchRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const { event } = body;
        const tells = ({ id, request }: RequestCase) => {
          if (event !== "confirm-match")
            return [entry("request.stepped", { objects: [id], facts: { event } })];
          const matched = matchedContacts(request).length;
          const facts = { matched, released: request.candidates.length - standingCandidates(request).length };
          return [entry("request.matched", { objects: [id], facts })];
        };
        const moved = await change({
          case: params.case,
          by: standing.person,
          to: (request, step) => matchingStepped(request, event, step),
          tells,
        });
        return settledView(moved);
      },
    }),
    bind(reviewRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const by = standing.person;
        return view(
          await change({
            case: params.case,
            by,
            to: (request, step) => reviewed(request, body, { ...step, by }),
            tells: ({ id, request }) => [
              entry("request.reviewed", {
                objects: [id],
                facts: { reasons: request.review?.reasons ?? [] },
              }),
              ...(request.kind === "rectification" ? [] : (request.review?.proposed ?? [])).map(
                ({ contact, ground }) =>
                  entry("retention.erasure.asked", { objects: [contact, id], facts: { ground } }),
              ),
            ],
          }),
        );
      },
    }),
    bind(checkReview, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, step) => {
              if (request.state !== "second-check") throw refuse("out-of-turn");
              // Asked again inside the write: a review may have become one's own meanwhile.
              if (request.review?.by === standing.person) throw refuse("second-person");
              return body.agrees
                ? { ...request, check: { by: standing.person, at: step.at } }
                : { ...stepped(request, ["send-back"], step), check: null };
            },
            tells: ({ id }) => [
              entry("request.second-checked", { objects: [id], facts: { agrees: body.agrees } }),
            ],
          }),
        ),
    }),
  ];
}
