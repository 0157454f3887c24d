import { type SigningKey, signStanding } from "@tallenne/access";
import {
  append,
  type ContactRecord,
  entriesAbout,
  introspect,
  type LedgerEntry,
  publishSealingKeys,
  refuse,
  recordContact,
  type ServiceName,
  serviceNames,
  type Standing,
} from "@tallenne/contracts";
import { type CalendarDate, calendarDate } from "@tallenne/domain";
import { keptLog, type SetCalendar, setCalendar, systemChance, pause, systemClock } from "@tallenne/runtime";
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
  type Route,
  type Service,
  sessionCookieName,
} from "@tallenne/wire";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeCatalogue } from "../compose.ts";
import { catalogueSettings } from "../settings.ts";
import { halfOf } from "./invented.ts";
import { type OfficeClock, officeClock } from "./office-clock.ts";

/** What an answer of the public listener was. */
interface Told {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly slug?: string };
}

/** The catalogue over real sockets, between an identity and a ledger that tests can see into. */
export interface CatalogueArchive {
  readonly calendar: SetCalendar;
  readonly clock: OfficeClock;
  readonly log: ReturnType<typeof keptLog>;
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  readonly keys: Readonly<Record<ServiceName, SigningKey>>;
  readonly entries: readonly LedgerEntry[];
  /** While true the ledger takes nothing. */
  readonly ledger: { away: boolean };
  /** The catalogue itself, for what has no route. */
  readonly catalogue: Service;
  /** Asks the public listener as somebody whom identity vouches for. */
  as(
    standing: Standing,
    ask:
      | { readonly get: string }
      | { readonly post: string; readonly body?: unknown }
      | { readonly put: string; readonly body: unknown },
  ): Promise<Told>;
  /** Publishes a bucket version's half, as the reading-room does. */
  publish(bucket: string, bucketVersion: number): Promise<void>;
  /** Publishes the bucket's half and records the contact, as reading-room and intake do. */
  keep(contact: ContactRecord): Promise<void>;
  close(): Promise<void>;
}

const stub = (name: ServiceName, routes: readonly Route[]): Service => ({
  name,
  routes,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ready: () => Promise.resolve({ ready: true, facts: {} }),
});

/** Waits until something holds that happens by itself; fails after five seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const begun = systemClock.monotonic();
  while (!(await holds())) {
    if (systemClock.monotonic() - begun > 5000) throw new Error("waited in vain");
    await pause(systemClock, 5);
  }
}

/** Builds and starts it on a day of the archive's calendar. */
export async function catalogueArchive(
  day: CalendarDate = calendarDate("2026-11-24"),
): Promise<CatalogueArchive> {
  const folder = await mkdtemp(join(tmpdir(), "tc-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const clock = officeClock();
  const calendar = setCalendar(day);
  const log = keptLog();
  const ports = { clock, calendar, chance: systemChance, log };
  const keys = {} as Record<ServiceName, SigningKey>;
  const peers = {} as Record<ServiceName, Peers>;
  for (const service of serviceNames) {
    keys[service] = await readServiceKey(folder, service, trust);
    peers[service] = peersOf({ service, trust, key: keys[service], clock, log });
  }
  const sessions = new Map<string, Standing>();
  const entries: LedgerEntry[] = [];
  const ledger = { away: false };
  // Generous where the machine is busy, brief where the ledger says itself that it is away.
  const terms = { attempt: 5000, budget: 10_000, budgetAway: 60, pause: 20 };
  const client = ledgerClient(peers.catalogue, { clock, log, terms });
  const around: Around = {
    ...ports,
    trust,
    key: keys.catalogue,
    peers: peers.catalogue,
    ledger: client,
    purpose: "evaluation",
    demo: false,
    rate: 1,
    secrets: folder,
  };
  const settings = catalogueSettings.parse({ store: `sqlite:${join(folder, "store")}` });
  const catalogue = await composeCatalogue(settings, around);
  const running = await run(
    [identityOf(sessions, keys.identity, clock), ledgerOf(entries, ledger), catalogue],
    {
      ...ports,
      public: { port: 0 },
      internal: { socket: join(folder, "i.sock") },
      trust,
      reach: Object.fromEntries(
        serviceNames.map((name) => [
          name,
          {
            peers: peers[name],
            ledger: name === "catalogue" ? client : ledgerClient(peers[name], { clock, log, terms }),
          },
        ]),
      ),
      purpose: "evaluation",
      demo: false,
    },
  );
  const publish = async (bucket: string, bucketVersion: number) => {
    const half = halfOf(bucket, bucketVersion, keys["reading-room"].key);
    await peers["reading-room"].call(publishSealingKeys, { body: { halves: [half] } });
  };
  let asked = 0;
  return {
    calendar,
    clock,
    log,
    peers,
    keys,
    entries,
    ledger,
    catalogue,
    as: async (standing, ask) => {
      // A session of its own each time: identity's answers are remembered for a second.
      const secret = `an-invented-session-secret-${String((asked += 1)).padStart(8, "0")}`;
      sessions.set(secret, standing);
      const headers = { cookie: `${sessionCookieName}=${secret}`, "sec-fetch-site": "same-origin" };
      const address = `${running.address}/catalogue`;
      const reply =
        "get" in ask
          ? await fetch(address + ask.get, { headers })
          : await fetch(address + ("put" in ask ? ask.put : ask.post), {
              method: "put" in ask ? "PUT" : "POST",
              headers: { ...headers, "content-type": "application/json" },
              body: JSON.stringify(ask.body ?? {}),
            });
      return { status: reply.status, body: (await reply.json()) as Told["body"] };
    },
    publish,
    keep: async (contact) => {
      await publish(contact.bucket, contact.bucketVersion);
      await peers.intake.call(recordContact, { body: contact });
    },
    close: async () => {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function identityOf(
  sessions: ReadonlyMap<string, Standing>,
  key: SigningKey,
  clock: { now(): number },
): Service {
  return stub("identity", [
    bind(introspect, {
      use: (_granted, { body }) => {
        const standing = sessions.get(body.session);
        return {
          standing: standing === undefined ? null : signStanding({ standing, key, now: clock.now() }),
        };
      },
    }),
  ]);
}

function ledgerOf(entries: LedgerEntry[], ledger: { readonly away: boolean }): Service {
  return stub("ledger", [
    bind(append, {
      use: (_granted, { body }) => {
        if (ledger.away) throw refuse("no-ledger");
        const receipts = body.entries.map((entry) => {
          entries.push(entry);
          return { entry: entry.id, index: entries.length - 1 };
        });
        return { receipts };
      },
    }),
    bind(entriesAbout, {
      use: (_granted, { body }) => {
        if (ledger.away) throw refuse("no-ledger");
        const isAsked = ({ action, objects }: LedgerEntry) =>
          (body.actions ?? []).includes(action) && objects.some((id) => body.objects.includes(id));
        return { entries: entries.filter(isAsked) };
      },
    }),
  ]);
}
