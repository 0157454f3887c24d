import {
  closeSitting as closeSittingOperation,
  openSitting as openSittingOperation,
  reportHeard as reportHeardOperation,
} from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import type { RoomPorts } from "../ports.ts";
import { closeSitting } from "./close-sitting.ts";
import { noteHeard } from "./note-heard.ts";
import { openSitting } from "./open-sitting.ts";
import { reportHeard } from "./report-heard.ts";
import { aboutOf } from "./sitting.ts";

/** The first sitting of a purpose asks for a proof of identity not older than this (flows J1.4, security §2.2). */
const freshWithin = 60 * 60_000;

/** Operation ↔ use case, nothing else. */
export function sittingRoutes(ports: RoomPorts): readonly Route[] {
  const { relay, peers, chance, calendar, log, base } = ports;
  const open = openSitting(ports);
  const close = closeSitting(ports);
  const report = reportHeard(ports);
  const note = noteHeard(ports);

  return [
    bind(openSittingOperation, {
      prepare: async ({ body }, { standing }) => {
        const known = await knownOf(peers, body.contacts, body.case);
        refuseBuried(known, body.contacts, standing.person);
        const id = chance.id("sitting");
        return {
          facts: { ...factsUnder(body.purpose, known), freshWithin },
          objects: [id, ...body.contacts, ...(body.case === undefined ? [] : [body.case])],
          entry: {},
          carry: { id, contacts: known.contacts },
        };
      },
      use: async ({ permit, receipt, standing, carry }) => ({
        sitting: carry.id,
        base,
        contacts: [...(await open(permit, receipt, { ...carry, standing }))],
      }),
    }),
    bind(reportHeardOperation, {
      use: async (granted, { params, body }) => {
        const { standing } = granted;
        const { sitting, contact } = params;
        const asked = {
          sitting,
          contact,
          on: calendar.today(),
          session: standing.session,
          person: standing.person,
          ranges: body.ranges,
        };
        const soFar = await report(asked, (ranges, kept) => ({
          ...granted.entry("access.listened", {
            objects: [sitting, contact],
            facts: { ranges: ranges.map(([from, to]) => [from, to]), confirmed: true },
          }),
          ...aboutOf(kept),
        }));
        relay.wake();
        // What the catalogue does not take now waits in the sitting.
        await note(sitting).catch((failure: unknown) => log.warn({ event: "heard-waits", contact }, failure));
        return { heardMs: soFar.heardMs };
      },
    }),
    bind(closeSittingOperation, {
      use: async (granted, { params }) => {
        const { standing } = granted;
        const asked = { sitting: params.sitting, session: standing.session, person: standing.person };
        await close(asked, (sitting) => ({
          ...granted.entry("access.sitting.closed", {
            objects: [params.sitting, ...sitting.contacts],
            facts: { reason: "closed-by-person" },
          }),
          ...aboutOf(sitting),
        }));
        relay.wake();
        return {};
      },
    }),
  ];
}
