import { Problem, problems } from "@tallenne/contracts";
import { type Delivered, type DeliveryFinding, instantOf, readDelivery } from "@tallenne/domain";
import type { TakingIn } from "../announcements/taking-in.ts";
import type { IntakePorts } from "../ports.ts";
import type { Source } from "../sources/source.ts";
import { type FolderCounts, noCounts } from "./folder-counts.ts";
import { filesBelow, type SeenFile } from "./folder-files.ts";
import { folderTexts } from "./folder-texts.ts";
import { type HandedOver, handOver } from "./hand-over.ts";
import { leaving } from "./leaving.ts";
import { isSame, settling } from "./settling.ts";
import type { FolderTerms, WatchedFolder } from "./watched-folder.ts";

/** One folder under watch. */
export interface Watch {
  readonly counts: FolderCounts;
  /** Tries at the next look what was left alone for a while. */
  lookAgain(): void;
  /** Looks through it once and hands over what is whole, while it may go on. Rejects when the folder cannot be read, or the archive takes nothing now. */
  look(goesOn: () => boolean): Promise<void>;
}

/** A recording as it was tried, and the sidecar that announced it; undefined where a row did. */
interface Tried {
  readonly seen: SeenFile;
  readonly sidecar: SeenFile | undefined;
}

/** How long something that waits for its repair, or failed for a reason of its own, is left alone, milliseconds. */
const againAfterMs = 10 * 60_000;

/** Watches one folder. Nothing is remembered over a start: what lies there is handed over, and what was kept before is known by its id and digest. */
export function watchFolder(
  watched: WatchedFolder,
  terms: FolderTerms,
  made: { readonly ports: IntakePorts; readonly door: TakingIn },
): Watch {
  const { ports, door } = made;
  const { folder } = watched;
  const counts = noCounts(watched.source);
  const whole = settling(ports.clock, terms.settledMs);
  const files = leaving({ folder, afterwards: terms.afterwards });
  const hand = handOver(ports, door);
  const leftAlone = new Map<string, Tried & { readonly until: number }>();
  let isSettled = false;
  let told: string | undefined;

  return {
    counts,
    lookAgain: () => leftAlone.clear(),
    async look(goesOn) {
      const source = await sourceNamed(ports, watched.source);
      if (!isSettled) await files.settle();
      isSettled = true;
      const seen = await filesBelow(folder);
      const settled = new Map(whole.settled(seen).map((file) => [file.path, file]));
      const paths = seen.map(({ path }) => path).filter((path) => settled.has(path) || /\.csv$/i.test(path));
      const delivery = await readDelivery({ paths, ...folderTexts(folder) });
      await tellFaults(delivery.findings);
      let gone = 0;
      try {
        for (const item of delivery.items) {
          const seenNow = settled.get(item.content);
          if (!goesOn()) return;
          if (seenNow === undefined) continue;
          const sidecar = item.sidecar === undefined ? undefined : settled.get(item.sidecar);
          const tried = { seen: seenNow, sidecar };
          if (isLeftAlone(tried)) continue;
          if (await one(source, item, tried)) gone += 1;
        }
      } finally {
        counts.waiting = countContents(seen) - gone;
      }
      counts.lookedAt = instantOf(ports.clock.now());
    },
  };

  /** Whether it left the folder. Throws where the archive cannot take anything now. */
  async function one(source: Source, item: Delivered, tried: Tried): Promise<boolean> {
    if (item.announcement === undefined) return false;
    try {
      return await through(source, item, tried);
    } catch (failure) {
      if (failure instanceof Problem) throw failure;
      // One file that cannot be read, or cannot leave, stops no other.
      ports.log.warn({ event: "folder-file-failed", source: watched.source }, withoutPath(failure));
      return leave(tried);
    }
  }

  async function through(source: Source, item: Delivered, tried: Tried): Promise<boolean> {
    const pair = { content: item.content, sidecar: item.sidecar };
    let outcome: HandedOver;
    try {
      outcome = await hand(source, item, { folder, seen: tried.seen });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      // Somebody else hands the same over just now.
      if (failure.slug === "busy") return false;
      if (problems[failure.slug].family !== "refusal") throw failure;
      const isNever = failure.slug === "never-record";
      counts[isNever ? "neverRecord" : "refused"] += 1;
      // What may never be recorded may not lie beside the archive either: it is not moved, it goes.
      const findings = {
        refused: failure.slug,
        findings: failure.findings,
        at: instantOf(ports.clock.now()),
      };
      await files.leave(pair, isNever ? { to: "nowhere" } : { to: "refused", findings: written(findings) });
      return true;
    }
    if (outcome === "still-written") return false;
    counts[outcome] += 1;
    if (outcome === "quarantined") return leave(tried);
    await files.leave(pair, { to: "done" });
    return true;
  }

  function leave(tried: Tried): false {
    leftAlone.set(tried.seen.path, { ...tried, until: ports.clock.monotonic() + againAfterMs });
    return false;
  }

  /** What was changed is tried at once: somebody repaired the recording, or its sidecar alone. */
  function isLeftAlone({ seen, sidecar }: Tried): boolean {
    const known = leftAlone.get(seen.path);
    const isUnchanged =
      known !== undefined && isSame(known.seen, seen) && isSameSidecar(known.sidecar, sidecar);
    if (isUnchanged && ports.clock.monotonic() < known.until) return true;
    leftAlone.delete(seen.path);
    return false;
  }

  async function tellFaults(findings: readonly DeliveryFinding[]): Promise<void> {
    counts.faults = findings.length;
    const text = findings.length === 0 ? "" : written({ findings });
    if (text !== told) await files.tell(text);
    told = text;
  }
}

function isSameSidecar(a: SeenFile | undefined, b: SeenFile | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.path === b.path && isSame(a, b);
}

async function sourceNamed({ sources }: Pick<IntakePorts, "sources">, name: string): Promise<Source> {
  const { rows } = await sources.find({ where: { field: "name", is: name }, limit: 1 });
  if (rows[0] === undefined) throw new SourceUnknown();
  return rows[0];
}

/** No source of this name is enrolled. */
class SourceUnknown extends Error {
  readonly code = "source-unknown";
}

const countContents = (seen: readonly SeenFile[]) =>
  seen.filter(({ path }) => !/\.(json|csv)$/i.test(path)).length;

const written = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Messages of the file system quote the path, which may hold somebody's number: only the code goes to the log. */
function withoutPath(failure: unknown): Error {
  const code = (failure as { code?: unknown }).code;
  return new Error(typeof code === "string" ? code : "failed");
}
