import type { Calendar, Clock, Log, Stop } from "@tallenne/runtime";
import type { CapabilityStatement, StoreTrial } from "@tallenne/vault";
import type { Trail } from "../trail.ts";
import { brokenPromises, type StoreState } from "./store-trial.ts";

/** The watch over the store's promises. */
export interface StoreWatch {
  state(): StoreState;
  /** Tries the store unless it was tried today. */
  look(): Promise<void>;
  start(): void;
  /** Resolves when a trial under way has ended. */
  stop(): Promise<void>;
}

/** How often a store that did not answer is tried again, milliseconds of the real clock. */
const lookEveryMs = 60_000;

/**
 * Tries the store at the start and once on each day of the calendar, and tells the ledger what it was seen to do: the statement is signed with the next
 * checkpoint. Where the store or the ledger is away, the next look tries again.
 */
export function watchStore(ports: {
  readonly trial: StoreTrial | undefined;
  /** What a trial before the start already said. */
  readonly tried: CapabilityStatement | undefined;
  readonly trail: Trail;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly log: Log;
}): StoreWatch {
  const { trial, trail, calendar, clock, log } = ports;
  let state: StoreState = trial === undefined ? "folder" : "untried";
  let told: string | undefined;
  let { tried } = ports;
  let looking: Promise<void> | undefined;

  const lookNow = async (ask: StoreTrial): Promise<void> => {
    const today = calendar.today();
    if (told === today) return;
    tried ??= await ask();
    const { adapter, isSound } = tried;
    state = isSound ? "sound" : "unsound";
    const failed = brokenPromises(tried);
    if (!isSound) log.error({ event: "store-unsound", failed: failed.join(" ") });
    await trail.write("retention.store.tried", [], { adapter, isSound, failed: [...failed] });
    told = today;
    tried = undefined;
  };
  const look = (): Promise<void> => {
    if (trial === undefined) return Promise.resolve();
    looking ??= lookNow(trial)
      .catch((failure: unknown) => log.warn({ event: "store-untried" }, failure))
      .finally(() => (looking = undefined));
    return looking;
  };
  let end: Stop | undefined;
  return {
    state: () => state,
    look,
    start: () => {
      if (trial === undefined) return;
      void look();
      end = clock.every(lookEveryMs, look);
    },
    stop: async () => {
      end?.();
      await looking;
    },
  };
}
