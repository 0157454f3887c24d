import {
  createPerson,
  createUnit,
  endEmployment,
  findAgent,
  inviteAgain,
  listColleagues,
  listPeople,
  refuse,
  resolveNames,
} from "@tallenne/contracts";
import { Duplicate } from "@tallenne/store";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { colleaguesOf } from "./colleagues.ts";
import { createPersonWith, requireSound } from "./create-person.ts";
import { endEmploymentOf, requireLeaving } from "./end-employment.ts";
import { inviteOnceMore, requireInvitable } from "./invite-again.ts";
import { agentOf, namesOf } from "./names.ts";
import { staffOf } from "./staff.ts";

/** Operation ↔ use case: people, units, names. */
export function peopleRoutes(ports: IdentityPorts): readonly Route[] {
  const create = createPersonWith(ports);
  return [
    bind(createPerson, {
      prepare: async ({ body }) => {
        await requireSound(ports, body);
        const id = ports.chance.id("person");
        return {
          facts: { target: { unit: body.unit } },
          objects: [id],
          entry: { unit: body.unit },
          carry: id,
        };
      },
      use: ({ carry }, { body }) => create(carry, body),
    }),
    bind(inviteAgain, {
      prepare: async ({ params }, { standing }) => {
        await requireInvitable(ports, { person: params.person, by: standing.person });
        return { facts: { target: { person: params.person } }, objects: [params.person], entry: {} };
      },
      use: async ({ standing }, { params }) => {
        const asked = { person: params.person, by: standing.person };
        return ports.endings.take(async () => {
          await requireInvitable(ports, asked);
          return { invitation: await inviteOnceMore(ports, asked) };
        });
      },
    }),
    bind(endEmployment, {
      prepare: async ({ params }, { standing }) => {
        await requireLeaving(ports, { person: params.person, by: standing.person });
        return { facts: { target: { person: params.person } }, objects: [params.person], entry: {} };
      },
      use: async ({ standing }, { params }) => {
        const asked = { person: params.person, by: standing.person };
        await ports.endings.take(async () => {
          await requireLeaving(ports, asked);
          await endEmploymentOf(ports, asked);
        });
        return {};
      },
    }),
    bind(listPeople, {
      prepare: async () => ({ entry: { count: await ports.people.count() } }),
      use: () => staffOf(ports),
    }),
    bind(listColleagues, {
      prepare: async (_asked, { standing }) => {
        const colleagues = await colleaguesOf(ports, standing.person);
        return { entry: { count: colleagues.length }, carry: colleagues };
      },
      use: ({ carry }) => ({ rows: [...carry] }),
    }),
    bind(createUnit, {
      prepare: ({ body }) => ({ facts: { target: { unit: body.id } }, entry: { unit: body.id } }),
      use: async (_granted, { body }) => {
        try {
          await ports.units.insert(body);
        } catch (failure) {
          if (failure instanceof Duplicate) throw refuse("conflict");
          throw failure;
        }
        return { id: body.id };
      },
    }),
    bind(resolveNames, {
      prepare: ({ body }) => ({ objects: body.people, entry: { count: new Set(body.people).size } }),
      use: async (_granted, { body }) => ({ names: { ...(await namesOf(ports.people, body.people)) } }),
    }),
    bind(findAgent, {
      use: async (_granted, { body }) =>
        (await agentOf(ports.people, body.key)) ?? { person: null, unit: null },
    }),
  ];
}
