import { type LedgerEntry, refuse } from "@tallenne/contracts";
import type { Calendar, Chance, Clock, Log, Secret, Stop } from "@tallenne/runtime";
import { openContentThreads } from "@tallenne/media";
import { type Carrying, type Collection, type Documents, createRelay } from "@tallenne/store";
import type { KeptUploads, ObjectWriter, Staging } from "@tallenne/vault";
import type { LedgerClient, Peers, Service } from "@tallenne/wire";
import { openAnnouncements } from "./announcements/announcement-kept.ts";
import { dropOld } from "./announcements/drop-old.ts";
import { openRefusals } from "./announcements/refusals.ts";
import { announcementRoutes } from "./announcements/routes.ts";
import { takingIn } from "./announcements/taking-in.ts";
import { countDay } from "./overview/count-day.ts";
import { liveCounts } from "./overview/live-counts.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { folderFacts } from "./folders/folder-counts.ts";
import type { FolderTerms } from "./folders/watched-folder.ts";
import { watching } from "./folders/watching.ts";
import type { IntakePorts } from "./ports.ts";
import type { SoundDecoders } from "./content/sound-decoders.ts";
import { policyInForce } from "./rules/policy-in-force.ts";
import { quarantineRoutes } from "./quarantine/routes.ts";
import { sourceRoutes } from "./sources/routes.ts";
import { openSources } from "./sources/source.ts";
import { transcriptRoutes } from "./transcripts/routes.ts";
import { openDayTotals } from "./totals/day-total.ts";
import { openForgotten } from "./totals/forgotten.ts";
import { totalsRoutes } from "./totals/routes.ts";
import { uploadRoutes } from "./uploads/routes.ts";
import { openUploads } from "./uploads/upload.ts";
import { uploadStore } from "./uploads/upload-store.ts";

/** What intake is made of. */
export interface IntakeParts extends Pick<IntakePorts, "trust" | "allowTest" | "largest"> {
  readonly documents: Documents;
  readonly objects: ObjectWriter;
  /** Closed when the service stops. */
  readonly staging: Staging;
  /** Stopped when the service stops. */
  readonly sound: SoundDecoders;
  readonly peers: Peers;
  readonly ledger: LedgerClient;
  readonly secret: Secret;
  readonly watched: FolderTerms;
  readonly uploadFiles: KeptUploads;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** How long the ledger may rest before nothing more is taken in, milliseconds (flows D7). */
const longestBacklogMs = 15 * 60_000;
/** How often what has had its time is dropped, milliseconds. */
const dropEveryMs = 10 * 60_000;

/** The power to receive: hostile bytes become sealed objects. The only place of the service that constructs. */
export async function createIntake(parts: IntakeParts): Promise<Service> {
  const { documents, objects, staging, sound, peers, ledger, trust, secret, allowTest, largest } = parts;
  const { calendar, clock, chance, log } = parts;
  const [announcements, refusals, sources, uploads] = await Promise.all([
    openAnnouncements(documents),
    openRefusals(documents),
    openSources(documents),
    openUploads(documents),
  ]);
  const totals = await openDayTotals(documents);
  const forgotten = await openForgotten(documents);
  const relay = await createRelay({
    service: "intake",
    documents,
    sources: [announcements, refusals] as Collection<Carrying>[],
    tell: (entries) => ledger.write(entries as LedgerEntry[]),
    clock,
    log,
  });
  const threads = openContentThreads();
  const ports: IntakePorts = {
    announcements,
    refusals,
    sources,
    totals,
    forgotten,
    objects,
    staging,
    decoders: sound.decoders,
    threads,
    peers,
    trust,
    secret,
    allowTest,
    largest,
    calendar,
    clock,
    chance,
    log,
    policy: policyInForce({ peers, clock, calendar }),
    relay,
    requireTold: async () => {
      if ((await relay.backlog()).stalledMs > longestBacklogMs) throw refuse("peer-away");
    },
  };
  const door = takingIn(ports);
  const folders = watching(parts.watched, { ports, door });
  const store = uploadStore({ ...ports, uploads, uploadFiles: parts.uploadFiles });
  const live = liveCounts({ ...ports, count: countDay(ports) });
  const drop = dropOld(ports);
  const waitForNext = (failure: unknown) => log.warn({ event: "old-announcements-stay" }, failure);
  let stop: Stop | undefined;

  return {
    name: "intake",
    routes: [
      ...announcementRoutes(ports, door),
      ...transcriptRoutes(ports),
      ...sourceRoutes(ports),
      ...totalsRoutes(ports),
      ...overviewRoutes(ports, { folders, store }),
      ...quarantineRoutes(ports, folders),
      ...uploadRoutes(ports, { door, store }),
    ],
    live: [live.live],
    start: async () => {
      relay.start();
      await store.sweep();
      await store.dropOld();
      await drop();
      folders.start();
      stop = clock.every(dropEveryMs, () =>
        Promise.all([drop(), store.dropOld()]).then(() => undefined, waitForNext),
      );
    },
    stop: async () => {
      stop?.();
      live.stop();
      await folders.stop();
      sound.decoders.close();
      await threads.close();
      await relay.stop();
      await staging.close();
      await documents.close();
    },
    ready: async () => {
      const { waiting, stalledMs } = await relay.backlog();
      return {
        ready: stalledMs <= longestBacklogMs,
        facts: { untold: waiting, stalledMs: Math.round(stalledMs), ...folderFacts(folders.counts()) },
      };
    },
  };
}
