import { type SigningKey, signStanding } from "@tallenne/access";
import {
  introspect,
  type LedgerEntry,
  type ServiceName,
  serviceNames,
  type Standing,
} from "@tallenne/contracts";
import { calendarDate, type Id, type IdKind, idFrom, instantOf } from "@tallenne/domain";
import { keptLog, setCalendar, systemChance, systemClock } from "@tallenne/runtime";
import {
  type Around,
  bind,
  ledgerClient,
  makeTrust,
  type Peers,
  peersOf,
  readServiceKey,
  readTrust,
  run,
  sessionCookieName,
  type Service,
} from "@tallenne/wire";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeLedger } from "../compose.ts";
import type { Disk } from "../log/disk.ts";
import type { LedgerSettings } from "../settings.ts";

/** An id for tests: the same number gives the same id. */
export function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, number);
  return idFrom(kind, bytes);
}

/** An entry as another service writes it. */
export function testEntry(number: number, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    v: 1,
    id: testId("entry", number),
    at: `2026-11-24T08:${String(Math.floor(number / 60) % 60).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}.000Z`,
    date: calendarDate("2026-11-24"),
    actor: testId("person", 7),
    action: "access.viewed",
    objects: [testId("contact", number)],
    outcome: "permitted",
    facts: {},
    ...more,
  };
}

/** What the public listener answered. */
interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A ledger over real sockets beside an identity that knows two people. */
export interface LedgerArchive {
  /** A service that calls the ledger. */
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  readonly service: Service;
  readonly folder: string;
  readonly log: ReturnType<typeof keptLog>;
  /** Asks the public listener in a role. */
  as(role: Standing["role"], path: string): Promise<Told>;
  close(): Promise<void>;
}

const internal = "i.sock";

/** Builds and starts it; `below` gives the disk its faults. */
export async function ledgerArchive(
  more: { readonly disk?: (folder: string) => Disk; readonly copy?: true } & Partial<LedgerSettings> = {},
): Promise<LedgerArchive> {
  const { disk, copy, ...given } = more;
  const folder = mkdtempSync(join(tmpdir(), "tl-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, `unix:${internal}`]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const log = keptLog();
  const ports = {
    clock: systemClock,
    calendar: setCalendar(calendarDate("2026-11-24")),
    chance: systemChance,
  };
  const keys = {} as Record<ServiceName, SigningKey>;
  const peers = {} as Record<ServiceName, Peers>;
  for (const service of serviceNames) {
    keys[service] = await readServiceKey(folder, service, trust);
    peers[service] = peersOf({ service, trust, key: keys[service], clock: systemClock, log });
  }
  const client = ledgerClient(peers.ledger, {
    clock: systemClock,
    log,
    terms: { budget: 300, budgetAway: 60 },
  });
  const around: Around = {
    ...ports,
    trust,
    key: keys.ledger,
    peers: peers.ledger,
    ledger: client,
    log,
    purpose: "evaluation",
    demo: false,
    rate: 1,
    secrets: join(folder, "secrets"),
  };
  const settings: LedgerSettings = {
    purpose: "evaluation",
    logLevel: "info",
    ledger: join(folder, "first"),
    ledgerName: "tallenne.example/ledger",
    ...(copy ? { ledgerCopy: join(folder, "second") } : {}),
    ...given,
  };
  const service = await composeLedger(settings, around, disk ? { disk: disk(join(folder, "first")) } : {});
  const running = await run([service, fakeIdentity(keys.identity)], {
    ...ports,
    log,
    trust,
    public: { port: 0 },
    internal: { socket: join(folder, internal) },
    reach: { ledger: { peers: peers.ledger, ledger: client }, identity: { peers: peers.identity } },
    purpose: "evaluation",
    demo: false,
  });
  return {
    peers,
    service,
    folder,
    log,
    as: async (role, path) => {
      const headers = { cookie: `${sessionCookieName}=${secretOf(role)}`, "sec-fetch-site": "same-origin" };
      const reply = await fetch(`${running.address}/ledger${path}`, { headers });
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
    },
    async close() {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const secretOf = (role: string) => `secret-of-somebody-in-role-${role}`;

/** Vouches for whoever shows the secret of a role: signed, with a right of that role. */
function fakeIdentity(key: SigningKey): Service {
  return {
    name: "identity",
    routes: [
      bind(introspect, {
        use: (_granted, { body }) => {
          const role = (["dp", "ag"] as const).find((one) => secretOf(one) === body.session);
          const standing = role && signStanding({ standing: standingOf(role), key, now: systemClock.now() });
          return { standing: standing ?? null };
        },
      }),
    ],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ready: () => Promise.resolve({ ready: true, facts: {} }),
  };
}

function standingOf(role: "dp" | "ag"): Standing {
  const until = calendarDate("2027-05-24");
  return {
    session: testId("session", 1),
    person: testId("person", role === "dp" ? 1 : 2),
    role,
    unit: "tiimi-1",
    office: "mikkeli",
    grants: [
      {
        id: testId("grant", 1),
        role,
        unit: "tiimi-1",
        registers: ["calls", "chat", "email", "eform"],
        lines: ["henkiloasiakkaat"],
        until,
      },
    ],
    commitment: { id: testId("commitment", 1), version: 1, until },
    authenticatedAt: instantOf(systemClock.now() - 60_000),
    version: 1,
    language: "fi",
    disqualified: [],
  };
}
