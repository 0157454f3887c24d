import {
  acceptInvitation,
  beginFirstAdministrator,
  makeFirstAdministrator,
  makeSignInLink,
  readFirstStart,
} from "@tallenne/contracts";
import { bind, type Route, sessionCookieName } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { accept } from "./accept-invitation.ts";
import { beginFirst, isWaiting, makeFirst } from "./first-administrator.ts";
import { inviteBy, requireLinkable } from "./make-link.ts";

/** Operation ↔ use case: everything that begins with a token. */
export function invitationRoutes(ports: IdentityPorts): readonly Route[] {
  const cookies = [sessionCookieName];
  const begin = beginFirst(ports);
  const make = makeFirst(ports);
  const accepted = accept(ports);
  return [
    bind(readFirstStart, {
      use: async () => ({
        waiting: await isWaiting(ports),
        demo: ports.linksOpen,
        today: ports.calendar.today(),
      }),
    }),
    bind(beginFirstAdministrator, { use: (_granted, { body }) => begin(body.token) }),
    bind(makeFirstAdministrator, { cookies, use: (granted, { body }) => make(granted, body) }),
    bind(acceptInvitation, { cookies, use: (granted, { body }) => accepted(granted, body) }),
    bind(makeSignInLink, {
      prepare: async ({ body }) => {
        await requireLinkable(ports, body.person);
        return {
          facts: { target: { person: body.person } },
          objects: [body.person],
          entry: { purpose: "demo" },
        };
      },
      use: async (_granted, { body }) => ({
        token: await inviteBy(ports, { person: body.person, kind: "link" }),
      }),
    }),
  ];
}
