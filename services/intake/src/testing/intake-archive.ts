import { jest } from "@jest/globals";
import { type LedgerEntry, type ServiceName, serviceNames } from "@tallenne/contracts";
import { calendarDate } from "@tallenne/domain";
import {
  type Clock,
  keptLog,
  Sensitive,
  type SetCalendar,
  setCalendar,
  systemChance,
  systemClock,
} from "@tallenne/runtime";
import { type JailedFfmpeg, openDecoders } from "@tallenne/media";
import { sqliteDocuments } from "@tallenne/store";
import { keptUploads, type ObjectReader, objectsFrom, openStaging, verifyHalf } from "@tallenne/vault";
import {
  ledgerClient,
  makeTrust,
  type Peers,
  peersOf,
  readServiceKey,
  readTrust,
  run,
  type Service,
} from "@tallenne/wire";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FolderTerms } from "../folders/watched-folder.ts";
import { createIntake } from "../intake.ts";
import { type Door, doorOf } from "./door.ts";
import { type FakeCatalogue, fakeCatalogue } from "./fake-catalogue.ts";
import { fullCalls, fullWhen } from "./full-disk.ts";
import { stubIdentity, stubLedger, stubService } from "./stub-peers.ts";

// Real sockets, stores and syncs: a machine that is busy with other suites takes its time.
jest.setTimeout(30_000);

/** Intake over real sockets, between peers that tests can see into and take away. */
export interface IntakeArchive extends Door {
  readonly folder: string;
  readonly address: string;
  readonly calendar: SetCalendar;
  /** Moves intake's own clock on, milliseconds. */
  readonly clock: { skip(ms: number): void };
  readonly log: ReturnType<typeof keptLog>;
  readonly catalogue: FakeCatalogue;
  readonly entries: readonly LedgerEntry[];
  readonly ledger: { away: boolean };
  /** Makes the disk of staging, or the object store, refuse writes. */
  readonly full: { staging: boolean; objects: boolean };
  readonly objects: ObjectReader;
  readonly intake: () => Service;
  readonly peers: Readonly<Record<ServiceName, Peers>>;
  /** What lies in staging and in the store now, by file name; locks left out. */
  files(): Promise<{ staging: string[]; objects: string[]; incoming: string[] }>;
  /** Ends intake and composes it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Builds and starts it at noon of 24 November 2026. */
export async function intakeArchive(
  terms: {
    readonly largest?: number;
    readonly watched?: Partial<FolderTerms>;
    /** None unless said. */
    readonly ffmpeg?: Promise<JailedFfmpeg>;
  } = {},
): Promise<IntakeArchive> {
  const folder = await mkdtemp(join(tmpdir(), "tin-"));
  const addresses = Object.fromEntries(serviceNames.map((name) => [name, "unix:i.sock"]));
  const trust = await readTrust(
    await makeTrust({ folder, addresses: addresses as Record<ServiceName, string> }),
  );
  const log = keptLog();
  const calendar = setCalendar(calendarDate("2026-11-24"));
  let skipped = 0;
  // Sign-ins and skews are told by the time of day, so the clock stands beside the calendar; its timers are real.
  const begun = systemClock.monotonic();
  const clock: Clock = {
    ...systemClock,
    now: () => Date.UTC(2026, 10, 24, 10) + Math.floor(systemClock.monotonic() - begun) + skipped,
    monotonic: () => systemClock.monotonic() + skipped,
  };
  const wireClock = { ...clock, monotonic: () => systemClock.monotonic(), now: () => clock.now() - skipped };
  const peers = {} as Record<ServiceName, Peers>;
  const keys = {} as Record<ServiceName, Awaited<ReturnType<typeof readServiceKey>>>;
  for (const service of serviceNames) {
    const key = await readServiceKey(folder, service, trust);
    keys[service] = key;
    peers[service] = peersOf({ service, trust, key, clock: wireClock, log });
  }
  const catalogue = fakeCatalogue(keys["reading-room"].key);
  const entries: LedgerEntry[] = [];
  const ledger = { away: false };
  const full = { staging: false, objects: false };
  const ffmpeg = terms.ffmpeg ?? Promise.resolve({ ffmpeg: { from: "none" as const } });
  const client = ledgerClient(peers.intake, {
    clock: wireClock,
    log,
    terms: { budget: 300, budgetAway: 60, pause: 20 },
  });
  const objects = await objectsFrom(`file:${join(folder, "vault")}`, { clock });
  const vouching = [...trust.keys.values()].flatMap(({ service, key }) =>
    service === "reading-room" ? [key] : [],
  );

  const compose = async (): Promise<Service> => {
    const documents = await sqliteDocuments({ folder: join(folder, "store"), service: "intake" });
    return createIntake({
      documents,
      uploadFiles: await keptUploads(join(folder, "staging/uploads")),
      objects: fullWhen(objects.writer, () => full.objects),
      staging: await openStaging({
        folder: join(folder, "staging"),
        chance: systemChance,
        calls: fullCalls(() => full.staging),
      }),
      sound: { decoders: openDecoders({ ffmpeg, clock: systemClock }), ffmpeg },
      peers: peers.intake,
      ledger: client,
      trust: (half) => verifyHalf(half, vouching),
      secret: new Sensitive("an invented secret of intake, long enough"),
      allowTest: true,
      largest: terms.largest ?? 100_000_000,
      watched: { folders: [], afterwards: "remove", settledMs: 1000, everyMs: 20, ...terms.watched },
      calendar,
      clock,
      chance: systemChance,
      log,
    });
  };
  let intake: Service;
  let running: Awaited<ReturnType<typeof run>>;
  const start = async (): Promise<void> => {
    intake = await compose();
    running = await run(
      [
        stubIdentity(keys.identity, wireClock),
        stubService("catalogue", catalogue.routes),
        stubLedger(entries, ledger),
        intake,
      ],
      {
        clock: wireClock,
        calendar,
        chance: systemChance,
        log,
        public: { port: 0 },
        internal: { socket: join(folder, "i.sock") },
        trust,
        reach: Object.fromEntries(
          serviceNames.map((name) => [
            name,
            {
              peers: peers[name],
              ledger: name === "intake" ? client : ledgerClient(peers[name], { clock: wireClock, log }),
            },
          ]),
        ),
        purpose: "evaluation",
        demo: false,
      },
    );
  };
  await start();
  const door = doorOf(() => running.address);
  return {
    folder,
    get address() {
      return running.address;
    },
    calendar,
    clock: { skip: (ms) => void (skipped += ms) },
    log,
    catalogue,
    entries,
    ledger,
    full,
    objects: objects.reader,
    intake: () => intake,
    peers,
    ...door,
    async files() {
      return {
        staging: await namesIn(folder, "staging"),
        objects: await namesIn(folder, "vault/objects"),
        incoming: await namesIn(folder, "vault/incoming"),
      };
    },
    async restart() {
      await running.stop();
      await start();
    },
    async close() {
      await running.stop();
      for (const one of Object.values(peers)) one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function namesIn(folder: string, path: string): Promise<string[]> {
  const names = await readdir(join(folder, path), { recursive: true });
  return names.filter((name) => /\.(staged|sealed)$/.test(name));
}
