import type { TrustedKeys } from "@tallenne/access";
import { append, type LedgerEntry, refuse, type ServiceName, serviceNames } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import { keptLog, Sensitive, type SetCalendar, setCalendar, systemChance } from "@tallenne/runtime";
import { sqliteDocuments } from "@tallenne/store";
import {
  bind,
  ledgerClient,
  makeTrust,
  type Peers,
  peersOf,
  readServiceKey,
  readTrust,
  run,
  type Running,
  type Service,
} from "@tallenne/wire";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity } from "../identity.ts";
import { type Browser, browserAt } from "./browser.ts";
import { cheap } from "./cheap.ts";
import { fillableDocuments } from "./fillable-documents.ts";
import { type SkippingClock, skippingClock } from "./skipping-clock.ts";

/** Identity over real sockets beside a ledger that tests can see into and take away. */
export interface IdentityArchive {
  readonly folder: string;
  readonly clock: SkippingClock;
  readonly calendar: SetCalendar;
  readonly log: ReturnType<typeof keptLog>;
  readonly entries: readonly LedgerEntry[];
  readonly ledger: { away: boolean };
  /** The medium of the store, which can be full. */
  readonly medium: { full: boolean };
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  readonly trusted: TrustedKeys;
  address(): string;
  /** A browser, from a loopback address of its own where one is given. */
  browser(from?: string): Browser;
  /** The entries of an action, oldest first. */
  told(action: LedgerEntry["action"]): readonly LedgerEntry[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a test may choose. */
export interface ArchiveTerms {
  readonly demo?: boolean;
  readonly purpose?: "evaluation" | "production";
}

/** Builds and starts it on 24 November 2026 of the archive's calendar. */
export async function identityArchive(terms: ArchiveTerms = {}): Promise<IdentityArchive> {
  const { demo = false, purpose = "evaluation" } = terms;
  const folder = await mkdtemp(join(tmpdir(), "tid-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const log = keptLog();
  const clock = skippingClock();
  const calendar = setCalendar(calendarDate("2026-11-24"));
  const ports = { clock, calendar, chance: systemChance, log };
  const peers = {} as Record<ServiceName, Peers>;
  for (const service of serviceNames) {
    const key = await readServiceKey(folder, service, trust);
    peers[service] = peersOf({ service, trust, key, clock, log });
  }
  const key = await readServiceKey(folder, "identity", trust);
  const client = ledgerClient(peers.identity, {
    clock,
    log,
    terms: { attempt: 10_000, budget: 10_000, budgetAway: 60, pause: 20 },
  });
  const entries: LedgerEntry[] = [];
  const ledger = { away: false };
  const medium = { full: false };
  let running: Running;
  const start = async () => {
    const identity = await createIdentity({
      ...ports,
      documents: fillableDocuments(
        await sqliteDocuments({ folder: join(folder, "store"), service: "identity" }),
        medium,
      ),
      ledger: client,
      key,
      purpose,
      demo,
      secrets: join(folder, "secrets"),
      sealing: new Sensitive("an invented key of identity, long enough"),
      cost: cheap,
    });
    running = await run([ledgerWith(entries, ledger), identity], {
      ...ports,
      public: { port: 0 },
      internal: { socket: join(folder, "i.sock") },
      trust,
      reach: Object.fromEntries(serviceNames.map((name) => [name, { peers: peers[name], ledger: client }])),
      purpose: "evaluation",
      demo: false,
    });
  };
  await start();
  return {
    folder,
    clock,
    calendar,
    log,
    entries,
    ledger,
    medium,
    peers,
    trusted: trust.keys,
    address: () => running.address,
    browser: (from) => browserAt(() => running.address, from),
    told: (action) => entries.filter((entry) => entry.action === action),
    async restart() {
      await running.stop();
      await start();
    },
    async close() {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ledgerWith(entries: LedgerEntry[], state: { readonly away: boolean }): Service {
  const routes = [
    bind(append, {
      use: (_granted, { body }) => {
        if (state.away) throw refuse("no-ledger");
        const receipts = body.entries.map((entry) => {
          entries.push(entry);
          return { entry: entry.id, index: entries.length - 1 };
        });
        return { receipts };
      },
    }),
  ];
  return {
    name: "ledger",
    routes,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ready: () => Promise.resolve({ ready: true, facts: {} }),
  };
}
