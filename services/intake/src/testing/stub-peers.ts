import { type SigningKey, signStanding } from "@tallenne/access";
import {
  append,
  findAgent,
  introspect,
  type LedgerEntry,
  refuse,
  type ServiceName,
  type Standing,
} from "@tallenne/contracts";
import { calendarDate, type Id, idFrom, type IdKind } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { bind, type Route, type Service } from "@tallenne/wire";

/** An id that is the same in every run. */
function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  return idFrom(kind, new Uint8Array(16).fill(number));
}

const administrator: Standing = {
  session: testId("session", 1),
  person: testId("person", 1),
  role: "aa",
  unit: "hallinto",
  office: "mikkeli",
  grants: [
    {
      id: testId("grant", 1),
      role: "aa",
      unit: "hallinto",
      registers: ["calls", "chat", "email", "eform"],
      lines: ["henkiloasiakkaat"],
      until: calendarDate("2027-10-31"),
    },
  ],
  commitment: { id: testId("commitment", 1), version: 1, until: calendarDate("2027-10-31") },
  authenticatedAt: "2026-11-24T07:59:00.000Z" as Standing["authenticatedAt"],
  version: 1,
  language: "en",
  disqualified: [],
};
/** What her cookie holds. */
export const administratorsSecret = "the-invented-session-secret-of-an-administrator";

/** An identity that knows one administrator and one adviser. */
export function stubIdentity(key: SigningKey, clock: Pick<Clock, "now">): Service {
  return stubService("identity", [
    bind(introspect, {
      use: (_granted, { body }) => ({
        standing:
          body.session === administratorsSecret
            ? signStanding({ standing: administrator, key, now: clock.now() })
            : null,
      }),
    }),
    bind(findAgent, {
      use: (_granted, { body }) =>
        body.key === "agent-204"
          ? { person: testId("person", 4), unit: "tiimi-1" }
          : { person: null, unit: null },
    }),
  ]);
}

/** A ledger that keeps its entries in a list, each once, unless it is away. */
export function stubLedger(entries: LedgerEntry[], ledger: { readonly away: boolean }): Service {
  return stubService("ledger", [
    bind(append, {
      use: (_granted, { body }) => {
        if (ledger.away) throw refuse("no-ledger");
        const receipts = body.entries.map((entry) => {
          if (!entries.some(({ id }) => id === entry.id)) entries.push(entry);
          return { entry: entry.id, index: entries.length - 1 };
        });
        return { receipts };
      },
    }),
  ]);
}

/** A service of given routes that is always ready. */
export function stubService(name: ServiceName, routes: readonly Route[]): Service {
  return {
    name,
    routes,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ready: () => Promise.resolve({ ready: true, facts: {} }),
  };
}
