import {
  acknowledgeAsk as acknowledgeAskOperation,
  addRemark as addRemarkOperation,
  allowResume as allowResumeOperation,
  briefVisitor as briefVisitorOperation,
  checkIn as checkInOperation,
  chooseFollowUp as chooseFollowUpOperation,
  clearCompanion as clearCompanionOperation,
  clearParticipants as clearParticipantsOperation,
  confirmIdentity as confirmIdentityOperation,
  endVisit as endVisitOperation,
  extendVisit as extendVisitOperation,
  pairTerminal as pairTerminalOperation,
  pauseVisit as pauseVisitOperation,
  raiseEmergency as raiseEmergencyOperation,
  readLiveVisit,
  recordIdentity as recordIdentityOperation,
  revealVisitor as revealVisitorOperation,
  startVisit,
  takeOver as takeOverOperation,
  visitFacts,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { knownOf } from "../contents/contact-facts.ts";
import { checkIn, confirmIdentity, recordIdentity, takeOver } from "./attend.ts";
import {
  acknowledgeAsk,
  addRemark,
  chooseFollowUp,
  endVisit,
  extendVisit,
  pauseVisit,
  raiseEmergency,
} from "./control-visit.ts";
import { allowResume, openable, openingFacts, openVisit } from "./open-visit.ts";
import { loadVisit, mustSupervise, unknownVisit, viewFor } from "./own-visit.ts";
import { briefVisitor, clearCompanion, clearParticipants, pairTerminal } from "./prepare-room.ts";
import { revealVisitor } from "./reveal-visitor.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";

/** Operation ↔ use case, nothing else: what the supervisor does. */
export function visitRoutes(ports: VisitPorts, changes: VisitChanges): readonly Route[] {
  const load = loadVisit(ports);
  const prepare = ({ params }: { readonly params: { readonly visit: Parameters<typeof load>[0] } }) =>
    load(params.visit);
  const view = viewFor.bind(undefined, ports);
  const begin = checkIn(ports);
  const take = takeOver(ports, changes);
  const reveal = revealVisitor(ports);
  const identify = recordIdentity(ports, changes);
  const confirm = confirmIdentity(ports, changes);
  const companion = clearCompanion(ports, changes);
  const participants = clearParticipants(ports, changes);
  const brief = briefVisitor(ports, changes);
  const pair = pairTerminal(ports, changes);
  const open = openVisit(ports, changes);
  const pause = pauseVisit(ports, changes);
  const resume = allowResume(ports, changes);
  const extend = extendVisit(ports, changes);
  const end = endVisit(ports, changes);
  const alarm = raiseEmergency(ports, changes);
  const acknowledge = acknowledgeAsk(ports, changes);
  const remark = addRemark(ports, changes);
  const follow = chooseFollowUp(ports, changes);

  return [
    bind(readLiveVisit, { prepare, use: ({ carry, standing }) => view(carry, standing) }),
    bind(checkInOperation, {
      prepare: async ({ params }) => {
        const booked = (await ports.peers.call(visitFacts, { body: params })).visit;
        if (booked === null) return { ...unknownVisit, carry: undefined as never };
        const visit = { id: booked.id, office: booked.office, items: booked.items };
        return { facts: { purpose: "p4", visit }, objects: [booked.id, booked.case], carry: booked };
      },
      use: async ({ carry, standing }) => view(await begin(carry, standing), standing),
    }),
    bind(takeOverOperation, {
      prepare,
      use: async ({ standing }, { params }) => view(await take(params.visit, standing), standing),
    }),
    bind(revealVisitorOperation, {
      prepare: async ({ params }) => {
        const loaded = await load(params.visit);
        const isToday = loaded.carry?.day === ports.calendar.today();
        // On another day nobody stands before the asker: there is no visitor to be shown.
        const told = isToday ? loaded : { ...loaded, ...unknownVisit };
        return { ...told, entry: { fields: ["name", "birth-date"] } };
      },
      use: ({ carry }) => reveal(carry),
    }),
    bind(recordIdentityOperation, {
      prepare,
      use: async ({ carry, standing }, { params, body }) => {
        mustSupervise(carry, standing);
        return view(await identify(params.visit, body, standing), standing);
      },
    }),
    bind(confirmIdentityOperation, {
      prepare,
      use: async ({ standing }, { params, body }) =>
        view(await confirm(params.visit, body.confirmed, standing), standing),
    }),
    bind(clearCompanionOperation, {
      prepare,
      use: async ({ carry, standing }, { body }) => {
        mustSupervise(carry, standing);
        return view(await companion(carry, body, standing), standing);
      },
    }),
    bind(clearParticipantsOperation, {
      prepare,
      use: async ({ carry, standing }, { params, body }) => {
        mustSupervise(carry, standing);
        return view(await participants(params.visit, body.present, standing), standing);
      },
    }),
    bind(briefVisitorOperation, {
      prepare,
      use: async ({ carry, standing }, { params, body }) => {
        mustSupervise(carry, standing);
        return view(await brief(params.visit, body, { standing }), standing);
      },
    }),
    bind(pairTerminalOperation, {
      prepare,
      use: async ({ carry, standing }, { body }) => {
        mustSupervise(carry, standing);
        return view(await pair(carry, body.code, standing), standing);
      },
    }),
    bind(startVisit, {
      prepare: async ({ params }) => {
        const { facts, carry: visit, objects } = await load(params.visit);
        if (facts.visit === undefined)
          return { facts, objects, entry: { items: 0, minutes: 0 }, carry: undefined as never };
        const known = await knownOf(ports.peers, visit.decided, visit.case);
        const today = ports.calendar.today();
        const items = openable(known, visit, today).map(({ id }) => id);
        return {
          facts: openingFacts(known, visit, today),
          objects: [...objects, ...(visit.terminal === null ? [] : [visit.terminal]), ...items],
          entry: { items: items.length, minutes: visit.slotMinutes },
          carry: { known, visit },
        };
      },
      use: async ({ permit, receipt, standing, carry }, { params }) => {
        mustSupervise(carry.visit, standing);
        const opened = await open({ permit, receipt, standing }, { id: params.visit, known: carry.known });
        return view(opened, standing);
      },
    }),
    bind(pauseVisitOperation, {
      prepare,
      use: async ({ carry, standing }, { params, body }) => {
        mustSupervise(carry, standing);
        return view(await pause(params.visit, body.reason, standing), standing);
      },
    }),
    bind(allowResumeOperation, {
      prepare,
      use: async ({ carry, standing }, { params }) => {
        mustSupervise(carry, standing);
        return view(await resume(params.visit, standing), standing);
      },
    }),
    bind(extendVisitOperation, {
      prepare,
      use: async ({ carry, standing }, { params, body }) => {
        mustSupervise(carry, standing);
        return view(await extend(params.visit, body, standing), standing);
      },
    }),
    bind(endVisitOperation, {
      prepare,
      use: async ({ standing }, { params, body }) =>
        view(await end(params.visit, body.reason, { standing }), standing),
    }),
    bind(raiseEmergencyOperation, {
      prepare,
      use: async ({ standing }, { params }) => view(await alarm(params.visit, standing), standing),
    }),
    bind(acknowledgeAskOperation, {
      prepare,
      use: async ({ standing }, { params, body }) =>
        view(await acknowledge(params.visit, body.ask, standing), standing),
    }),
    bind(addRemarkOperation, {
      prepare,
      use: async ({ carry, standing }, { body }) => view(await remark(carry, body.words, standing), standing),
    }),
    bind(chooseFollowUpOperation, {
      prepare,
      use: async ({ standing }, { params, body }) =>
        view(await follow(params.visit, body.chosen, standing), standing),
    }),
  ];
}
