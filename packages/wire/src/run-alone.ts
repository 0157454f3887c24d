import { dirname } from "node:path";
import {
  address,
  createLog,
  createLifecycle,
  everywhere,
  helsinkiCalendar,
  loadSettingsOf,
  runProcess,
  systemChance,
  systemClock,
} from "@tallenne/runtime";
import type { ServiceName } from "@tallenne/contracts";
import { z } from "zod";
import type { Around } from "./around.ts";
import { peersOf } from "./peers/peers.ts";
import { type Running, run } from "./run.ts";
import type { Service } from "./service.ts";
import { ledgerClient } from "./trail/ledger-client.ts";
import { readServiceKey, readTrust } from "./trust/trust.ts";

/** Settings of a process that runs one service. */
export const aloneSettings = z.object({
  ...everywhere,
  peers: z.string().min(1).meta({
    description:
      "Path of trust.json: where each service is and which keys it signs with (tallenne-trust makes it).",
  }),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .meta({ description: "Port of the public listener, on loopback behind the edge." }),
  origin: address("Origin under which browsers know the archive, behind the edge.").optional(),
  secrets: z
    .string()
    .min(1)
    .default("./data/secrets")
    .meta({ description: "Folder of secrets made at the first start; not used for production." }),
});

/**
 * Runs one service as a process of its own: its settings from the environment, its peers from the trust file, its internal listener at the address the
 * trust file names. Ends on SIGTERM in order. `reckoning`: another calendar, for tests with one process per service.
 */
export async function runAlone<S extends z.ZodObject>(
  name: ServiceName,
  settings: S,
  compose: (own: z.output<S>, around: Around) => Promise<Service>,
  reckoning: Partial<Pick<Around, "calendar" | "demo" | "rate">> = {},
): Promise<void> {
  const { own, alone } = loadSettingsOf({ own: settings, alone: aloneSettings });
  const clock = systemClock;
  const log = createLog({ level: alone.logLevel, clock }).with({ service: name });
  const chance = systemChance;
  const { calendar = helsinkiCalendar(clock), demo = false, rate = 1 } = reckoning;
  let running: Running | undefined;
  const storeFailed = Promise.withResolvers<unknown>();
  const start = async (): Promise<void> => {
    const trust = await readTrust(alone.peers);
    const key = await readServiceKey(dirname(alone.peers), name, trust);
    const peers = peersOf({ service: name, trust, key, clock, log });
    const ledger = ledgerClient(peers, { clock, log });
    const { purpose, secrets } = alone;
    const service = await compose(own, {
      trust,
      key,
      peers,
      ledger,
      clock,
      calendar,
      chance,
      log,
      purpose,
      demo,
      rate,
      secrets,
      onStoreFailed: storeFailed.resolve,
    });
    const at = trust.addressOf(name);
    running = await run([service], {
      public: {
        port: alone.port,
        ...(alone.origin === undefined ? {} : { origin: alone.origin, edge: true as const }),
      },
      internal: "socket" in at ? { socket: at.socket } : { port: Number(at.url.port), host: at.url.hostname },
      trust,
      reach: { [name]: { peers, ledger } },
      log,
      clock,
      calendar,
      chance,
      purpose,
      demo,
      metrics: "process",
    });
  };
  const startTold = async (): Promise<void> => {
    try {
      await start();
    } catch (failure) {
      // The log tells names and places only. What stops a start says what to repair, and whoever starts it reads that here.
      process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
      throw failure;
    }
  };
  const part = { name, start: startTold, stop: async () => running?.stop() };
  await runProcess(createLifecycle({ parts: [part], clock, log, deadlineMs: 20_000 }), {
    log,
    failed: storeFailed.promise,
  });
}
