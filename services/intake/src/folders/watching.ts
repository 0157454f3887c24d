import type { Stop } from "@tallenne/runtime";
import { Problem } from "@tallenne/contracts";
import type { TakingIn } from "../announcements/taking-in.ts";
import type { IntakePorts } from "../ports.ts";
import type { FolderCounts } from "./folder-counts.ts";
import { type Watch, watchFolder } from "./look-through.ts";
import type { FolderTerms } from "./watched-folder.ts";

/** The watched folders of a service. */
export interface Watching {
  counts(): readonly FolderCounts[];
  /** Forgets what was left alone for a while: the next look tries it, as when a person has repaired its announcement. */
  lookAgain(): void;
  start(): void;
  /** Resolves when the look under way has ended: a recording half handed over ends whole. */
  stop(): Promise<void>;
}

/** Looks through every folder, each at its own pace: one that fails, or is slow, holds up no other. */
export function watching(
  terms: FolderTerms,
  made: { readonly ports: IntakePorts; readonly door: TakingIn },
): Watching {
  const watches = terms.folders.map((folder) => watchFolder(folder, terms, made));
  const { clock, log } = made.ports;
  const stops: Stop[] = [];
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  const look = async (watch: Watch): Promise<void> => {
    const { counts } = watch;
    const was = counts.reachable;
    try {
      await watch.look(() => !isStopping);
      counts.reachable = true;
    } catch (failure) {
      counts.reachable = failure instanceof Problem;
      const code = failure instanceof Problem ? failure.slug : String((failure as { code?: unknown }).code);
      if (was) log.warn({ event: "folder-waits", source: counts.source, code });
    }
  };

  return {
    counts: () => watches.map(({ counts }) => counts),
    lookAgain: () => {
      for (const watch of watches) watch.lookAgain();
    },
    start() {
      for (const watch of watches)
        stops.push(
          clock.every(terms.everyMs, async () => {
            if (isStopping) return;
            const looking = look(watch);
            underWay.add(looking);
            await looking.finally(() => underWay.delete(looking));
          }),
        );
    },
    async stop() {
      isStopping = true;
      for (const stop of stops) stop();
      await Promise.all(underWay);
    },
  };
}
