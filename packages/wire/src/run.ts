import { loadPolicies } from "@tallenne/access";
import type { ServiceName } from "@tallenne/contracts";
import {
  type Calendar,
  type Chance,
  type Clock,
  createLifecycle,
  type Log,
  type Part,
} from "@tallenne/runtime";
import type { Station } from "./flow/station.ts";
import { budgetsOf } from "./listen/budgets.ts";
import { createCallers } from "./listen/callers.ts";
import { createHealth } from "./listen/health.ts";
import { httpListener } from "./listen/http-listener.ts";
import { internalFront } from "./listen/internal-front.ts";
import { type Limits, usualLimits } from "./listen/limits.ts";
import { type Listen, ListenRefused, originsOf, type PublicListen } from "./listen/listen.ts";
import { createMetrics } from "./listen/metrics.ts";
import { publicFront } from "./listen/public-front.ts";
import { liveFront } from "./live/live-front.ts";
import type { Peers } from "./peers/peers.ts";
import type { Service } from "./service.ts";
import { introspector } from "./session/introspector.ts";
import { terminalsOf } from "./session/terminals.ts";
import { siteOf } from "./site/site.ts";
import { type LedgerClient, ledgerClient } from "./trail/ledger-client.ts";
import type { Trust } from "./trust/trust.ts";

/** How one service of the list reaches the others. */
export interface Reach {
  readonly peers: Peers;
  /** The service's one client of the ledger, where it writes entries itself; one is made when left out. */
  readonly ledger?: LedgerClient;
}

/** What a process runs with. */
export interface RunTerms {
  readonly public: PublicListen;
  readonly internal: Listen;
  readonly trust: Trust;
  readonly reach: Readonly<Partial<Record<ServiceName, Reach>>>;
  /** Folder of the built browser application. */
  readonly site?: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly purpose: "evaluation" | "production";
  readonly demo: boolean;
  readonly limits?: Partial<Limits>;
  /** Version of the published interface. */
  readonly version?: string;
  /** Reads and checks the access policies, or throws; those of this archive when left out. */
  readonly policies?: () => unknown;
  /** `process` adds memory, event loop and garbage collection of the process to the metrics. */
  readonly metrics?: "process";
}

/** A running process. */
export interface Running {
  /** Where browsers find it: the origin given, or the address bound. */
  readonly address: string;
  /** Where peers find it; `unix:` and the path for a socket. */
  readonly internalAddress: string;
  /** Lets requests under way end, then stops the services in reverse order. */
  stop(): Promise<void>;
}

/** Milliseconds of standing that a service remembers (flows D5). Identity itself asks every time: it is where rights change. */
const remember = (service: ServiceName) => (service === "identity" ? 0 : 1000);

/**
 * Runs a list of services as one process: the internal listener opens, the services start in order, the public listener opens last. Stopping goes
 * the other way round; the internal listener closes last, so that services can still finish what they tell each other. Throws ListenRefused,
 * PoliciesRefused, TypeError for a list that does not fit its terms, and whatever a service's start throws, after stopping what had started.
 */
export async function run(services: readonly Service[], terms: RunTerms): Promise<Running> {
  checkTerms(services, terms);
  // Read and checked before anything listens: a policy that cannot be used stops the start, and no first caller waits for it.
  (terms.policies ?? loadPolicies)();
  const { clock, calendar, chance, log, trust } = terms;
  const ports = { clock, calendar, chance };
  const limits = { ...usualLimits, ...terms.limits };
  const metrics = createMetrics({ process: terms.metrics === "process" });
  const budgets = budgetsOf(limits, chance);
  const health = createHealth({ clock, log });
  const origins = new Set<string>();
  const running = new Set<ServiceName>();
  const stations = new Map<ServiceName, Station>();
  for (const { name } of services) {
    const reach = terms.reach[name];
    if (!reach) throw new TypeError(`${name} is given no way to reach its peers`);
    const { peers } = reach;
    const own = log.with({ service: name });
    stations.set(name, {
      ...ports,
      service: name,
      log: own,
      introspector: introspector({ peers, trust, clock, log: own, keep: remember(name) }),
      terminals: terminalsOf({ peers, clock, keep: remember(name) }),
      ledger: reach.ledger ?? ledgerClient(peers, { clock, log: own }),
      limits,
      budgets,
      origins,
    });
  }
  const site = terms.site === undefined ? undefined : await siteOf(terms.site, log);
  const parts = { services, stations, health, chance };
  const serving = { log, clock, metrics, limits };
  const answerInside = internalFront({
    ...parts,
    running,
    callers: createCallers({ trust, clock, log }),
    serving: { ...serving, listener: "internal" },
    facts: { purpose: terms.purpose, demo: terms.demo },
  });
  const answerPublic = publicFront({
    ...parts,
    site,
    serving: { ...serving, listener: "public" },
    behindEdge: terms.public.edge === true,
    version: terms.version ?? "1",
  });
  const internal = httpListener({ listen: terms.internal, limits, clock, respond: answerInside });
  const live = liveFront({ services, stations, metrics });
  const open = httpListener({
    listen: terms.public,
    limits,
    clock,
    respond: answerPublic,
    upgrade: live && ((request, line, head) => live.upgrade(request, line, head)),
  });
  let internalPort = 0;
  let publicPort = 0;
  const lifecycleParts: Part[] = [
    {
      name: "internal-listener",
      start: async () => void (internalPort = await internal.start()),
      stop: () => internal.stop(),
    },
    ...services.map((service) => partOf(service, running)),
    {
      name: "public-listener",
      async start() {
        publicPort = await open.start();
        for (const origin of originsOf(terms.public, publicPort)) origins.add(origin);
        health.started();
      },
      async stop() {
        health.stopped();
        await live?.stop();
        await open.stop();
      },
    },
  ];
  const lifecycle = createLifecycle({ parts: lifecycleParts, clock, log, deadlineMs: limits.stopWithin * 2 });
  await lifecycle.start();
  return {
    address: originsOf(terms.public, publicPort)[0] ?? addressOf(terms.public, publicPort),
    internalAddress: addressOf(terms.internal, internalPort),
    stop: async () => void (await lifecycle.stop()),
  };
}

function checkTerms(services: readonly Service[], terms: RunTerms): void {
  const names = services.map(({ name }) => name);
  if (names.length === 0 || new Set(names).size !== names.length)
    throw new TypeError("a process runs one or more services, each once");
  if (terms.purpose === "production" && terms.demo)
    throw new TypeError("a demonstration never runs for production: its sign-in links open it to everybody");
  if (terms.purpose === "production" && terms.public.edge && terms.public.origin === undefined)
    throw new ListenRefused("behind an edge the public origin must be given");
}

/** A service as a part: its internal operations are there between its start and its stop. */
function partOf(service: Service, running: Set<ServiceName>): Part {
  return {
    name: service.name,
    async start() {
      await service.start();
      running.add(service.name);
    },
    async stop() {
      await service.stop();
      running.delete(service.name);
    },
  };
}

function addressOf(listen: Listen, port: number): string {
  if ("socket" in listen) return `unix:${listen.socket}`;
  const host = listen.host ?? "127.0.0.1";
  return `${listen.tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
