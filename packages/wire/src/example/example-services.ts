import { type SigningKey, signStanding } from "@tallenne/access";
import {
  append,
  introspect,
  introspectTerminal,
  type LedgerEntry,
  Problem,
  type ServiceName,
  type Standing,
} from "@tallenne/contracts";
import type { Clock } from "@tallenne/runtime";
import type { LiveRoute } from "../live/live-route.ts";
import { bind, type Route } from "../route/route.ts";
import type { Service } from "../service.ts";
import type { TerminalStanding } from "../session/terminals.ts";

/** A service of given routes that is always ready. */
export function exampleService(
  name: ServiceName,
  routes: readonly Route[],
  live: readonly LiveRoute[] = [],
): Service {
  return {
    name,
    routes,
    live,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ready: () => Promise.resolve({ ready: true, facts: { rows: 3 } }),
  };
}

/** A ledger in memory that can be away. */
export interface ExampleLedger {
  readonly service: Service;
  readonly entries: LedgerEntry[];
  /** How many appends came. */
  readonly appends: () => number;
  away: boolean;
  /** Holds appends until the promise resolves. */
  gate: Promise<void> | undefined;
}

export function exampleLedger(): ExampleLedger {
  const entries: LedgerEntry[] = [];
  let appends = 0;
  const ledger: ExampleLedger = {
    service: exampleService("ledger", [
      bind(append, {
        use: async (_granted, { body }) => {
          appends += 1;
          await ledger.gate;
          if (ledger.away) throw new Problem("no-ledger");
          const receipts = body.entries.map((entry) => {
            entries.push(entry);
            return { entry: entry.id, index: entries.length - 1 };
          });
          return { receipts };
        },
      }),
    ]),
    entries,
    appends: () => appends,
    away: false,
    gate: undefined,
  };
  return ledger;
}

/** An identity that knows sessions by their secret. */
export interface ExampleIdentity {
  readonly service: Service;
  readonly sessions: Map<string, Standing>;
  readonly terminals: Map<string, TerminalStanding>;
  readonly introspections: () => number;
  /** When set, answered instead of a signed standing. */
  forged: string | undefined;
}

export function exampleIdentity(made: {
  key: SigningKey;
  clock: Clock;
  routes?: readonly Route[];
}): ExampleIdentity {
  const sessions = new Map<string, Standing>();
  const terminals = new Map<string, TerminalStanding>();
  let introspections = 0;
  const identity: ExampleIdentity = {
    service: exampleService("identity", [
      ...(made.routes ?? []),
      bind(introspect, {
        use: (_granted, { body }) => {
          introspections += 1;
          const standing = sessions.get(body.session);
          if (!standing) return { standing: null };
          const token = identity.forged ?? signStanding({ standing, key: made.key, now: made.clock.now() });
          return { standing: token };
        },
      }),
      bind(introspectTerminal, {
        use: (_granted, { body }) => ({ terminal: terminals.get(body.terminal) ?? null }),
      }),
    ]),
    sessions,
    terminals,
    introspections: () => introspections,
    forged: undefined,
  };
  return identity;
}
