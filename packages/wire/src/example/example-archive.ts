import { type SigningKey } from "@tallenne/access";
import { type ServiceName, serviceNames } from "@tallenne/contracts";
import { keptLog, type SetCalendar, setCalendar, systemChance, systemClock } from "@tallenne/runtime";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CalendarDate } from "@tallenne/domain";
import type { Limits } from "../listen/limits.ts";
import type { PublicListen } from "../listen/listen.ts";
import type { LiveRoute } from "../live/live-route.ts";
import { type Peers, peersOf } from "../peers/peers.ts";
import type { Route } from "../route/route.ts";
import { run, type Running } from "../run.ts";
import { sessionCookieName } from "../session/cookie.ts";
import { ledgerClient } from "../trail/ledger-client.ts";
import { makeTrust } from "../trust/make-trust.ts";
import { readServiceKey, readTrust, type Trust } from "../trust/trust.ts";
import { ask, type Asking, type Told } from "./ask.ts";
import { sanna, sannasSecret } from "./example-people.ts";
import {
  type ExampleIdentity,
  exampleIdentity,
  type ExampleLedger,
  exampleLedger,
  exampleService,
} from "./example-services.ts";

/** A small archive of three services in one process, over real sockets, for the tests. */
export interface ExampleArchive {
  readonly running: Running;
  readonly folder: string;
  readonly trust: Trust;
  readonly ledger: ExampleLedger;
  readonly identity: ExampleIdentity;
  readonly calendar: SetCalendar;
  readonly log: ReturnType<typeof keptLog>;
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  readonly keys: Readonly<Record<ServiceName, SigningKey>>;
  /** Asks the public listener as nobody. */
  readonly ask: (path: string, asking?: Asking) => Promise<Told>;
  /** Asks the public listener as Sanna's browser does. */
  readonly browse: (path: string, asking?: Asking) => Promise<Told>;
  /** Asks the internal listener. */
  readonly askInside: (path: string, asking?: Asking) => Promise<Told>;
  close(): Promise<void>;
}

/** What a test puts into it. */
export interface ExampleTerms {
  readonly catalogue?: readonly Route[];
  readonly live?: readonly LiveRoute[];
  readonly intake?: readonly Route[];
  readonly identity?: readonly Route[];
  readonly limits?: Partial<Limits>;
  readonly site?: string;
  readonly public?: PublicListen;
}

const briefly = { budget: 300, budgetAway: 60, pause: 20 };

/** Sanna's cookie. */
export const sannasCookie = `${sessionCookieName}=${sannasSecret}`;

/** Builds and starts the example archive. */
export async function exampleArchive(terms: ExampleTerms = {}): Promise<ExampleArchive> {
  const folder = await mkdtemp(join(tmpdir(), "tw-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const path = await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> });
  const trust = await readTrust(path);
  const log = keptLog();
  const calendar = setCalendar("2026-11-24" as CalendarDate);
  const ports = { clock: systemClock, calendar, chance: systemChance, log };
  const keys = {} as Record<ServiceName, SigningKey>;
  const peers = {} as Record<ServiceName, Peers>;
  for (const service of serviceNames) {
    keys[service] = await readServiceKey(folder, service, trust);
    peers[service] = peersOf({ service, trust, key: keys[service], clock: systemClock, log });
  }
  const ledger = exampleLedger();
  const identity = exampleIdentity({ key: keys.identity, clock: systemClock, routes: terms.identity ?? [] });
  identity.sessions.set(sannasSecret, sanna);
  const services = [
    ledger.service,
    identity.service,
    exampleService("catalogue", terms.catalogue ?? []),
    exampleService("intake", terms.intake ?? []),
    ...(terms.live ? [exampleService("reading-room", [], terms.live)] : []),
  ];
  const running = await run(services, {
    ...ports,
    public: terms.public ?? { port: 0 },
    internal: { socket: join(folder, "i.sock") },
    trust,
    reach: Object.fromEntries(
      serviceNames.map((name) => [
        name,
        {
          peers: peers[name],
          ledger: ledgerClient(peers[name], { clock: systemClock, log, terms: briefly }),
        },
      ]),
    ),
    purpose: "evaluation",
    demo: false,
    ...(terms.limits ? { limits: terms.limits } : {}),
    ...(terms.site === undefined ? {} : { site: terms.site }),
  });
  const { address, internalAddress } = running;
  return {
    running,
    folder,
    trust,
    ledger,
    identity,
    calendar,
    log,
    peers,
    keys,
    ask: (place, asking) => ask(address, place, asking),
    browse: (place, asking = {}) =>
      ask(address, place, {
        ...asking,
        headers: { cookie: sannasCookie, "sec-fetch-site": "same-origin", ...asking.headers },
      }),
    askInside: (place, asking) => ask(internalAddress, place, asking),
    async close() {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
