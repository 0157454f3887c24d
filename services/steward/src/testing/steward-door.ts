import { type SigningKey, signStanding } from "@tallenne/access";
import { introspect, type ServiceName, serviceNames, type Standing } from "@tallenne/contracts";
import { calendarDate, instantOf } from "@tallenne/domain";
import { systemChance, systemClock } from "@tallenne/runtime";
import {
  bind,
  ledgerClient,
  makeTrust,
  type Peers,
  peersOf,
  readServiceKey,
  readTrust,
  run,
  type Service,
  sessionCookieName,
} from "@tallenne/wire";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testId } from "./invented.ts";
import type { StewardAtWork } from "./steward-at-work.ts";

/** An answer of the public listener. */
export interface Told {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly slug?: string };
}

/** Opens the real listeners before a steward at work, so that people and peers come in by the wire. */
export async function stewardDoor(work: StewardAtWork) {
  const folder = await mkdtemp(join(tmpdir(), "td-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const keyOf = (service: ServiceName) => readServiceKey(folder, service, trust);
  const { calendar, log } = work;
  const clock = systemClock;
  const peersFor = async (service: ServiceName): Promise<Peers> =>
    peersOf({ service, trust, key: await keyOf(service), clock, log });
  const peers = {
    steward: await peersFor("steward"),
    "reading-room": await peersFor("reading-room"),
    intake: await peersFor("intake"),
  };
  const sessions = new Map<string, Standing>();
  const identity = identityOf(sessions, await keyOf("identity"));
  const ledger = ledgerClient(work.world.peers, {
    clock,
    log,
    terms: { budget: 0, budgetAway: 0, pause: 0 },
  });
  const reach = { peers: peers.steward, ledger };
  // The steward runs already; here it only answers.
  const answering: Service = {
    ...work.service,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const running = await run([identity, answering], {
    public: { port: 0 },
    internal: { socket: join(folder, "i.sock") },
    trust,
    reach: { identity: reach, steward: reach },
    log,
    clock,
    calendar,
    chance: systemChance,
    purpose: "evaluation",
    demo: false,
  });
  let asked = 0;
  return {
    peers,
    /** Asks as somebody of a role, with a session of their own. */
    as: async (
      role: Standing["role"],
      ask: { readonly get: string } | { readonly post: string; readonly body: unknown },
      more: Partial<Standing> = {},
    ): Promise<Told> => {
      const secret = `an-invented-session-secret-${String((asked += 1)).padStart(8, "0")}`;
      sessions.set(secret, { ...standingOf(role), ...more });
      const headers = { cookie: `${sessionCookieName}=${secret}`, "sec-fetch-site": "same-origin" };
      const address = `${running.address}/steward`;
      const reply =
        "get" in ask
          ? await fetch(address + ask.get, { headers })
          : await fetch(address + ask.post, {
              method: "POST",
              headers: { ...headers, "content-type": "application/json" },
              body: JSON.stringify(ask.body),
            });
      return { status: reply.status, body: (await reply.json()) as Told["body"] };
    },
    close: async () => {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type StewardDoor = Awaited<ReturnType<typeof stewardDoor>>;

/** The invented administrator, officer or whoever of a role. */
export const somebody = testId("person", 1);

function standingOf(role: Standing["role"]): Standing {
  const until = calendarDate("2027-11-24");
  return {
    session: testId("session", 1),
    person: somebody,
    role,
    unit: "hallinto",
    office: "mikkeli",
    grants: [
      {
        id: testId("grant", 1),
        role,
        unit: "hallinto",
        registers: ["calls"],
        lines: ["henkiloasiakkaat"],
        until,
      },
    ],
    commitment: { id: testId("commitment", 1), version: 1, until },
    authenticatedAt: instantOf(systemClock.now()),
    version: 1,
    language: "fi",
    disqualified: [],
  };
}

function identityOf(sessions: ReadonlyMap<string, Standing>, key: SigningKey): Service {
  return {
    name: "identity",
    routes: [
      bind(introspect, {
        use: (_granted, { body }) => {
          const standing = sessions.get(body.session);
          return {
            standing: standing === undefined ? null : signStanding({ standing, key, now: systemClock.now() }),
          };
        },
      }),
    ],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    ready: () => Promise.resolve({ ready: true, facts: {} }),
  };
}
