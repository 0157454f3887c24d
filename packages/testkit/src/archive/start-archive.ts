import type { ServiceName } from "@tallenne/contracts";
import { type CalendarDate, startOfHelsinkiDay } from "@tallenne/domain";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Browser, browser } from "../ask/browser.ts";
import { ask, type Asking, type Told } from "../ask/ask.ts";
import type { Program } from "./program.ts";
import { type Topology, topologies, type TopologyName } from "./topologies.ts";

/** The whole product under test, as real processes on a temporary folder, with a calendar that stands until told. */
export interface Archive {
  /** The one origin. The same before and after a stop, where the topology has an edge; else a new port. */
  readonly address: string;
  /** Data folder: store, vault, keys, ledger, staging, secrets. */
  readonly folder: string;
  readonly topology: TopologyName;
  readonly programs: readonly Program[];
  /** The instant of the calendar, epoch milliseconds. */
  now(): number;
  /** Goes to noon of a Helsinki date, or to an instant. */
  setCalendar(moment: CalendarDate | number): Promise<void>;
  /** A browser of its own, with its own cookies. */
  browser(): Browser;
  /** Asks the internal listener of a service: `/metrics`, `/<service>/health`. */
  askInside(service: string, path: string, asking?: Asking): Promise<Told>;
  /** Everything all processes wrote so far, those stopped included. */
  output(): string;
  /** Ends in order; the data stay. */
  stop(): Promise<void>;
  /** Kills every process at once (SIGKILL). */
  kill(): Promise<void>;
  /** Starts again on the same data, with settings changed. */
  start(changed?: Readonly<Record<string, string>>): Promise<void>;
  /** Kills one service at once and leaves the others running; only where each has its own process. */
  killService(service: ServiceName): Promise<void>;
  /** Starts one killed service again. */
  startService(service: ServiceName): Promise<void>;
  /** Ends and removes the data. */
  close(): Promise<void>;
}

/** How the archive under test begins. */
export interface ArchiveTerms {
  readonly topology?: TopologyName;
  /** Helsinki date of the beginning. */
  readonly today: CalendarDate;
  /** Sign-in links open the door; true when left out. */
  readonly demo?: boolean;
  /** Settings beside those of the folder, by their environment names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Address of the documents, `{}` in it for a name of this archive's own, such as `mongodb://host/{}`; below the folder when left out. */
  readonly store?: string | undefined;
  /** A folder made by the test, kept by `close`. */
  readonly folder?: string;
}

const noon = 12 * 3_600_000;
const instantOfDay = (moment: CalendarDate | number) =>
  typeof moment === "number" ? moment : startOfHelsinkiDay(moment) + noon;

/** Starts the product for a test. */
export async function startArchive(terms: ArchiveTerms): Promise<Archive> {
  const { demo = true } = terms;
  // Looking for ffmpeg at every start would cost each test half a second of a processor: who wants one says which.
  const folder = terms.folder ?? (await mkdtemp(join(tmpdir(), "ta-")));
  const store = terms.store?.replace("{}", basename(folder));
  const settings = {
    TALLENNE_FFMPEG_BIN: "none",
    ...(store === undefined ? {} : { TALLENNE_STORE: store }),
    ...terms.settings,
  };
  const topology: Topology = await topologies[terms.topology ?? "all-in-one"]({ folder, demo, settings });
  const finished: string[] = [];
  let now = instantOfDay(terms.today);
  let running: readonly Program[] = [];
  const end = async (how: "stop" | "kill") => {
    await Promise.all(running.map((program) => program[how]()));
    finished.push(...running.map((program) => program.output()));
    running = [];
  };
  const archive: Archive = {
    get address() {
      return topology.address();
    },
    get programs() {
      return running;
    },
    folder,
    topology: terms.topology ?? "all-in-one",
    now: () => now,
    async setCalendar(moment) {
      now = instantOfDay(moment);
      await Promise.all(running.map((program) => program.tell({ calendar: now }, "calendarSet")));
    },
    browser: () => browser(() => topology.address()),
    askInside: (service, path, asking) => ask(topology.inside(service), path, asking),
    output: () => [...finished, ...running.map((program) => program.output())].join(""),
    stop: () => end("stop"),
    kill: () => end("kill"),
    async start(changed = {}) {
      // Read by the topology at each start.
      Object.assign(settings, changed);
      running = await topology.start(now);
    },
    async killService(service) {
      const [gone] = running.filter(({ name }) => name === service);
      await gone?.kill();
      if (gone !== undefined) finished.push(gone.output());
      running = running.filter((program) => program !== gone);
    },
    async startService(service) {
      running = [...running, await topology.startOne(service, now)];
    },
    async close() {
      await end("stop");
      await topology.close();
      if (terms.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
  await archive.start();
  return archive;
}
