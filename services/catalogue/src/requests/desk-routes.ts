import {
  advanceRequest,
  estimateDecision,
  extendRequest,
  listRequests,
  noteDelivery,
  noteRequestLetter,
  readReply,
  readRequest,
  refuse,
  registerRequest as registerOperation,
  reopenRequest,
  takeRequest,
  withdrawRequest,
} from "@tallenne/contracts";
import { requestClock } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { advanced, advanceEntry, estimated, extended, reopened } from "./advance-request.ts";
import { deliveredOf } from "./deliver-reply.ts";
import { registerRequest } from "./register-request.ts";
import { isOver, isRemoved, type RequestCase, standingCandidates, timesOf } from "./request.ts";
import type { RequestDesk } from "./request-desk.ts";
import { stepped } from "./step.ts";

/** Operation ↔ use case, nothing else: the desk of the registry. */
export function deskRoutes(
  ports: CataloguePorts & { readonly allowTest: boolean; readonly secureMail: string | undefined },
  desk: RequestDesk,
): readonly Route[] {
  const { known, knownTo, change, settle, view } = desk;
  const register = registerRequest({ ...ports, seal: desk.seal });
  const dueOf = ({ request }: RequestCase) => requestClock(timesOf(request), ports.calendar.today()).dueOn;

  return [
    bind(registerOperation, {
      prepare: () => ({ facts: { purpose: "p4" } }),
      use: async ({ standing, entry }, { body }) => {
        const tells = (matter: RequestCase) => {
          const { kind, channel, signature, criteria, arrivedOn, language } = matter.request;
          const facts = {
            kind,
            channel,
            signature,
            register: matter.request.register,
            criteria,
            arrivedOn,
            dueOn: dueOf(matter),
          };
          return [
            entry("request.registered", { objects: [matter.id], facts }),
            entry("request.acked", { objects: [matter.id], facts: { language } }),
          ];
        };
        return view(await register(body, { by: standing.person, unit: standing.unit, tells }));
      },
    }),
    bind(listRequests, {
      prepare: ({ query }) => ({ facts: { purpose: "p4" }, entry: { filters: [query.state] } }),
      use: async (_granted, { query }) => {
        const { rows, more } = await desk.list(query.state);
        return { rows: rows.map(view), more };
      },
    }),
    bind(readRequest, {
      prepare: async ({ params }) => ({ ...(await known(params.case)), entry: {} }),
      use: ({ carry }) => {
        if (carry === undefined) throw refuse("unknown");
        return view(carry);
      },
    }),
    bind(readReply, {
      prepare: async ({ params }) => ({ ...(await known(params.case)), entry: {} }),
      use: ({ carry }) => {
        if (carry === undefined) throw refuse("unknown");
        return desk.reply(carry);
      },
    }),
    bind(noteRequestLetter, {
      prepare: async ({ params, body }) => ({ ...(await known(params.case)), entry: body }),
      use: ({ carry }) => {
        if (carry === undefined) throw refuse("unknown");
        return {};
      },
    }),
    bind(takeRequest, {
      prepare: ({ params }, { standing }) => knownTo(params.case, standing),
      use: async ({ standing, entry }, { params }) => {
        const { person, role } = standing;
        const isDecider = role === "de";
        const taken = await change({
          case: params.case,
          by: person,
          joins: [person],
          to: (request) => {
            if (isOver(request)) throw refuse("out-of-turn");
            return isDecider ? { ...request, decider: person } : { ...request, handler: person };
          },
          tells: ({ id }) => [entry("request.taken", { objects: [id], facts: {} })],
        });
        return view(taken);
      },
    }),
    bind(advanceRequest, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params, body }) => {
        const moved = await change({
          case: params.case,
          by: standing.person,
          to: (request, step) => advanced(request, body.event, step),
          tells: ({ id, request }) => {
            const { action, facts } = advanceEntry(body.event, request);
            return [entry(action, { objects: [id], facts })];
          },
        });
        return view((await settle(moved)).settled);
      },
    }),
    bind(extendRequest, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params, body }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: extended,
            tells: (matter) => [
              entry("request.extended", {
                objects: [matter.id],
                facts: { reason: body.reason, dueOn: dueOf(matter) },
              }),
            ],
          }),
        ),
    }),
    bind(estimateDecision, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params, body }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: (request, step) => estimated(request, body.on, step),
            tells: ({ id }) => [entry("request.estimated", { objects: [id], facts: { on: body.on } })],
          }),
        ),
    }),
    bind(withdrawRequest, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params }) => {
        const withdrawn = await change({
          case: params.case,
          by: standing.person,
          to: (request, step) => {
            // What was erased is not brought back by a second thought.
            if (isRemoved(request)) throw refuse("out-of-turn");
            return { ...stepped(request, ["withdraw"], step), isUnsettled: true };
          },
          tells: ({ id, request }) => [
            entry("request.withdrawn", {
              objects: [id],
              facts: { released: standingCandidates(request).length },
            }),
          ],
        });
        const { settled, overdue } = await settle(withdrawn);
        return { ...view(settled), overdue };
      },
    }),
    bind(reopenRequest, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params, body }) =>
        view(
          await change({
            case: params.case,
            by: standing.person,
            to: reopened,
            looksAgain: true,
            tells: ({ id }) => [entry("request.reopened", { objects: [id], facts: { cause: body.cause } })],
          }),
        ),
    }),
    bind(noteDelivery, {
      prepare: ({ params }) => known(params.case),
      use: async ({ standing, entry }, { params, body }) => {
        const delivered = await change({
          case: params.case,
          by: standing.person,
          to: (request, step) => deliveredOf(request, body, step),
          tells: ({ id }) => [
            entry("request.delivered", { objects: [id], facts: { what: body.what, means: body.means } }),
          ],
        });
        return view((await settle(delivered)).settled);
      },
    }),
  ];
}
