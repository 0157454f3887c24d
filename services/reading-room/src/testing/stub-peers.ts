import { type SigningKey, signStanding } from "@tallenne/access";
import * as contract from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  firstPolicy,
  instantOf,
  policyDigestText,
} from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { bind, type Route, type Service } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { bucketsAhead } from "../bucket-keys/buckets-ahead.ts";
import { morning, today } from "./people.ts";

const stub = (name: contract.ServiceName, routes: readonly Route[]): Service => ({
  name,
  routes,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ready: () => Promise.resolve({ ready: true, facts: {} }),
});

/** A ledger in memory that can be away. */
export interface StubLedger {
  readonly entries: contract.LedgerEntry[];
  away: boolean;
  /** Appends wait for it. */
  gate: Promise<void> | undefined;
}

export function stubLedger(): { ledger: StubLedger; service: Service } {
  const ledger: StubLedger = { entries: [], away: false, gate: undefined };
  const known = new Map<string, number>();
  const route = bind(contract.append, {
    use: async (_granted, { body }) => {
      await ledger.gate;
      if (ledger.away) throw contract.refuse("no-ledger");
      const receipts = body.entries.map((entry) => {
        const index = known.get(entry.id) ?? ledger.entries.push(contract.parseEntry(entry)) - 1;
        known.set(entry.id, index);
        return { entry: entry.id, index };
      });
      return { receipts };
    },
  });
  return { ledger, service: stub("ledger", [route]) };
}

/** Identity: whoever stands in the map is vouched for. */
export function stubIdentity(key: SigningKey, clock: Clock) {
  const sessions = new Map<string, contract.Standing>();
  const route = bind(contract.introspect, {
    use: (_granted, { body }) => {
      const standing = sessions.get(body.session);
      return { standing: standing ? signStanding({ standing, key, now: clock.now() }) : null };
    },
  });
  return { sessions, service: stub("identity", [route]) };
}

/** Steward: hears of damage. */
export function stubSteward() {
  const damages: { contact: ContactId; part: string; key: string }[] = [];
  const route = bind(contract.reportDamage, {
    use: (_granted, { body }) => {
      damages.push(body);
      return {};
    },
  });
  return { damages, service: stub("steward", [route]) };
}

/** What the catalogue holds of a contact. */
export interface KeptContact {
  readonly facts: contract.AccessFacts;
  readonly envelope: contract.ContactRecord["envelope"];
}

/** A catalogue in memory. */
export interface StubCatalogue {
  readonly contacts: Map<ContactId, KeptContact>;
  readonly cases: Map<string, contract.CaseView & { closedOn?: CalendarDate }>;
  readonly tombstones: Map<ContactId, CalendarDate>;
  readonly halves: Map<string, contract.PublicHalfView>;
  readonly wanted: Set<string>;
  readonly closed: { bucket: string; bucketVersion: number }[];
  readonly events: { number: number; contact: ContactId | null; case?: CaseId }[];
  /** Requests with sealed fields. */
  readonly requests: Map<CaseId, contract.Received<typeof contract.requestEnvelope>>;
  /** What was asked to be frozen. */
  readonly frozen: contract.Asked<typeof contract.freezeCandidates>["body"][];
  readonly heard: unknown[];
  /** Buckets of the coming days. Unless a test wants them minted, they count as published already. */
  ahead: readonly string[];
  mintsAhead: boolean;
  /** No request takes a statement any more. */
  isDecided: boolean;
  away: boolean;
}

export function stubCatalogue(): { catalogue: StubCatalogue; service: Service } {
  const catalogue: StubCatalogue = {
    contacts: new Map(),
    cases: new Map(),
    tombstones: new Map(),
    halves: new Map(),
    wanted: new Set(),
    closed: [],
    events: [],
    heard: [],
    requests: new Map(),
    frozen: [],
    ahead: bucketsAhead(firstPolicy, today),
    mintsAhead: false,
    isDecided: false,
    away: false,
  };
  const policy = policyDigestText(firstPolicy);
  const known = (ids: readonly ContactId[]) =>
    ids.flatMap((id) => {
      const found = catalogue.contacts.get(id);
      return found ? [found] : [];
    });
  const here = () => {
    if (catalogue.away) throw new Error("the catalogue is away");
  };
  const routes = [
    bind(contract.intakeRules, { use: () => ({ version: firstPolicy.version, policy }) }),
    bind(contract.wantedBuckets, {
      use: () => {
        const open = [...catalogue.halves.values()].map(({ bucket, bucketVersion }) => ({
          bucket,
          bucketVersion,
          state: "open" as const,
        }));
        const ahead = catalogue.mintsAhead
          ? []
          : catalogue.ahead.filter((bucket) => !catalogue.wanted.has(bucket));
        open.push(...ahead.map((bucket) => ({ bucket, bucketVersion: 1, state: "open" as const })));
        const closed = catalogue.closed.map((one) => ({ ...one, state: "closed" as const }));
        return { wanted: [...catalogue.wanted], held: [...open, ...closed] };
      },
    }),
    bind(contract.publishSealingKeys, {
      use: (_granted, { body }) => {
        for (const half of body.halves) {
          catalogue.halves.set(half.bucket, half);
          catalogue.wanted.delete(half.bucket);
        }
        return {};
      },
    }),
    bind(contract.accessFacts, {
      use: (_granted, { body }) => {
        here();
        return {
          contacts: known(body.contacts).map(({ facts }) => facts),
          case: (body.case === undefined ? undefined : catalogue.cases.get(body.case)) ?? null,
          tombstones: body.contacts.flatMap((contact) => {
            const lastDay = catalogue.tombstones.get(contact);
            return lastDay === undefined ? [] : [{ contact, lastDay }];
          }),
        };
      },
    }),
    bind(contract.envelopes, {
      use: (_granted, { body }) => ({
        envelopes: known(body.contacts).map(({ facts, envelope }) => ({
          contact: facts.id,
          register: facts.register,
          class: facts.class,
          anchorDate: facts.anchorDate,
          lastDay: facts.row.lastDay,
          envelope,
          wraps: facts.wraps,
        })),
      }),
    }),
    bind(contract.eventsAfter, {
      use: (_granted, { body }) => ({
        events: catalogue.events
          .filter(({ number }) => number > body.after)
          .slice(0, body.limit)
          .map((event) => ({
            ...event,
            kind: event.case === undefined ? ("contact-recorded" as const) : ("request-registered" as const),
            at: instantOf(morning),
          })),
      }),
    }),
    bind(contract.requestEnvelope, {
      use: (_granted, { body }) => {
        const found = catalogue.requests.get(body.case);
        if (found === undefined) throw contract.refuse("unknown");
        return found;
      },
    }),
    bind(contract.noteStatement, {
      use: (_granted, { body }) => {
        here();
        if (catalogue.isDecided) throw contract.refuse("out-of-turn");
        const found = catalogue.requests.get(body.case);
        if (found !== undefined) {
          const others = found.statements.filter(({ contact }) => contact !== body.contact);
          const { contact, digest } = body;
          catalogue.requests.set(body.case, { ...found, statements: [...others, { contact, digest }] });
        }
        return {};
      },
    }),
    bind(contract.freezeCandidates, {
      use: (_granted, { body }) => {
        here();
        catalogue.frozen.push(body);
        return { frozen: body.candidates.length, state: "registered" };
      },
    }),
    bind(contract.noteHeard, {
      use: (_granted, { body }) => {
        here();
        catalogue.heard.push(body);
        return {};
      },
    }),
  ];
  return { catalogue, service: stub("catalogue", routes) };
}

/** SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
