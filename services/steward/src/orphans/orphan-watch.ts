import { type Instant, instantOf } from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import type { OrphanOrder, Reconciled } from "./reconcile.ts";

/** What the last look at the store found, and when. */
interface OrphanState extends Reconciled {
  readonly lookedAt: Instant;
}

/** Looks for orphans once a day, and when a person orders that they go. */
export interface OrphanWatch {
  onceADay(): Promise<void>;
  /** Looks at once; one look after the other. */
  order(order: OrphanOrder): Promise<OrphanState>;
  /** Undefined before the first look of this process. */
  state(): OrphanState | undefined;
}

/** Keeps the last state in memory: the schedule looks again soon after each start. */
export function orphanWatch(ports: {
  readonly reconcile: (order?: OrphanOrder) => Promise<Reconciled>;
  readonly calendar: Calendar;
  readonly clock: Clock;
}): OrphanWatch {
  const { reconcile, calendar, clock } = ports;
  let state: OrphanState | undefined;
  let day: string | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const look = async (former: Promise<unknown>, order?: OrphanOrder): Promise<OrphanState> => {
    // A look that failed told those who asked for it.
    await former.catch(() => undefined);
    const found = await reconcile(order);
    const seen = { ...found, lookedAt: instantOf(clock.now()) };
    // A refused order leaves what stopped the schedule in sight.
    state = found.stopped === "orphans-more" && state ? { ...seen, stopped: state.stopped } : seen;
    if (found.stopped === "not-stopped") state = { ...seen, stopped: null };
    return seen;
  };
  const next = (order?: OrphanOrder): Promise<OrphanState> => {
    const asked = look(running, order);
    running = asked;
    return asked;
  };
  return {
    onceADay: async () => {
      const today = calendar.today();
      if (day === today) return;
      await next();
      day = today;
    },
    order: next,
    state: () => state,
  };
}
