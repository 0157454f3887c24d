import type { Clock } from "@tallenne/runtime";
import { instantOf, type TerminalId } from "@tallenne/domain";
import type { ConsoleLine, LiveVisits, TerminalLine } from "./live-visit.ts";
import { shownOnConsole, shownOnTerminal } from "./visit-shown.ts";
import { isOpen, type VisitSitting } from "./visit-sitting.ts";

/** A terminal that is connected, whatever it shows. */
export interface ConnectedTerminal {
  readonly id: TerminalId;
  readonly office: string;
  readonly line: TerminalLine;
  heardAt: number;
  /** The visit whose key it has shown on this connection. */
  holdsKeyOf: string | undefined;
}

type Alert = Parameters<ConsoleLine["tell"]>[1] extends infer M
  ? Extract<M, { kind: unknown }>["kind"]
  : never;

/** What is told to both seats. */
export interface VisitLines {
  /** Every terminal that is connected, by its id: one connection each. */
  readonly terminals: Map<TerminalId, ConnectedTerminal>;
  /** The whole state to both seats. */
  tellState(visit: VisitSitting): void;
  /** Silence at the terminal, at once. */
  silence(visit: Pick<VisitSitting, "id">, why: string, how?: { readonly blank: boolean }): void;
  /** The end at the terminal: it wipes itself; the connection closes. */
  end(visit: Pick<VisitSitting, "id">, why: string): void;
  alert(visit: Pick<VisitSitting, "id">, kind: Alert): void;
}

/** Speaks to the seats of visits. */
export function visitLines(ports: { readonly live: LiveVisits; readonly clock: Clock }): VisitLines {
  const { live: all, clock } = ports;
  const terminals = new Map<TerminalId, ConnectedTerminal>();
  return {
    terminals,
    tellState: (visit) => {
      const live = all.of(visit.id);
      for (const [line, session] of live.consoles)
        line.tell("visit", shownOnConsole(ports, visit, { session }));
      const { terminal } = live;
      if (terminal === undefined) return;
      const holdsKey = terminals.get(terminal.id)?.holdsKeyOf === visit.id;
      terminal.line.tell("state", shownOnTerminal(ports, visit, { key: holdsKey || !isOpen(visit) }));
    },
    silence: (visit, why, { blank } = { blank: false }) =>
      all.of(visit.id).terminal?.line.tell("silence", { why, blank }),
    end: (visit, why) => {
      const { terminal } = all.of(visit.id);
      terminal?.line.tell("ended", { why });
      terminal?.line.end();
    },
    alert: (visit, kind) => {
      for (const line of all.of(visit.id).consoles.keys())
        line.tell("alert", { kind, at: instantOf(clock.now()) });
    },
  };
}
