import {
  confirmVisit,
  listVisits,
  noteVisit,
  offerVisit,
  readVisit,
  recordVisitEvents,
  refuse,
  type VisitFacts,
  visitFacts,
} from "@tallenne/contracts";
import { offersLeft, type VisitId } from "@tallenne/domain";
import { bind, type Route } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { confirmVisitWith } from "./confirm-visit.ts";
import { listVisitsIn } from "./list-visits.ts";
import { newOfferBy, noteVisitWith } from "./note-visit.ts";
import { makeOffer, prepareOffer, readyOffer } from "./offer-visit.ts";
import { recordEventsIn } from "./record-events.ts";
import { countOf, type Visit, viewOf } from "./visit.ts";
import { visitFactsOf } from "./visit-facts.ts";

/** A visit with what a decision may know of it and of its request. Who may not know of it is refused as for one that does not exist. */
export function factsLoader({ visits, booked }: Pick<CataloguePorts, "visits" | "booked">) {
  return async (id: VisitId) => {
    const visit = await visits.get(id);
    const request = visit === undefined ? undefined : await booked(visit.case);
    return {
      facts: {
        ...(visit === undefined ? {} : { visit: factsOf(visit) }),
        ...(request === undefined ? {} : { case: request.facts }),
      },
      objects: visit === undefined ? [id] : [id, visit.case],
      visit,
    };
  };
}

/** The visit. Throws Problem `unknown` where there is none. */
export function known(visit: Visit | undefined): Visit {
  if (visit === undefined) throw refuse("unknown");
  return visit;
}

function factsOf(visit: Visit): VisitFacts {
  const { id, office, supervisor, items } = visit;
  return {
    id,
    office,
    items: items.map(({ contact }) => contact),
    ...(supervisor === null ? {} : { supervisor }),
  };
}

/** Operation ↔ use case: booking, lists, and what the room asks and tells. `follow` tells requests how far their visits have come; it never rejects. */
export function visitRoutes(ports: CataloguePorts, follow: () => Promise<void>): readonly Route[] {
  const { visits, calendar } = ports;
  const load = factsLoader(ports);
  const prepare = prepareOffer(ports);
  const offer = makeOffer(ports);
  const confirm = confirmVisitWith(ports);
  const note = noteVisitWith(ports);
  const list = listVisitsIn(visits);
  const facts = visitFactsOf(ports);
  const record = recordEventsIn(visits);
  const told = async (visit: Visit) => {
    // What this look does not reach, the next one does: the visit itself is done.
    await follow();
    ports.feed.wake();
    return viewOf(visit);
  };

  return [
    bind(offerVisit, {
      prepare: async ({ body }) => {
        const asked = await prepare(body);
        const { id, request } = asked;
        const office = body.slots[0]?.office ?? "";
        return {
          facts: {
            visit: { id, office, items: [] },
            ...(request === undefined ? {} : { case: request.facts }),
          },
          objects: [id, body.case],
          carry: asked,
        };
      },
      use: async (granted, { body }) => {
        const ready = readyOffer(granted.carry);
        const first = body.slots.map(({ day }) => day).toSorted()[0] ?? calendar.today();
        const made = granted.entry("visit.offered", {
          objects: [ready.id, ready.request.case],
          facts: {
            office: body.slots[0]?.office ?? "",
            slots: body.slots.length,
            first,
            modes: body.modes,
          },
        });
        return told(await offer(granted.standing, body, { ...ready, entry: made }));
      },
    }),
    bind(confirmVisit, {
      prepare: async ({ params }) => load(params.visit),
      use: async (granted, { params, body }) => {
        const { slot, proposed } = body;
        const made = granted.entry("visit.confirmed", {
          objects: [params.visit],
          facts: { office: slot.office, day: slot.day, proposed },
        });
        return told(await confirm(granted.standing, { ...body, visit: params.visit, entry: made }));
      },
    }),
    bind(noteVisit, {
      prepare: async ({ params }) => {
        const { visit, ...more } = await load(params.visit);
        return { ...more, carry: visit };
      },
      use: async (granted, { params, body }) => {
        requireReason(body);
        const { event, reason } = body;
        const objects = [params.visit];
        const made =
          event === "cancelled-by-office" && reason !== undefined
            ? granted.entry("visit.cancelled-by-office", {
                objects,
                facts: { reason, newOfferBy: newOfferBy(calendar.today()) },
              })
            : event === "no-show"
              ? granted.entry("visit.no-show", {
                  objects,
                  facts: { offersLeft: offersLeft(countOf(known(granted.carry), "no-show") + 1) },
                })
              : granted.entry(`visit.${event as "reminded"}`, { objects, facts: {} });
        return told(await note(granted.standing, { ...body, visit: params.visit, entry: made }));
      },
    }),
    bind(readVisit, {
      prepare: async ({ params }) => {
        const { visit, ...more } = await load(params.visit);
        return { ...more, entry: {}, carry: visit };
      },
      use: ({ carry }) => ({ visit: viewOf(known(carry)), events: [...known(carry).events] }),
    }),
    bind(listVisits, {
      prepare: ({ query }) => ({
        facts: { visit: { office: query.office, items: [] } },
        entry: { filters: query.day === undefined ? ["office"] : ["office", "day"] },
      }),
      use: async (_granted, { query }) => {
        const { rows, more } = await list(query);
        return { today: calendar.today(), rows: rows.map(viewOf), more };
      },
    }),
    bind(visitFacts, { use: async (_granted, { body }) => ({ visit: await facts(body.visit) }) }),
    bind(recordVisitEvents, {
      use: async (_granted, { body }) => {
        const taken = await record(body.visit, body.events);
        await follow();
        return taken;
      },
    }),
  ];
}

/** An office says why it cancels; nobody else needs a reason. */
function requireReason(body: { readonly event: string; readonly reason?: string | undefined }): void {
  const pointer = "/reason";
  if (body.event === "cancelled-by-office" && body.reason === undefined)
    throw refuse("bad-input", { findings: [{ pointer, code: "missing", detail: "why the office cancels" }] });
  if (body.event !== "cancelled-by-office" && body.reason !== undefined)
    throw refuse("bad-input", {
      findings: [{ pointer, code: "not-allowed", detail: "only an office gives one" }],
    });
}
