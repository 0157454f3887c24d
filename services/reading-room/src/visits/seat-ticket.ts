import type { Receipt } from "@tallenne/access";
import { signSeatTicket } from "@tallenne/access";
import { refuse, seatTicketMs } from "@tallenne/contracts";
import { servedWindows } from "../sound/served-windows.ts";
import { tellServed } from "../sound/tell-served.ts";
import { joined } from "../sittings/stretch.ts";
import { playedPart } from "../contents/played-part.ts";
import { factsOfContact, type LiveVisit, type SeatTicketHeld } from "./live-visit.ts";
import type { VisitPorts } from "./visit-ports.ts";
import type { SeatedItem, VisitSitting } from "./visit-sitting.ts";
import { visitEntry } from "./visit-step.ts";

/** A ticket as it goes to the terminal. */
export interface TicketTold {
  readonly token: string;
  readonly item: number;
  readonly forMs: number;
}

/** An item as it may be played: listed, and not reported as somebody else's. Throws Problem `unknown`. */
export function playableItem(visit: VisitSitting, number: number): SeatedItem {
  const item = visit.items.find((one) => one.number === number);
  if (item === undefined || visit.withheld.includes(number)) throw refuse("unknown");
  return item;
}

/** Tickets of the seat: ten seconds each, so that a stolen one opens little and a dead key nothing (flows D21, T-W5). */
export function seatTickets(ports: VisitPorts) {
  const { ticketKey, clock, visits, trail, log } = ports;
  const sign = (visit: VisitSitting, live: LiveVisit, item: SeatedItem): TicketTold => {
    const { seat, terminal } = visit;
    const contact = factsOfContact(live, item.contact);
    if (seat === null || terminal === null || contact === undefined) throw refuse("unknown");
    const now = clock.now();
    const part = contact.audio === null ? "text" : playedPart(contact);
    const ticket = { visit: visit.id, contact: item.contact, part, seat: seat.mark, terminal };
    const held: SeatTicketHeld = {
      token: signSeatTicket({ ticket, key: ticketKey, now }),
      item: item.number,
      until: now + seatTicketMs,
    };
    live.ticket = held;
    return { token: held.token, item: held.item, forMs: seatTicketMs };
  };
  return {
    sign,
    /** A new one when half of the one in force is over; null else. */
    renewed(visit: VisitSitting, live: LiveVisit): TicketTold | null {
      const { ticket } = live;
      if (ticket === undefined || ticket.until - clock.now() > seatTicketMs / 2) return null;
      const item = visit.items.find(({ number }) => number === ticket.item);
      return item === undefined ? null : sign(visit, live, item);
    },
    /** The ledger knows of an item being given to this seat before any of it is opened. Throws Problem `no-ledger`. */
    async grant(visit: VisitSitting, live: LiveVisit, item: SeatedItem): Promise<Receipt> {
      const known = live.receipts.get(item.number);
      if (known !== undefined) return known;
      const { terminal } = visit;
      const contact = factsOfContact(live, item.contact);
      if (terminal === null || contact === undefined) throw refuse("unknown");
      const part = contact.audio === null ? "text" : playedPart(contact);
      const entry = visitEntry(ports, visit, {
        by: { terminal },
        action: "access.granted",
        facts: { part },
        about: [item.contact],
        outcome: "permitted",
      });
      const [receipt] = await trail.writeAll([entry]);
      if (receipt === undefined) throw refuse("no-ledger");
      live.receipts.set(item.number, receipt);
      return receipt;
    },
    /** Windows of an item in order: each is in the ledger and in the sitting before the next goes out. */
    windowsOf(visit: VisitSitting, live: LiveVisit, item: SeatedItem) {
      const known = live.windows.get(item.number);
      if (known !== undefined) return known;
      const made = servedWindows({
        log,
        tell: tellServed(ports, ({ stretch, owed }) =>
          visits.change(visit.id, (kept) => ({
            ...kept,
            activeAt: clock.now(),
            served: {
              ...kept.served,
              [item.contact]: joined([...(kept.served[item.contact] ?? []), stretch]),
            },
            sounding: live.sounding ?? kept.sounding ?? null,
            ...owed(kept.pending),
          })),
        ),
      });
      live.windows.set(item.number, made);
      return made;
    },
  };
}

export type SeatTickets = ReturnType<typeof seatTickets>;
