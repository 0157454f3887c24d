import {
  type Calendar,
  createLog,
  helsinkiCalendar,
  lockFolder,
  type Log,
  processSettings,
  type SettingSources,
  systemChance,
  systemClock,
} from "@tallenne/runtime";
import { type Limits, type PublicListen, run, type Running } from "@tallenne/wire";
import { join } from "node:path";
import { createAllInOne } from "./create-all-in-one.ts";
import { type AllSettings, loadAllSettings } from "./settings.ts";
import { trustBelow } from "./trust-below.ts";

/** What a start may change. Nothing given: the environment, the real calendar, a log on the standard output. */
export interface StartTerms {
  readonly sources?: SettingSources;
  /** Dates and terms by another reckoning: tests set it, the demonstration accelerates it. */
  readonly calendar?: Calendar;
  /** How much faster than real time that calendar runs. */
  readonly rate?: number;
  /** All people are invented, and sign-in links open the door. */
  readonly demo?: boolean;
  readonly log?: Log;
  readonly limits?: Partial<Limits>;
  /** Told when a store answers nothing more: whoever runs the process ends it, so that it is started anew. */
  readonly onStoreFailed?: (failure: Error) => void;
}

/** The running product. */
export interface Started extends Running {
  readonly settings: AllSettings;
}

/**
 * Starts the six services in this process: settings, lock of the data folder, trust, then the listeners. Stopping ends them in order and frees the
 * folder. Throws SettingsRefused, FolderInUse, TrustRefused, ListenRefused, SecretMissing, and what a store throws.
 */
export async function startAllInOne(terms: StartTerms = {}): Promise<Started> {
  const settings = loadAllSettings(terms.sources ?? processSettings);
  const { data, purpose, logLevel, site } = settings.all;
  const clock = systemClock;
  const calendar = terms.calendar ?? helsinkiCalendar(clock);
  const log = terms.log ?? createLog({ level: logLevel, clock });
  const demo = terms.demo ?? false;
  const lock = await lockFolder(data, "archive");
  try {
    const below = await trustBelow(data, purpose);
    const ports = { clock, calendar, chance: systemChance, log, purpose, demo };
    const made = await createAllInOne(settings, below, {
      ...ports,
      rate: terms.rate ?? 1,
      secrets: join(data, "secrets"),
      onStoreFailed: terms.onStoreFailed,
    });
    const running = await run(made.services, {
      ...ports,
      public: publicListen(settings.all),
      internal: { socket: below.socket },
      trust: below.trust,
      reach: made.reach,
      metrics: "process",
      ...(site === undefined ? {} : { site }),
      ...(terms.limits === undefined ? {} : { limits: terms.limits }),
    });
    return {
      ...running,
      settings,
      async stop() {
        await running.stop();
        made.close();
        lock.release();
      },
    };
  } catch (failure) {
    lock.release();
    throw failure;
  }
}

function publicListen(all: AllSettings["all"]): PublicListen {
  const { host, port, origin, tlsCertificate: cert, tlsKeyPath: key } = all;
  return {
    host,
    port,
    ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    ...(origin === undefined ? {} : { origin, edge: true as const }),
  };
}
