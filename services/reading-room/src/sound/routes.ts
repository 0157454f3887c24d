import { decideOnce, verifyTicket } from "@tallenne/access";
import {
  type Facts,
  issueTicket as issueTicketOperation,
  playSound as playSoundOperation,
  readPeaks,
  refuse,
} from "@tallenne/contracts";
import { type Route, answer, bind, sessionCookieName } from "@tallenne/wire";
import { factsUnder, knownOf, refuseBuried } from "../contents/contact-facts.ts";
import { playedPart } from "../contents/played-part.ts";
import { wholeOf } from "../contents/contents.ts";
import type { RoomPorts } from "../ports.ts";
import { ownSitting } from "../sittings/own-sitting.ts";
import { joined } from "../sittings/stretch.ts";
import { issueTicket, ticketCookie } from "./issue-ticket.ts";
import type { LiveTicket } from "./live-ticket.ts";
import { playSound } from "./play-sound.ts";
import { servedWindows } from "./served-windows.ts";
import { tellServed } from "./tell-served.ts";

/** Operation ↔ use case, nothing else. */
export function soundRoutes(ports: RoomPorts): readonly Route[] {
  const { sittings, peers, contents, tickets, calendar, clock, log, ticketKeys, introspector } = ports;
  const issue = issueTicket({
    ...ports,
    signingKey: ports.ticketKey,
    windowsOf: (sitting, contact) =>
      servedWindows({
        log,
        tell: tellServed(ports, ({ stretch, owed }) =>
          sittings.change(sitting.id, (kept) => ({
            ...kept,
            activeAt: clock.now(),
            served: { ...kept.served, [contact]: joined([...(kept.served[contact] ?? []), stretch]) },
            ...owed(kept.pending),
          })),
        ),
      }),
  });
  const seated = async (
    asked: Parameters<typeof ownSitting>[2],
    standing: Parameters<typeof ownSitting>[1],
  ) => {
    const sitting = await ownSitting(sittings, standing, asked);
    const known = await knownOf(peers, asked.contacts ?? [], sitting.case ?? undefined);
    refuseBuried(known, asked.contacts ?? [], standing.person);
    return { sitting, known };
  };

  return [
    bind(issueTicketOperation, {
      prepare: async ({ params }, { standing }) => {
        const { sitting, known } = await seated(
          { sitting: params.sitting, contacts: [params.contact] },
          standing,
        );
        return {
          facts: factsUnder(sitting.purpose, known),
          objects: [params.sitting, params.contact, ...(sitting.case === null ? [] : [sitting.case])],
          entry: { part: known.contacts[0] === undefined ? "original" : playedPart(known.contacts[0]) },
          carry: { sitting, known },
        };
      },
      use: async ({ permit, receipt, carry }, { params, body }) => {
        const { side, handle } = body;
        const issued = await issue(permit, receipt, {
          ...carry,
          contact: params.contact,
          side,
          ...(handle === undefined ? {} : { handle }),
        });
        return answer(issued.body, { cookies: [issued.cookie] });
      },
    }),
    bind(playSoundOperation, {
      cookies: [ticketCookie, sessionCookieName],
      prepare: async ({ params }, { standing, cookies }) => {
        const live = tickets.get(params.handle);
        if (live === undefined && tickets.isGone(params.handle, standing.session)) throw refuse("gone");
        if (live === undefined || !isBoundTo(live, cookies[ticketCookie] ?? "", standing.session))
          throw refuse("unknown");
        const facts = isOnHold(live) ? await factsNow(live) : factsOf(live);
        return { facts, objects: [live.sitting, live.contact.id], carry: live };
      },
      use: async (granted) => {
        const { permit, carry, headers, cookies } = granted;
        const words = await playSound({
          permit,
          ticket: carry,
          range: headers.range,
          passed: (step) => granted.passed(step),
          entryOf: ([from, to]) =>
            granted.entry("access.served", {
              objects: [carry.sitting, carry.contact.id],
              facts: { part: playedPart(carry.contact), range: [from, to] },
            }),
          still: () => mustStillListen(carry, cookies[sessionCookieName] ?? ""),
        });
        return answer(undefined, words);
      },
    }),
    bind(readPeaks, {
      prepare: async ({ params }, { standing }) => {
        const { sitting, known } = await seated(
          { sitting: params.sitting, contacts: [params.contact] },
          standing,
        );
        return {
          facts: factsUnder(sitting.purpose, known),
          objects: [params.sitting, params.contact],
          carry: { sitting, known },
        };
      },
      use: async (granted, { params }) => {
        const { permit, carry } = granted;
        const contact = carry.known.contacts[0];
        if (contact === undefined) throw refuse("unknown");
        const [receipt] = await ports.trail.writeAll([
          granted.entry("access.granted", {
            objects: [params.sitting, params.contact],
            facts: { part: "peaks" },
          }),
        ]);
        if (receipt === undefined) throw refuse("no-ledger");
        const bytes = await wholeOf(await contents.open(permit, receipt, contact, "peaks"));
        return answer(undefined, {
          headers: { "content-type": "application/octet-stream", "content-length": String(bytes.length) },
          stream: once(bytes),
        });
      },
    }),
  ];

  /** Past its own term only a hold or freeze keeps it readable, and those end at an instant. */
  function isOnHold({ contact }: LiveTicket): boolean {
    return calendar.today() > contact.row.lastDay;
  }

  /** The catalogue is asked at every window then: a release is silence at once, not when the ticket ends. */
  async function factsNow({ contact, case: matter, purpose }: LiveTicket): Promise<Facts> {
    return factsUnder(purpose, await knownOf(peers, [contact.id], matter?.id));
  }

  /** Asked again before every further window of a long answer: the ticket lives, the session is at most a second old, the policies permit. */
  async function mustStillListen(live: LiveTicket, secret: string): Promise<void> {
    if (tickets.get(live.handle) === undefined) throw refuse("unknown");
    const { standing } = await introspector.of(secret);
    if (standing?.session !== live.session) throw refuse("sign-in-first");
    const facts = isOnHold(live) ? await factsNow(live) : factsOf(live);
    const asking = { standing, facts, today: calendar.today(), now: clock.now() };
    const decision = decideOnce({ act: "recording.listen", ...asking });
    if ("denied" in decision) throw refuse(decision.denied.problem);
  }

  function isBoundTo(live: LiveTicket, token: string, session: LiveTicket["session"]): boolean {
    if (live.session !== session) return false;
    if (live.proved?.token === token && clock.now() < live.proved.until) return true;
    try {
      const ticket = verifyTicket({ token, session, trusted: ticketKeys, now: clock.now() });
      const { sitting, contact, side, until } = ticket;
      const isOurs = sitting === live.sitting && contact === live.contact.id && side === live.side;
      if (isOurs) live.proved = { token, until };
      return isOurs;
    } catch {
      return false;
    }
  }
}

const decidedUpon = new WeakMap<LiveTicket, Facts>();

/** What is decided upon at every window: the facts of the ticket, at most as old as it. One object per ticket, so that a permit can count again. */
function factsOf(live: LiveTicket): Facts {
  const made = decidedUpon.get(live);
  if (made !== undefined) return made;
  const { contact, case: matter, purpose } = live;
  const known = { contacts: [contact], buried: [], ...(matter === undefined ? {} : { case: matter }) };
  const facts = factsUnder(purpose, known);
  decidedUpon.set(live, facts);
  return facts;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
