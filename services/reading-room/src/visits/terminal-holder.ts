import { presenceMs, refuse, type terminalSocket } from "@tallenne/contracts";
import type { TerminalId, VisitId } from "@tallenne/domain";
import type { Holder, LiveWho } from "@tallenne/wire";
import { endVisit } from "./control-visit.ts";
import { listenAtSeat, renewalMs } from "./listen-at-seat.ts";
import type { TerminalLine } from "./live-visit.ts";
import { briefVisitor, chooseAtTerminal, giveCode } from "./prepare-room.ts";
import type { SeatKeys } from "./seat-keys.ts";
import type { SeatTickets } from "./seat-ticket.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { ConnectedTerminal } from "./visit-lines.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { shownOnTerminal } from "./visit-shown.ts";
import { isInRoom, isOpen, type VisitSitting } from "./visit-sitting.ts";

type TerminalSocket = typeof terminalSocket;

/** The terminal's side of a visit: one connection of an enrolled device. */
export function terminalHolder(
  ports: VisitPorts,
  changes: VisitChanges,
  made: { readonly tickets: SeatTickets; readonly keys: SeatKeys },
) {
  const { live: all, lines, codes, clock, visits } = ports;
  const listen = listenAtSeat(ports, changes, made.tickets);
  const brief = briefVisitor(ports, changes);
  const choose = chooseAtTerminal(changes);
  const end = endVisit(ports, changes);

  return async (line: TerminalLine, who: LiveWho<TerminalSocket>): Promise<Holder<TerminalSocket>> => {
    const { id, office } = who.terminal;
    // A device has one page: a second one is refused while the first lives (T-W5).
    const before = lines.terminals.get(id);
    if (before !== undefined && all.ageOf(before) < presenceMs) {
      line.tell("ended", { why: "second-page" });
      line.end();
      return silent;
    }
    const mine: ConnectedTerminal = { id, office, line, heardAt: clock.monotonic(), holdsKeyOf: undefined };
    lines.terminals.set(id, mine);
    const paired = await visitAt(id);
    if (paired === undefined) {
      giveCode(ports, id);
      line.tell("state", waiting);
    } else if (isOpen(paired)) {
      // The key in the page's memory takes the seat back; a page without one starts anew with a code.
      giveCode(ports, id);
      line.tell("state", shownOnTerminal(ports, paired, { key: false }));
    } else {
      sit(mine, paired.id);
      lines.tellState(paired);
    }
    const seated = async (): Promise<VisitId> => {
      const visit = await visitAt(id);
      if (visit === undefined || all.of(visit.id).terminal?.line !== line) throw refuse("not-at-this-stage");
      return visit.id;
    };
    const holding = async (): Promise<VisitId> => {
      const visit = await seated();
      if (mine.holdsKeyOf !== visit)
        throw refuse("not-at-this-stage", { facts: { guard: "terminal-paired" } });
      return visit;
    };
    return {
      asks: {
        beat: async ({ playing }) => {
          mine.heardAt = clock.monotonic();
          const visit = await visitAt(id);
          const live = visit && all.of(visit.id);
          if (visit === undefined || live?.terminal?.line !== line) return { forMs: 0, ticket: null };
          live.terminal.heardAt = mine.heardAt;
          if (mine.holdsKeyOf !== visit.id || visit.state !== "playing") return { forMs: 0, ticket: null };
          if (playing) {
            live.sounding = playing;
            for (const console of live.consoles.keys()) tellPosition(console, visit, playing);
          }
          const forMs = renewalMs(visit, live, { supervisor: all.ageOf(live.supervisor) });
          return { forMs, ticket: forMs > 0 ? made.tickets.renewed(visit, live) : null };
        },
        returnToSeat: async ({ seat }) => {
          const visit = await made.keys.visitOf(id, seat);
          codes.forget(id);
          mine.holdsKeyOf = visit.id;
          sit(mine, visit.id);
          lines.tellState(visit);
          return { taken: true };
        },
        choose: (said) => done(seated().then((visit) => choose(visit, said))),
        brief: () => done(seated().then((visit) => brief(visit, "as-chosen", { terminal: id }))),
        play: async (place) => ({ taken: true, ticket: await listen.play(await holding(), id, place) }),
        steer: async (place) => ({ taken: true, ticket: await listen.steer(await holding(), id, place) }),
        pause: (place) => done(holding().then((visit) => listen.pause(visit, id, place))),
        played: ({ stretches }) => done(holding().then((visit) => listen.played(visit, stretches))),
        ask: (said) => done(holding().then((visit) => listen.ask(visit, id, said))),
        finish: () => done(holding().then((visit) => end(visit, "citizen-done", { terminal: id }))),
      },
      closed: () => {
        if (lines.terminals.get(id) === mine) {
          lines.terminals.delete(id);
          codes.forget(id);
        }
        for (const live of all.all())
          if (live.terminal?.line === line) {
            live.terminal = undefined;
            // A known loss needs no waiting.
            void changes
              .suspend(live.id, "terminal-lost")
              .catch((failure: unknown) =>
                ports.log.error({ event: "visit-unsuspended", visit: live.id }, failure),
              );
          }
      },
    };
  };

  function sit(terminal: ConnectedTerminal, visit: VisitId): void {
    all.of(visit).terminal = { id: terminal.id, line: terminal.line, heardAt: clock.monotonic() };
  }

  /** The visit a terminal is paired with, while somebody is in the room. */
  async function visitAt(terminal: TerminalId): Promise<VisitSitting | undefined> {
    const found = await Promise.all(all.all().map(({ id }) => visits.get(id)));
    return found.find((one) => one?.terminal === terminal && isInRoom(one));
  }
}

function tellPosition(
  console: { tell(name: "position", message: { item: number; atMs: number; heardMs: number }): void },
  visit: VisitSitting,
  sounding: { readonly item: number; readonly toMs: number; readonly fromMs: number },
): void {
  const item = visit.items.find(({ number }) => number === sounding.item);
  if (item === undefined) return;
  const heard = visit.heard[item.contact] ?? [];
  const heardMs =
    heard.reduce((sum, [from, to]) => sum + to - from, 0) + Math.max(0, sounding.toMs - sounding.fromMs);
  console.tell("position", {
    item: sounding.item,
    atMs: sounding.toMs,
    heardMs: Math.min(heardMs, item.durationMs),
  });
}

const waiting = {
  phase: "waiting",
  why: null,
  language: null,
  aids: [],
  briefed: false,
  items: [],
  at: null,
  endsInMs: 0,
  asks: [],
} as const satisfies Parameters<TerminalLine["tell"]>[1];

async function done(work: Promise<unknown>): Promise<{ taken: true }> {
  await work;
  return { taken: true };
}

const refused = (): never => {
  throw refuse("not-at-this-stage");
};
/** A page that is refused answers nothing. */
const silent: Holder<TerminalSocket> = {
  asks: {
    beat: () => ({ forMs: 0, ticket: null }),
    returnToSeat: refused,
    choose: refused,
    brief: refused,
    play: refused,
    steer: refused,
    pause: refused,
    played: refused,
    ask: refused,
    finish: refused,
  },
  closed: () => undefined,
};
