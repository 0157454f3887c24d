import { afterEach, beforeEach } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FolderCounts } from "../folders/folder-counts.ts";
import type { FolderTerms } from "../folders/watched-folder.ts";
import { goodCall, wav } from "./contents.ts";
import { type IntakeArchive, intakeArchive } from "./intake-archive.ts";
import { until } from "./until.ts";

/** Milliseconds in which a file of the scene has not changed before it is read. */
export const settledMs = 60_000;

/** A folder under watch, anew for each test of the block it stands in. */
export function folderScene() {
  let archive: IntakeArchive;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tif-"));
  });
  afterEach(async () => {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(
    terms: Partial<FolderTerms> = {},
    enrolled: { readonly source?: string; readonly lines?: string[] } = {},
  ): Promise<void> {
    const { source = "vaihde-1", lines } = enrolled;
    archive = await intakeArchive({ watched: { folders: [{ source, folder }], settledMs, ...terms } });
    await archive.enrol(source, lines === undefined ? {} : { lines });
  }
  async function counts(): Promise<FolderCounts> {
    const { body } = await archive.asAdministrator("/v1/overview");
    return (body["folders"] as FolderCounts[])[0] as FolderCounts;
  }
  const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
  /** A recording and its sidecar, as an exchange writes them. */
  async function call(name: string, more: object = {}, bytes: Uint8Array = wav()): Promise<void> {
    await put(`${name}.wav`, bytes);
    await sidecar(name, more);
  }
  /** The sidecar alone. */
  async function sidecar(name: string, more: object = {}): Promise<void> {
    const { sentAt: _sentAt, ...facts } = goodCall;
    await put(`${name}.wav.json`, JSON.stringify({ ...facts, externalId: name, ...more }));
  }
  /** Lets the folder be seen, then the settled time pass, and waits until it was looked through again. */
  async function settle(): Promise<void> {
    await looked();
    archive.clock.skip(settledMs + 1000);
    await looked();
  }
  async function looked(): Promise<void> {
    const before = (await counts()).lookedAt;
    archive.clock.skip(1);
    await until("a look", async () => {
      const { lookedAt } = await counts();
      return lookedAt !== null && lookedAt !== before;
    });
    const once = (await counts()).lookedAt;
    await until("a whole look", async () => (await counts()).lookedAt !== once);
  }
  const left = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => !entry.isDirectory())
      .map(({ name, parentPath }) => join(parentPath, name).slice(folder.length + 1))
      .toSorted();
  const findings = async (name: string) =>
    JSON.parse(await readFile(join(folder, "refused", name), "utf8")) as Record<string, unknown>;

  return {
    get archive() {
      return archive;
    },
    get folder() {
      return folder;
    },
    /** Opens the archive with a source of this name, and rights where they are not all. */
    open,
    counts,
    put,
    call,
    sidecar,
    settle,
    looked,
    left,
    findings,
  };
}
