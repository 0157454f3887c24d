import { approveGrant, endGrant, proposeGrant } from "@tallenne/contracts";
import { bind, type Route } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { approveWith, endWith, grantAsked, requireEndable } from "./decide-grant.ts";
import { proposeWith, requireProposable } from "./propose-grant.ts";
import { requireSettled } from "./second-person.ts";

/** Operation ↔ use case: rights. */
export function grantRoutes(ports: IdentityPorts): readonly Route[] {
  const propose = proposeWith(ports);
  const approve = approveWith(ports);
  const end = endWith(ports);
  return [
    bind(proposeGrant, {
      prepare: async ({ body }) => {
        await requireProposable(ports, body);
        const { person, unit, role, until } = body;
        const id = ports.chance.id("grant");
        return {
          facts: { target: { person, unit } },
          objects: [id, person],
          entry: { role, until },
          carry: id,
        };
      },
      use: ({ carry, standing }, { body }) => propose(carry, { ...body, proposedBy: standing.person }),
    }),
    bind(approveGrant, {
      prepare: async ({ params }, { standing }) => {
        const asked = await grantAsked(ports, { grant: params.grant, by: standing.person });
        const { grant, facts, alone } = asked;
        const { id, person, role, until } = grant;
        await requireSettled(ports, { grant, by: standing.person });
        return { facts, objects: [id, person], entry: { role, until, alone }, carry: asked };
      },
      use: async ({ carry, standing }) => {
        await approve(carry, standing.person);
        return {};
      },
    }),
    bind(endGrant, {
      prepare: async ({ params }, { standing }) => {
        const asked = await grantAsked(ports, { grant: params.grant, by: standing.person });
        const { id, person, role } = asked.grant;
        await requireEndable(ports, { grant: asked.grant, by: standing.person });
        return { facts: asked.facts, objects: [id, person], entry: { role }, carry: asked };
      },
      use: async ({ carry: { grant }, standing }) => {
        await ports.endings.take(async () => {
          await requireEndable(ports, { grant, by: standing.person });
          await end(grant, standing.person);
        });
        return {};
      },
    }),
  ];
}
