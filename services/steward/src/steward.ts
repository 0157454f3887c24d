import type { Calendar, Chance, Clock, Log, Stop } from "@tallenne/runtime";
import type { Documents } from "@tallenne/store";
import type { KeyDestroyer, ObjectSweeper } from "@tallenne/vault";
import type { LedgerClient, Peers, Service } from "@tallenne/wire";
import { openDisposals } from "./disposals/disposal.ts";
import { clockGuard, openClockMark } from "./guard/clock-guard.ts";
import { openRulePins, pinNewRules } from "./rules/pinned-rules.ts";
import { bucketKeys, sealedObjects } from "./stores.ts";
import { sweepRoutes } from "./sweeps/routes.ts";
import { schedule } from "./sweeps/schedule.ts";
import { rehearse, sweep } from "./sweeps/sweep.ts";
import { stewardTrail } from "./trail.ts";

/** What the steward is made of. */
export interface StewardParts {
  readonly documents: Documents;
  readonly keys: KeyDestroyer;
  readonly objects: ObjectSweeper;
  readonly peers: Peers;
  readonly ledger: LedgerClient;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Contacts the schedule may delete in one sweep. */
  readonly budget: number;
  /** How much faster than real time the calendar runs; 1 outside a demonstration. */
  readonly rate: number;
  /** How often the schedule looks at the calendar, milliseconds of the real clock. */
  readonly lookEveryMs: number;
}

/** The power to destroy: on the day, completely, provably. The only place of the service that constructs. */
export async function createSteward(parts: StewardParts): Promise<Service> {
  const { documents, peers, calendar, clock, chance, log, budget, rate, lookEveryMs } = parts;
  const [disposals, pins, marks] = await Promise.all([
    openDisposals(documents),
    openRulePins(documents),
    openClockMark(documents),
  ]);
  const trail = stewardTrail(parts);
  const guard = await clockGuard({ marks, clock, calendar, budget, rate });
  const pinRules = pinNewRules({ pins, peers, trail });
  const ports = {
    disposals,
    peers,
    keys: bucketKeys(parts.keys),
    objects: sealedObjects(parts.objects),
    trail,
    calendar,
    clock,
    chance,
    log,
  };
  const sweepDue = sweep({ ...ports, guard, pinRules });
  let stop: Stop | undefined;

  return {
    name: "steward",
    routes: sweepRoutes({ ...ports, sweep: sweepDue, rehearse: rehearse({ peers, pinRules }) }),
    start: () => {
      stop = schedule({ clock, calendar, log, guard, sweep: sweepDue, lookEveryMs });
      return Promise.resolve();
    },
    stop: async () => {
      stop?.();
      await documents.close();
    },
    ready: async () => ({
      ready: true,
      facts: { unfinished: await disposals.count({ field: "open", is: true }) },
    }),
  };
}
