import {
  makeVisitRecord,
  noteVisitLetter,
  readVisitRecord,
  refuse,
  signVisitRecord,
  type VisitRecordView,
} from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { closeRecordWith } from "./close-record.ts";
import { factsLoader, known } from "./routes.ts";
import { recordOf } from "./visit-record.ts";
import type { Visit } from "./visit.ts";

/** Operation ↔ use case: the record of a visit. */
export function visitRecordRoutes(ports: CataloguePorts): readonly Route[] {
  const load = factsLoader(ports);
  const close = closeRecordWith(ports);
  const told = (visit: Visit): VisitRecordView => {
    ports.feed.wake();
    return recorded(visit);
  };
  return [
    bind(readVisitRecord, {
      prepare: async ({ params }) => {
        const { visit, ...more } = await load(params.visit);
        return { ...more, entry: {}, carry: visit };
      },
      use: ({ carry }) => recorded(known(carry)),
    }),
    bind(noteVisitLetter, {
      prepare: async ({ params, body }) => {
        const { visit, ...more } = await load(params.visit);
        return { ...more, entry: body, carry: visit };
      },
      use: ({ carry }) => {
        known(carry);
        return {};
      },
    }),
    bind(makeVisitRecord, {
      prepare: async ({ params }) => {
        const { visit, ...more } = await load(params.visit);
        return { ...more, carry: visit };
      },
      use: async (granted, { params }) => {
        const { ended, events } = recorded(known(granted.carry));
        const made = granted.entry("visit.recorded", { objects: [params.visit], facts: { ended, events } });
        return told(await close(granted.standing, { visit: params.visit, event: "recorded", entry: made }));
      },
    }),
    bind(signVisitRecord, {
      prepare: async ({ params }) => load(params.visit),
      use: async (granted, { params, body }) => {
        const made = granted.entry("visit.signed-off", { objects: [params.visit], facts: {} });
        const facts = { signature: body.signature };
        return told(
          await close(granted.standing, { visit: params.visit, event: "signed-off", facts, entry: made }),
        );
      },
    }),
  ];
}

/** The record. Throws Problem `not-at-this-stage` while there is nothing to record. */
function recorded(visit: Visit): VisitRecordView {
  const record = recordOf(visit);
  if (record === undefined) throw refuse("not-at-this-stage", { facts: { state: visit.state } });
  return record;
}
