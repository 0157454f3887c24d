import type { Permit, Receipt } from "@tallenne/access";
import {
  type AccessFacts,
  type consoleSocket,
  type PlayedStretch,
  presenceMs,
  type terminalSocket,
} from "@tallenne/contracts";
import type { SessionId, TerminalId, VisitId } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import type { Connection } from "@tallenne/wire";
import type { ServedWindows } from "../sound/served-windows.ts";
import type { Known } from "../contents/contact-facts.ts";

export type TerminalLine = Connection<typeof terminalSocket>;
export type ConsoleLine = Connection<typeof consoleSocket>;

/** A seat that was heard. */
interface HeardSeat<L> {
  readonly line: L;
  /** Monotonic milliseconds. */
  heardAt: number;
}

/** A ticket of the item that plays. */
export interface SeatTicketHeld {
  readonly token: string;
  readonly item: number;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** What of a visit is in memory only: who was heard when, what may be opened just now. Nothing of it survives the process, and nothing plays without it. */
export interface LiveVisit {
  readonly id: VisitId;
  terminal: (HeardSeat<TerminalLine> & { readonly id: TerminalId }) | undefined;
  /** The console of its supervisor's own session. */
  supervisor: (HeardSeat<ConsoleLine> & { readonly session: SessionId }) | undefined;
  /** Every console that watches it. */
  readonly consoles: Map<ConsoleLine, SessionId>;
  /** Leave to open the decision's items, from the supervisor's last beat. */
  permit: Permit<"visit.open"> | undefined;
  known: { readonly facts: Known; readonly at: number } | undefined;
  readonly gaps: Map<number, readonly (readonly [number, number])[]>;
  /** Proof that the ledger knows of an item being given to this seat. */
  readonly receipts: Map<number, Receipt>;
  readonly windows: Map<number, ServedWindows>;
  ticket: SeatTicketHeld | undefined;
  /** The stretch that sounds, as last told. */
  sounding: PlayedStretch | undefined;
  /** Nothing goes out, whatever the document still says: set before what silences is written. */
  isSilenced: boolean;
  /** Milliseconds of sound the seat may still fetch ahead of time, and when that was counted. */
  allowance: { leftMs: number; at: number };
}

/** All visits with anybody at a seat, or with a key in force. */
export interface LiveVisits {
  of(visit: VisitId): LiveVisit;
  all(): readonly LiveVisit[];
  forget(visit: VisitId): void;
  /** Milliseconds since a seat was heard; infinity where nobody sits. */
  ageOf(seat: { readonly heardAt: number } | undefined): number;
  areSeated(live: LiveVisit): boolean;
}

/** Keeps them. */
export function liveVisits({ clock }: { readonly clock: Clock }): LiveVisits {
  const live = new Map<VisitId, LiveVisit>();
  const ageOf: LiveVisits["ageOf"] = (seat) =>
    seat === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() - seat.heardAt;
  return {
    of: (visit) => {
      const known = live.get(visit) ?? emptyVisit(visit, clock);
      live.set(visit, known);
      return known;
    },
    all: () => [...live.values()],
    forget: (visit) => void live.delete(visit),
    ageOf,
    areSeated: ({ terminal, supervisor }) => ageOf(terminal) < presenceMs && ageOf(supervisor) < presenceMs,
  };
}

function emptyVisit(id: VisitId, clock: Clock): LiveVisit {
  return {
    id,
    terminal: undefined,
    supervisor: undefined,
    consoles: new Map(),
    permit: undefined,
    known: undefined,
    gaps: new Map(),
    receipts: new Map(),
    windows: new Map(),
    ticket: undefined,
    sounding: undefined,
    isSilenced: false,
    allowance: { leftMs: Number.POSITIVE_INFINITY, at: clock.monotonic() },
  };
}

/** Everything opened for a seat is forgotten: its key has ended, or is another. */
export function forgetOpened(live: LiveVisit): void {
  live.receipts.clear();
  live.windows.clear();
  live.ticket = undefined;
  live.sounding = undefined;
}

/** The catalogue's facts of a seated contact. */
export function factsOfContact(live: LiveVisit, contact: string): AccessFacts | undefined {
  return live.known?.facts.contacts.find(({ id }) => id === contact);
}
