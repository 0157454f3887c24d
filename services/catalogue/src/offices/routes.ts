import { keepOffice, listOffices, readRoomWeek } from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { roomWeek } from "../visits/room-week.ts";
import { keepOfficeWith } from "./keep-office.ts";
import { allOffices, requireSoundOffice, roomOf } from "./office.ts";

/** Operation ↔ use case: offices with rooms, and what is free in them. */
export function officeRoutes(ports: CataloguePorts): readonly Route[] {
  const { offices } = ports;
  const keep = keepOfficeWith(ports);
  const week = roomWeek(ports);
  return [
    bind(listOffices, { use: async () => ({ rows: [...(await allOffices(offices))] }) }),
    bind(keepOffice, {
      prepare: ({ params, body }) => {
        // Looked at before the ledger is told: it must not learn of a change that cannot be.
        requireSoundOffice(body);
        return { entry: { kind: "office", version: params.office } };
      },
      use: (_granted, { params, body }) => keep(params.office, body),
    }),
    bind(readRoomWeek, {
      prepare: ({ params }) => ({ facts: { visit: { office: params.office, items: [] } } }),
      use: async (_granted, { params, query }) =>
        week({
          office: await roomOf(offices, params),
          room: params.room,
          from: params.day,
          minutes: Number(query.minutes ?? 60),
        }),
    }),
  ];
}
