import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goodCall, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";
import type { FolderCounts } from "./folder-counts.ts";
import { foldersNamed, type FolderTerms } from "./watched-folder.ts";

const settledMs = 60_000;

let archive: IntakeArchive;
let folder: string;

async function open(terms: Partial<FolderTerms> = {}): Promise<void> {
  archive = await intakeArchive({
    watched: { folders: [{ source: "vaihde-1", folder }], settledMs, ...terms },
  });
  await archive.enrol();
}
async function counts(): Promise<FolderCounts> {
  const { body } = await archive.asAdministrator("/v1/overview");
  return (body["folders"] as FolderCounts[])[0] as FolderCounts;
}
const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
/** A recording and its sidecar, as an exchange writes them. */
async function call(name: string, more: object = {}, bytes: Uint8Array = wav()): Promise<void> {
  const { sentAt: _sentAt, ...facts } = goodCall;
  await put(`${name}.wav`, bytes);
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

describe("a watched folder", () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tif-"));
  });
  afterEach(async () => {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("a recording with its sidecar comes in by the gates of every door, and leaves the folder", async () => {
    await open();
    await call("pbx-7");
    await settle();
    expect(await left()).toEqual([]);
    expect(await counts()).toMatchObject({ kept: 1, waiting: 0, refused: 0, faults: 0, reachable: true });
    const [record] = [...archive.catalogue.records.values()];
    expect(record).toMatchObject({ channel: "call", line: "henkiloasiakkaat", durationMs: 2000 });
    expect((await archive.files()).objects).not.toHaveLength(0);
  });

  test("a recording whose row the exchange wrote comes in by it; a malformed row is told with its line", async () => {
    await open();
    const row = `"","0401234567","600","from-trunk","x","SIP/t-1","SIP/204-2","Dial","x","2026-11-24 09:00:00","2026-11-24 09:00:00","2026-11-24 09:00:02",2,2,"ANSWERED","DOCUMENTATION","1795503600.7",""`;
    await mkdir(join(folder, "2026/11/24"), { recursive: true });
    await put("2026/11/24/q-600-0401234567-20261124-090000-1795503600.7.wav", wav());
    await put("Master.csv", `broken "row\n${row}\n"half a ro`);
    const facts = {
      language: "fi",
      announced: true,
      place: "FI",
      origin: "interaction",
      legalTasks: ["380-2023"],
    };
    await put("exchange.json", JSON.stringify({ lines: { "600": "henkiloasiakkaat" }, ...facts }));
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, waiting: 0, faults: 1 });
    expect([...archive.catalogue.records.values()][0]).toMatchObject({
      startedAt: "2026-11-24T07:00:00.000Z",
      endedAt: "2026-11-24T07:00:02.000Z",
    });
    expect(await findings("folder.findings.json")).toEqual({
      findings: [{ code: "row-form", file: "Master.csv", line: 1 }],
    });
    expect(await left()).toEqual(["Master.csv", "exchange.json", "refused/folder.findings.json"]);
  });

  test("a file that is still being written is left alone until it is whole", async () => {
    await open();
    const bytes = wav();
    await call("growing", {}, bytes.subarray(0, 9000));
    for (let length = 12_000; length < bytes.length; length += 9000) {
      await looked();
      archive.clock.skip(settledMs - 5000);
      await put("growing.wav", bytes.subarray(0, length));
    }
    await put("growing.wav", bytes);
    await looked();
    expect(await counts()).toMatchObject({ kept: 0, refused: 0, waiting: 1 });
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, refused: 0, waiting: 0 });
  });

  test("names of files that are not whole yet are not looked at; renamed they come in", async () => {
    await open();
    await call("written");
    await rename(join(folder, "written.wav"), join(folder, "written.wav.part"));
    await settle();
    expect(await counts()).toMatchObject({ kept: 0, refused: 0 });
    await rename(join(folder, "written.wav.part"), join(folder, "written.wav"));
    await settle();
    expect(await counts()).toMatchObject({ kept: 1 });
  });

  test("a poisoned file lies in refused with its findings, and stops nothing", async () => {
    await open();
    await call("a-noise", {}, Buffer.from("#!/bin/sh\necho x\n".repeat(40)));
    await call("b-sidecar", { channel: "fax", parties: [{ role: "customer", phone: 7 }] });
    await put("c-text.wav", wav());
    await put("c-text.wav.json", "{ not json");
    await call("d-good");
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, refused: 2, faults: 1, waiting: 1 });
    expect(await left()).toEqual([
      "c-text.wav",
      "c-text.wav.json",
      "refused/a-noise.wav",
      "refused/a-noise.wav.findings.json",
      "refused/a-noise.wav.json",
      "refused/b-sidecar.wav",
      "refused/b-sidecar.wav.findings.json",
      "refused/b-sidecar.wav.json",
      "refused/folder.findings.json",
    ]);
    expect(await findings("a-noise.wav.findings.json")).toMatchObject({ refused: "content-refused" });
    expect(await findings("b-sidecar.wav.findings.json")).toMatchObject({
      refused: "bad-input",
      findings: [{ pointer: "/channel" }, { pointer: "/parties/0/phone" }],
    });
    expect(await findings("folder.findings.json")).toMatchObject({ findings: [{ code: "not-json" }] });
  });

  test("a career-guidance recording goes, and lies nowhere", async () => {
    await open();
    await call("guidance", { line: "uraohjaus" });
    await settle();
    expect(await left()).toEqual([]);
    expect(await counts()).toMatchObject({ neverRecord: 1, kept: 0 });
    expect(archive.catalogue.records.size).toBe(0);
    await until("told", () => archive.entries.some(({ action }) => action === "contact.rejected"));
  });

  test("what waits in quarantine stays and comes in once its sidecar is repaired", async () => {
    await open();
    await call("held", { line: "tuntematon" });
    await settle();
    expect(await counts()).toMatchObject({ quarantined: 1, kept: 0, waiting: 1 });
    await settle();
    expect(await counts()).toMatchObject({ quarantined: 1 });
    await call("held");
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, waiting: 0 });
  });

  test("a line that the source is not enrolled for is refused by name and counted", async () => {
    archive = await intakeArchive({ watched: { folders: [{ source: "vaihde-2", folder }], settledMs } });
    await archive.enrol("vaihde-2", { lines: ["yritys-suomi"] });
    await call("foreign");
    await settle();
    expect(await findings("foreign.wav.findings.json")).toMatchObject({ refused: "not-permitted" });
    expect(archive.catalogue.records.size).toBe(0);
    await until("told", () => archive.entries.some(({ facts }) => facts["reason"] === "not-permitted"));
  });

  test("the same again changes nothing; other content under the same id is refused", async () => {
    await open();
    await call("twice");
    await settle();
    await call("twice");
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, known: 1, refused: 0 });
    await call("twice", {}, wav({ seed: 3 }));
    await settle();
    expect(await counts()).toMatchObject({ kept: 1, known: 1, refused: 1 });
    expect(await findings("twice.wav.findings.json")).toMatchObject({ refused: "other-content" });
    expect(archive.catalogue.records.size).toBe(1);
  });

  test("links lead nowhere, neither a file nor a folder", async () => {
    await open();
    const elsewhere = await mkdtemp(join(tmpdir(), "tie-"));
    await writeFile(join(elsewhere, "secret.wav"), wav());
    await symlink(join(elsewhere, "secret.wav"), join(folder, "trap.wav"));
    await put("trap.wav.json", JSON.stringify({ ...goodCall, externalId: "trap" }));
    await symlink(elsewhere, join(folder, "below"));
    await settle();
    expect(archive.catalogue.records.size).toBe(0);
    expect(await readdir(elsewhere)).toEqual(["secret.wav"]);
    await rm(elsewhere, { recursive: true });
  });

  test("a refused folder that is a link is written to by nobody", async () => {
    await open();
    const elsewhere = await mkdtemp(join(tmpdir(), "tie-"));
    await symlink(elsewhere, join(folder, "refused"));
    await call("noise", {}, Buffer.from("nothing of sound"));
    await settle();
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await left()).toContain("noise.wav");
    await rm(elsewhere, { recursive: true });
  });

  test("recordings that are kept stay in done where the folder says so", async () => {
    await open({ afterwards: "keep" });
    await mkdir(join(folder, "deep"));
    await call("deep/kept");
    await settle();
    expect(await left()).toEqual(["done/deep/kept.wav", "done/deep/kept.wav.json"]);
  });

  test("nothing happens while the archive cannot take anything, and everything when it can again", async () => {
    await open();
    archive.catalogue.away = true;
    for (const name of ["a", "b", "c"]) await call(name);
    await looked();
    archive.clock.skip(settledMs + 1000);
    await until("waits", () => archive.log.lines.some(({ event }) => event === "folder-waits"));
    expect(await left()).toHaveLength(6);
    archive.catalogue.away = false;
    await until("all kept", async () => (await counts()).kept === 3 && (await left()).length === 0);
  });

  test("after a start what was kept before is known, and a sidecar that was leaving follows its recording", async () => {
    await open();
    await call("before");
    await settle();
    // As a crash leaves it: acknowledged, but the recording still lies here and its sidecar is on its way.
    await call("before");
    await mkdir(join(folder, ".leaving"), { recursive: true });
    await rename(join(folder, "before.wav.json"), join(folder, ".leaving/before.wav.json"));
    await put(".leaving/gone.wav.json", "{}");
    await archive.restart();
    await settle();
    expect(await left()).toEqual([]);
    expect(await counts()).toMatchObject({ kept: 0, known: 1 });
    expect(archive.catalogue.records.size).toBe(1);
  });

  test("a folder that is not there is told and watched all the same", async () => {
    await open();
    await rm(folder, { recursive: true });
    await until("unreachable", async () => !(await counts()).reachable);
    await mkdir(folder);
    await call("late");
    await until("reachable", async () => (await counts()).reachable);
    await settle();
    expect(await counts()).toMatchObject({ kept: 1 });
  });

  test("no log line and no metric names a file", async () => {
    await open();
    await call("in-0401234567", {}, Buffer.from("nothing of sound"));
    await put("out-0407654321.wav", wav());
    await link(join(folder, "out-0407654321.wav"), join(folder, "copy-0407654321.wav"));
    await settle();
    await rm(folder, { recursive: true });
    await until("unreachable", async () => !(await counts()).reachable);
    expect(JSON.stringify(archive.log.lines)).not.toMatch(/0401234567|0407654321/);
    expect(JSON.stringify(await counts())).not.toMatch(/0401234567|0407654321/);
  });
});

describe("the setting of watched folders", () => {
  test.each([
    ["vaihde-1=/srv/a; vaihde-2=/srv/b", 2],
    ["", 0],
    ["vaihde-1=/srv/a=b", 1],
  ])("%p names %p", (setting, count) => expect(foldersNamed(setting)).toHaveLength(count));

  test.each(["/srv/a", "Vaihde=/srv/a", "a=/srv/x; b=/srv/x", "a=/srv/x; b=/srv/x/below"])(
    "%p is refused",
    (setting) => expect(foldersNamed(setting)).toBeUndefined(),
  );
});
