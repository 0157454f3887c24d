import { afterAll, beforeAll } from "@jest/globals";
import { type SeenBucket, seenBucket } from "@tallenne/vault/conformance";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { listEntries } from "@tallenne/contracts";
import { calendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import {
  type Archive,
  type Browser,
  enrolRecorder,
  type Employee,
  type Office,
  officeOf,
  type Recorder,
  startArchive,
  type TopologyName,
} from "@tallenne/testkit";

/** Somebody at work, in a browser of their own. */
export type Worker = Employee & { readonly browser: Browser };

/** What a system test works with: one archive on temporary folders, with people who signed the commitment. */
export interface World {
  readonly archive: Archive;
  readonly office: Office;
  readonly recorder: Recorder;
  /** What lies in the object store, in order. */
  objects(): Promise<readonly string[]>;
  /** Adviser, whose recorder key is agent-204. */
  readonly sanna: Worker;
  /** Her team lead. */
  readonly raija: Worker;
  /** Complaints handler. */
  readonly pirjo: Worker;
  /** Data protection officer. */
  readonly leena: Worker;
}

/** Where an archive under test keeps its things: below its folder, where nothing else is said. */
export interface Stores {
  /** In words, for the name of a suite. */
  readonly named: string;
  readonly bucket: () => Promise<SeenBucket | undefined>;
  /** Address of the documents, `{}` in it for the archive's name. */
  readonly documents: () => string | undefined;
}

/** Embedded ones, below its folder. `TALLENNE_TEST_STORE` and `TALLENNE_TEST_VAULT=s3` name others for one of the two alone. */
export const embedded: Stores = {
  named: "on embedded stores",
  bucket: async () => (process.env["TALLENNE_TEST_VAULT"] === "s3" ? seenBucket() : undefined),
  documents: () => process.env["TALLENNE_TEST_STORE"],
};

/** The servers that the test command found or started. */
export const servers: Stores = {
  named: "on MongoDB and S3",
  bucket: seenBucket,
  documents: () => process.env["TALLENNE_TEST_MONGO_URL"]?.replace("/?", "/{}?"),
};

/** The calendar's day when the suite begins. */
export const today = calendarDate("2026-11-24");

/** Epoch milliseconds of a Helsinki time, `2026-11-20 9.05`. */
export function at(moment: string): number {
  const [day = "", time = "0.00"] = moment.split(" ");
  const [hour = 0, minute = 0] = time.split(".").map(Number);
  return startOfHelsinkiDay(calendarDate(day)) + (hour * 60 + minute) * 60_000;
}

/** Starts the archive before the tests of the describe block it stands in, and removes it after them. */
export function settingUp(
  topology: TopologyName,
  { bucket, documents }: Pick<Stores, "bucket"> & Partial<Stores> = embedded,
): World {
  const world = {} as { -readonly [K in keyof World]: World[K] };
  let bucketUsed: SeenBucket | undefined;
  beforeAll(async () => {
    const ffmpeg = process.env["TALLENNE_TEST_FFMPEG"];
    bucketUsed = await bucket();
    const settings = {
      ...(ffmpeg === undefined ? {} : { TALLENNE_FFMPEG_BIN: ffmpeg }),
      ...bucketUsed?.settings,
    };
    const store = (documents ?? embedded.documents)();
    world.archive = await startArchive({ topology, today, settings, store });
    const { archive } = world;
    world.objects = async () =>
      bucketUsed === undefined
        ? readdirSync(join(archive.folder, "vault"), { recursive: true }).map(String).toSorted()
        : (await bucketUsed.versions("")).map(({ key, version }) => `${key} ${version}`).toSorted();
    world.office = await officeOf(archive, today);
    const { office } = world;
    world.recorder = await enrolRecorder(office.administrator, () => archive.address);
    world.sanna = await office.worker({
      name: "Sanna Ketovuori",
      signInName: "sanna.ketovuori",
      agentKeys: ["agent-204"],
      rights: [{ role: "ag" }],
    });
    world.raija = await office.worker({
      name: "Raija Vuorela",
      signInName: "raija.vuorela",
      rights: [{ role: "tl" }],
    });
    world.pirjo = await office.worker({
      name: "Pirjo Salmivaara",
      signInName: "pirjo.salmivaara",
      unit: "reklamaatiot",
      rights: [{ role: "ch" }],
    });
    world.leena = await office.worker({
      name: "Leena Kuusisalo",
      signInName: "leena.kuusisalo",
      unit: "tietosuoja",
      rights: [{ role: "dp" }],
    });
  }, 120_000);
  afterAll(async () => {
    await (world as Partial<World>).archive?.close();
    await bucketUsed?.way.end();
  }, 60_000);
  return world;
}

/** Actions the ledger holds about an object, oldest first, asked until `wanted` is among them: facts of documents come by relay. */
export async function actionsAbout(
  { leena }: Pick<World, "leena">,
  object: string,
  wanted: string,
): Promise<readonly string[]> {
  for (let asked = 0; ; asked += 1) {
    const { rows } = await leena.browser.use(listEntries, { query: { object } });
    const actions = rows.map(({ entry }) => entry.action).toReversed();
    if (actions.includes(wanted as never) || asked === 100) return actions;
    await pause(systemClock, 50);
  }
}
