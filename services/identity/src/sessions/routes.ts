import { signStanding } from "@tallenne/access";
import {
  introspect,
  readMe,
  refuse,
  setLanguage,
  signIn,
  signInByLink,
  signOut,
  stepUp,
  wearRole,
} from "@tallenne/contracts";
import { answer, bind, endedSessionCookie, type Route, sessionCookieName } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { sessionBehind } from "./find-session.ts";
import { chooseLanguage, ownPresence, wear } from "./own-session.ts";
import { notedProof, proveAgain } from "./prove-again.ts";
import { signInByOneClick, signInByPassPhrase } from "./sign-in.ts";
import { meOf, type Present, standingOf } from "./standing-of.ts";

/** Operation ↔ use case: signing in, one's own session, and what other services ask about it. */
export function sessionRoutes(ports: IdentityPorts): readonly Route[] {
  const cookies = [sessionCookieName];
  const byPassPhrase = signInByPassPhrase(ports);
  const byOneClick = signInByOneClick(ports);
  const prove = proveAgain(ports);
  return [
    bind(signIn, { cookies, address: "told", use: (granted, { body }) => byPassPhrase(granted, body) }),
    bind(signInByLink, { cookies, use: (granted, { body }) => byOneClick(granted, body.token) }),
    bind(signOut, {
      prepare: (_asked, { standing }) => ({
        objects: [standing.session],
        entry: { reason: "by-person" },
      }),
      use: async ({ standing }) => {
        await endSessionsOf(ports, standing.person);
        return answer({}, { cookies: [endedSessionCookie()], headers: { "clear-site-data": '"cache"' } });
      },
    }),
    bind(readMe, { use: async ({ standing }) => meOf(ports, await ownPresence(ports, standing)) }),
    bind(wearRole, {
      prepare: ({ body }, { standing }) => {
        const { role } = body;
        if (!standing.grants.some((grant) => grant.role === role)) throw refuse("not-permitted");
        return { objects: [standing.session], entry: { role } };
      },
      use: async ({ standing }, { body }) => meOf(ports, await wear(ports, standing, body.role)),
    }),
    bind(setLanguage, {
      use: async ({ standing }, { body }) =>
        meOf(ports, await chooseLanguage(ports, standing, body.language)),
    }),
    bind(stepUp, {
      prepare: async ({ body }, { standing }) => ({
        objects: [standing.session],
        entry: {},
        carry: await prove(standing, body),
      }),
      use: async ({ carry }) => meOf(ports, await notedProof(ports, carry)),
    }),
    bind(introspect, {
      use: async (_granted, { body }) => {
        const present: Present | undefined = await sessionBehind(ports, body.session);
        if (!present) return { standing: null };
        const standing = await standingOf(ports, present);
        return { standing: signStanding({ standing, key: ports.key, now: ports.clock.now() }) };
      },
    }),
  ];
}
