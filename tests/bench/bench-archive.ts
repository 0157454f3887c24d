import { firstStartLink } from "@tallenne/identity";
import {
  type Archive,
  enrolRecorder,
  type Office,
  openOffice,
  type Recorder,
  startArchive,
} from "@tallenne/testkit";
import { calendarDate } from "@tallenne/domain";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const today = calendarDate("2026-11-24");

/** The product in a process of its own, with its administrator and one recorder. */
export interface BenchArchive {
  readonly archive: Archive;
  readonly office: Office;
  readonly recorder: Recorder;
  /** A folder beside it, on the same disk, for the peers. */
  readonly besides: string;
  readonly close: () => Promise<void>;
}

/** Starts it on a temporary folder. `told`: with the steps of every request in its log, for a trace; `settings`: on other stores. */
export async function benchArchive(
  how: { readonly told?: boolean; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<BenchArchive> {
  const folder = await mkdtemp(join(tmpdir(), "tallenne-bench-"));
  const archive = await startArchive({
    today,
    folder: join(folder, "data"),
    settings: { ...how.settings, ...(how.told === true ? { TALLENNE_LOG_LEVEL: "debug" } : {}) },
  });
  const link = await firstStartLink(join(archive.folder, "secrets"), archive.address);
  const token = new URL(link ?? "").hash.replace("#token=", "");
  const office = await openOffice({ token, today, browser: () => archive.browser() });
  const recorder = await enrolRecorder(office.administrator, () => archive.address);
  return {
    archive,
    office,
    recorder,
    besides: folder,
    async close() {
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
