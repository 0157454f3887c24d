import { readOrphans, refuse, removeOrphans } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { Trail } from "../trail.ts";
import type { OrphanWatch } from "./orphan-watch.ts";

/** What a person may order away: many, but never while somebody's contacts are missing. */
const removable: ReadonlySet<string | null | undefined> = new Set(["orphans-budget", "orphans-unusual"]);

/** Operation ↔ use case, nothing else. */
export function orphanRoutes({
  watch,
  trail,
}: {
  readonly watch: OrphanWatch;
  readonly trail: Trail;
}): readonly Route[] {
  return [
    bind(readOrphans, {
      prepare: () => ({ facts: {}, entry: { filters: ["orphans"] } }),
      use: () => {
        const state = watch.state();
        return Promise.resolve({
          lookedAt: state?.lookedAt ?? null,
          waiting: state?.waiting ?? 0,
          missing: state?.missing ?? 0,
          removed: state?.removed ?? 0,
          stopped: state?.stopped ?? null,
          removable: removable.has(state?.stopped),
        });
      },
    }),
    bind(removeOrphans, {
      prepare: () => ({ facts: {} }),
      use: async (granted, { body }) => {
        if (!removable.has(watch.state()?.stopped)) throw refuse("conflict");
        const done = await watch.order({
          upTo: body.waiting,
          told: (found) =>
            trail.pass(
              granted.entry("retention.orphans.ordered", { facts: { ...found, reason: body.reason } }),
            ),
        });
        if (done.stopped !== null) throw refuse("conflict");
        return { removed: done.removed, waiting: done.waiting };
      },
    }),
  ];
}
