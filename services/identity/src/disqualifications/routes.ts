import { declareDisqualified, recordDisqualified, refuse } from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { disqualify } from "./disqualification.ts";

/** Operation ↔ use case: who may not touch which contact. Whether the contact is there identity does not know, and does not tell. */
export function disqualificationRoutes(ports: IdentityPorts): readonly Route[] {
  const { disqualifications, calendar } = ports;
  return [
    bind(declareDisqualified, {
      prepare: ({ body }, { standing }) => ({
        objects: [standing.person, body.contact],
        entry: { reason: body.reason },
      }),
      use: async ({ standing }, { body }) => {
        const { person } = standing;
        await disqualify(disqualifications, {
          ...body,
          person,
          recordedBy: person,
          recordedOn: calendar.today(),
        });
        return {};
      },
    }),
    bind(recordDisqualified, {
      prepare: async ({ params, body }) => {
        const person = await ports.people.get(params.person);
        if (person === undefined || person.state === "left") throw refuse("unknown");
        return {
          facts: { target: { person: person.id } },
          objects: [person.id, body.contact],
          entry: { reason: body.reason },
        };
      },
      use: async ({ standing }, { params, body }) => {
        await disqualify(disqualifications, {
          ...body,
          person: params.person,
          recordedBy: standing.person,
          recordedOn: calendar.today(),
        });
        return {};
      },
    }),
  ];
}
