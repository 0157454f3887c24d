import {
  checkReview,
  confirmCandidate,
  decideRequest,
  issueCertificate as issueOperation,
  matchRequest,
  nameCandidate,
  refuse,
  rejectCandidate,
  reviewRequest,
  withholdReason,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { decided } from "./decide-request.ts";
import { issueCertificate } from "./issue-certificate.ts";
import { confirmed, matchingStepped, rejected } from "./match-candidates.ts";
import { isOver, matchedContacts, type RequestCase, standingCandidates } from "./request.ts";
import type { RequestDesk } from "./request-desk.ts";
import { stepped } from "./step.ts";

/** Operation ↔ use case, nothing else: matching, review, decision, certificate. */
export function matchRoutes(ports: CataloguePorts, desk: RequestDesk): readonly Route[] {
  const { knownTo, known, change, settle, view } = desk;
  const issue = issueCertificate({ ...ports, ...desk });

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
        view(
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
        view(
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
        return view((await settle(moved)).settled);
      },
    }),
    bind(reviewRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const reasons = [...new Set(body.reasons)];
        return view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, step) => ({
              ...stepped(request, ["nothing-to-redact"], step),
              review: { by: standing.person, at: step.at, reasons },
              check: null,
            }),
            tells: ({ id }) => [entry("request.reviewed", { objects: [id], facts: { reasons } })],
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
    bind(decideRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const how = (outcome: string) => body.items.filter((item) => item.outcome === outcome).length;
        const made = await change({
          case: params.case,
          by: standing.person,
          joins: [standing.person],
          to: (request, step) => {
            if (request.review?.by === standing.person) throw refuse("second-person");
            return { ...decided(request, body, step), decider: standing.person };
          },
          tells: ({ id, request }) => [
            entry("request.decided", {
              objects: [id, ...body.items.map(({ contact }) => contact)],
              facts: {
                outcome: request.decision?.outcome ?? "refused",
                granted: how("granted"),
                partly: how("partly"),
                refused: how("refused"),
                grounds: [...new Set(body.items.flatMap(({ grounds }) => grounds))],
                ...(body.notFound === undefined ? {} : { notFound: body.notFound }),
              },
            }),
          ],
        });
        return view(made);
      },
    }),
    bind(withholdReason, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, { at }) => {
              if (request.decision === null || request.certificate !== null) throw refuse("out-of-turn");
              return { ...request, withheld: { by: standing.person, at } };
            },
            tells: ({ id }) => [entry("request.reason.withheld", { objects: [id], facts: {} })],
          }),
        ),
    }),
    bind(issueOperation, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params, body }) => {
        const tells = (digest: string) => [
          entry("request.certificate.issued", { objects: [params.case], facts: { digest } }),
        ];
        return view(await issue(params.case, body, { by: standing.person, tells }));
      },
    }),
  ];
}
