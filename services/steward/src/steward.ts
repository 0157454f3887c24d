import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Documents } from "@tallenne/store";
import type { CapabilityStatement, KeyDestroyer, ObjectSweeper, StoreTrial } from "@tallenne/vault";
import type { LedgerClient, Peers, Service } from "@tallenne/wire";
import { openDisposals } from "./disposals/disposal.ts";
import { clockGuard, openClockMark } from "./guard/clock-guard.ts";
import { feedCursor } from "./locks/feed-cursor.ts";
import { keepLocks } from "./locks/keep-locks.ts";
import { openObjectHolds } from "./locks/object-hold.ts";
import { openOrphans } from "./orphans/orphan.ts";
import { orphanWatch } from "./orphans/orphan-watch.ts";
import { reconcile } from "./orphans/reconcile.ts";
import { orphanRoutes } from "./orphans/routes.ts";
import type { DisposalPorts } from "./ports.ts";
import { openRulePins, stewardRules } from "./rules/pinned-rules.ts";
import { watchStore } from "./store-trials/watch-store.ts";
import { bucketKeys, sealedObjects } from "./stores.ts";
import { membersOf } from "./sweeps/due.ts";
import { previewDue } from "./sweeps/preview.ts";
import { sweepRoutes } from "./sweeps/routes.ts";
import { type Schedule, schedule } from "./sweeps/schedule.ts";
import { rehearse, sweep } from "./sweeps/sweep.ts";
import { stewardTrail } from "./trail.ts";

/** What the steward is made of. */
export interface StewardParts {
  readonly documents: Documents;
  readonly keys: KeyDestroyer;
  readonly objects: ObjectSweeper;
  /** Looks whether the object store keeps its promises; left out for a folder. */
  readonly trial?: StoreTrial | undefined;
  /** What it said before the start, where production asked for it. */
  readonly tried?: CapabilityStatement | undefined;
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
  /** How often the feed is looked at for holds whose objects are to be locked, milliseconds of the real clock. */
  readonly lockEveryMs: number;
}

/** The power to destroy: on the day, completely, provably. The only place of the service that constructs. */
export async function createSteward(parts: StewardParts): Promise<Service> {
  const { documents, peers, calendar, clock, chance, log, budget, rate, lookEveryMs, lockEveryMs } = parts;
  const [disposals, pins, marks, orphans, objectHolds, cursor] = await Promise.all([
    openDisposals(documents),
    openRulePins(documents),
    openClockMark(documents),
    openOrphans(documents),
    openObjectHolds(documents),
    feedCursor(documents),
  ]);
  const trail = stewardTrail(parts);
  const guard = await clockGuard({ marks, clock, calendar, budget, rate });
  const rules = stewardRules({ pins, peers, trail });
  const objects = sealedObjects(parts.objects);
  const ports: DisposalPorts = {
    disposals,
    peers,
    keys: bucketKeys(parts.keys),
    objects,
    membersOf: async (bucket, bucketVersion) =>
      membersOf(peers, { day: calendar.today(), bucket, bucketVersion }, await rules.pinned()),
    trail,
    calendar,
    clock,
    chance,
    log,
  };
  const sweepDue = sweep({ ...ports, guard, rules });
  const watch = orphanWatch({
    reconcile: reconcile({ orphans, disposals, objects, peers, trail, clock, log, budget }),
    calendar,
    clock,
  });
  const lockOnce = keepLocks({ ...ports, objectHolds, cursor });
  const store = watchStore({ trial: parts.trial, tried: parts.tried, trail, calendar, clock, log });
  let stopLocking: (() => Promise<void>) | undefined;
  const startLocking = (): (() => Promise<void>) => {
    let under: Promise<void> | undefined;
    const look = (): Promise<void> => {
      under ??= lockOnce()
        .then(
          () => undefined,
          // The catalogue or the ledger is away: its hold counts, the next look goes on from here.
          (failure: unknown) => log.warn({ event: "locks-wait" }, failure),
        )
        .finally(() => (under = undefined));
      return under;
    };
    const end = clock.every(lockEveryMs, look);
    return async () => {
      end();
      await under;
    };
  };
  let running: Schedule | undefined;

  return {
    name: "steward",
    routes: [
      ...sweepRoutes({
        ...ports,
        sweep: sweepDue,
        rehearse: rehearse({ peers, rules }),
        preview: previewDue({ peers, rules }),
      }),
      ...orphanRoutes({ watch, trail }),
    ],
    start: () => {
      running = schedule({
        clock,
        calendar,
        log,
        guard,
        sweep: sweepDue,
        lookEveryMs,
        afterwards: () => watch.onceADay(),
      });
      stopLocking = startLocking();
      store.start();
      return Promise.resolve();
    },
    stop: async () => {
      await running?.stop();
      await stopLocking?.();
      await store.stop();
      await documents.close();
    },
    ready: async () => ({
      // A stopped sweep is an alarm of this service, not a reason to take what else it does out of use.
      ready: true,
      facts: {
        unfinished: await disposals.count({ field: "open", is: true }),
        stopped: guard.doubt() ?? running?.stopped() ?? "no",
        overdue: running?.isOverdue() === true,
        // As the last look at the store found it: objects of contacts that only the ledger knows are an older catalogue put back, or rows lost.
        locksFailing: await objectHolds.count({ field: "isFailing", is: true }),
        missing: watch.state()?.missing ?? 0,
        orphans: watch.state()?.stopped ?? "no",
        store: store.state(),
      },
    }),
  };
}
