import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { systemClock } from "@tallenne/runtime";
import { spawn } from "node:child_process";
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { goodCall, wav } from "../testing/contents.ts";
import { type IntakeArchive, intakeArchive } from "../testing/intake-archive.ts";
import { until } from "../testing/until.ts";
import { runIngest } from "./run-ingest.ts";

const program = resolve(import.meta.dirname, "../tallenne-ingest.ts");

let archive: IntakeArchive;
let folder: string;
let tokenFile: string;
beforeEach(async () => {
  archive = await intakeArchive();
  folder = await mkdtemp(join(tmpdir(), "tig-"));
  tokenFile = join(folder, ".token");
  await writeFile(tokenFile, `${await archive.enrol()}\n`);
});
afterEach(async () => {
  await archive.close();
  await rm(folder, { recursive: true, force: true });
});

async function call(name: string, more: object = {}, bytes: Uint8Array = wav()): Promise<void> {
  const { sentAt: _sentAt, ...facts } = goodCall;
  await writeFile(join(folder, `${name}.wav`), bytes);
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ ...facts, externalId: name, ...more }));
}

const words = (...more: string[]) => [
  "--address",
  archive.address,
  "--token-file",
  tokenFile,
  ...more,
  folder,
];

async function ingest(...asked: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const clock = { ...systemClock, now: () => archive.calendar.now() };
  const code = await runIngest(asked, {
    clock,
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out: out.join(""), err: err.join("") };
}
async function document(...more: string[]) {
  const { out, ...told } = await ingest(...words("--json", ...more));
  return {
    ...told,
    ...(JSON.parse(out) as { counts: Record<string, number>; notIn: unknown[]; faults: unknown[] }),
  };
}

describe("tallenne-ingest", () => {
  test("a folder is handed over, and what every recording came to stands in the table", async () => {
    for (const name of ["a", "b", "c"]) await call(name);
    await call("noise", {}, Buffer.from("nothing of sound, four hundred times"));
    await call("held", { line: "tuntematon" });
    await call("never", { line: "uraohjaus" });
    await call("faulty", { channel: "fax" });
    await writeFile(join(folder, "bare.wav"), wav());
    const { code, out, err } = await ingest(...words("--abreast", "2"));
    expect(code).toBe(1);
    expect(out).toMatch(/^taken in +3\n/);
    expect(out).toMatch(/waiting in quarantine +1\nrefused +3\nwithout sidecar or row +1\n/);
    expect(out).toMatch(/refused +noise\.wav +content-refused, /);
    expect(out).toMatch(/refused +never\.wav +never-record/);
    expect(out).toMatch(/refused +faulty\.wav +not-in-list \/channel/);
    expect(out).toMatch(/quarantined +held\.wav +line-unknown \/line/);
    expect(err).toMatch(/8\/8 recordings · .* · 5 not taken in\n$/);
    expect(archive.catalogue.records.size).toBe(3);
  });

  test("again it sends nothing that was acknowledged, and tries the rest anew", async () => {
    await call("a");
    await call("held", { line: "tuntematon" });
    expect(await document()).toMatchObject({ err: "", counts: { kept: 1, quarantined: 1, earlier: 0 } });
    await call("held");
    const asked = archive.catalogue.asked.record;
    expect(await document()).toMatchObject({ code: 0, counts: { kept: 1, quarantined: 0, earlier: 1 } });
    expect(archive.catalogue.asked.record).toBe(asked + 1);
  });

  test("without its resume file everything is compared and known; other content under an id is refused", async () => {
    await call("a");
    await call("b");
    await document();
    await rm(join(folder, ".tallenne-ingest"));
    await call("b", {}, wav({ seed: 5 }));
    expect(await document()).toMatchObject({
      code: 1,
      counts: { known: 1, refused: 1 },
      notIn: [{ path: "b.wav", findings: ["other-content"] }],
    });
  });

  test("a resume file that a crash cut is read as far as it is whole", async () => {
    await call("a");
    await call("b");
    await document();
    const resume = join(folder, ".tallenne-ingest");
    const text = await readFile(resume, "utf8");
    await writeFile(resume, text.slice(0, -9));
    expect(await document()).toMatchObject({ code: 0, counts: { earlier: 1, known: 1 } });
    await appendFile(resume, '{"path":');
    expect(await document()).toMatchObject({ code: 0, counts: { earlier: 2 } });
    expect((await readFile(resume, "utf8")).endsWith("}\n")).toBe(true);
    expect((await stat(resume)).mode & 0o077).toBe(0);
  });

  test("killed at any moment and called again, every recording is in the archive once", async () => {
    const count = 24;
    for (let number = 0; number < count; number += 1)
      await call(`call-${number}`, { startedAt: goodCall.startedAt }, wav({ seed: number + 1 }));
    // The announcements of a process of its own are sent at the real time: they wait in quarantine unless the archive's day is that day.
    const shifted = join(folder, ".clock.mjs");
    await writeFile(shifted, `const was = Date.now(); Date.now = () => ${archive.calendar.now()} + 0 * was;`);
    const begin = () => spawn(process.execPath, ["--import", shifted, program, ...words("--abreast", "3")]);
    for (let kills = 0, before = -1; kills < 6 && archive.catalogue.records.size < count; kills += 1) {
      before = archive.catalogue.records.size;
      const running = begin();
      const ended = new Promise((resolveEnd) => running.once("exit", resolveEnd));
      const more = before + 1 + kills;
      await until("some more", () => archive.catalogue.records.size >= Math.min(more, count));
      running.kill("SIGKILL");
      await ended;
    }
    expect(archive.catalogue.records.size).toBeGreaterThan(3);
    const last = begin();
    const code = await new Promise((resolveEnd) => last.once("exit", resolveEnd));
    expect(code).toBe(0);
    expect(archive.catalogue.records.size).toBe(count);
    expect(new Set([...archive.catalogue.records.values()].map(({ contentMark }) => contentMark)).size).toBe(
      count,
    );
    expect(await document()).toMatchObject({ code: 0, counts: { earlier: count, kept: 0, known: 0 } });
  }, 120_000);

  test("an archive that cannot take anything is asked again until it can", async () => {
    await call("a");
    archive.catalogue.away = true;
    const going = document();
    await until("asked in vain", () => archive.catalogue.asked.rules > 0);
    archive.catalogue.away = false;
    expect(await going).toMatchObject({ code: 0, counts: { kept: 1 } });
  });

  test("an archive that never answers within the patience fails the recording, which is not noted", async () => {
    await call("a");
    archive.catalogue.away = true;
    expect(await document("--patience", "1")).toMatchObject({
      code: 1,
      counts: { failed: 1 },
      notIn: [{ path: "a.wav", findings: ["peer-away"] }],
    });
    archive.catalogue.away = false;
    expect(await document()).toMatchObject({ code: 0, counts: { kept: 1, earlier: 0 } });
  });

  test("the rows of an exchange announce what has no sidecar, and their faults are told by line", async () => {
    await mkdir(join(folder, "24"));
    await writeFile(join(folder, "24/q-600-x-20261124-090000-1795503600.7.wav"), wav());
    const row = `"","0401234567","600","from-trunk","x","SIP/t-1","SIP/204-2","Dial","x","2026-11-24 09:00:00","","2026-11-24 09:00:02",2,2,"ANSWERED","DOCUMENTATION","1795503600.7",""`;
    await writeFile(join(folder, "Master.csv"), `broken\n${row}`);
    const facts = {
      language: "fi",
      announced: true,
      place: "FI",
      origin: "interaction",
      legalTasks: ["380-2023"],
    };
    await writeFile(
      join(folder, "exchange.json"),
      JSON.stringify({ lines: { "600": "henkiloasiakkaat" }, ...facts }),
    );
    expect(await document()).toMatchObject({
      code: 1,
      counts: { kept: 1 },
      faults: [{ code: "row-form", file: "Master.csv", line: 1 }],
    });
  });

  test("a dry run reads and checks everything, sends nothing and notes nothing", async () => {
    await call("a");
    await call("faulty", { place: "Finland" });
    const told = await document("--dry-run");
    expect(told).toMatchObject({
      code: 1,
      counts: { kept: 1, refused: 1 },
      notIn: [{ path: "faulty.wav", findings: ["invalid-format /place"] }],
    });
    expect(archive.catalogue.asked.rules).toBe(0);
    await expect(stat(join(folder, ".tallenne-ingest"))).rejects.toThrow("ENOENT");
  });
});

describe("tallenne-ingest does nothing and says why", () => {
  test("where its call cannot be understood", async () => {
    for (const [asked, why] of [
      [[], "name one folder"],
      [["--address", "ftp://x", "--token-file", "t", "f"], "--address is missing"],
      [["--address", "https://name@x", "--token-file", "t", "f"], "--address is missing"],
      [["--address", "https://x", "f"], "--token-file is missing"],
      [["--address", "https://x", "--token-file", "t", "--abreast", "99", "f"], "--abreast"],
      [["--fast", "f"], "--fast"],
    ] as const) {
      const { code, err } = await ingest(...asked);
      expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    }
  });

  test("with a token that nobody was given", async () => {
    await call("a");
    await writeFile(tokenFile, "c3RyYW5nZXJzLXRva2VuLW9mLW5vYm9keQ");
    expect(await ingest(...words())).toMatchObject({
      code: 2,
      err: expect.stringContaining("does not know this token"),
    });
  });

  test("with the resume file of another archive", async () => {
    await call("a");
    await writeFile(
      join(folder, ".tallenne-ingest"),
      '{"form":"tallenne-ingest 1","address":"https://other"}\n',
    );
    expect(await ingest(...words())).toMatchObject({
      code: 2,
      err: expect.stringContaining("another archive"),
    });
    await writeFile(join(folder, ".tallenne-ingest"), "notes of somebody\n");
    expect(await ingest(...words())).toMatchObject({ code: 2 });
    expect(await readFile(join(folder, ".tallenne-ingest"), "utf8")).toBe("notes of somebody\n");
  });

  test("with a folder that is not there; and help is no fault", async () => {
    expect(
      await ingest("--address", archive.address, "--token-file", tokenFile, join(folder, "none")),
    ).toMatchObject({ code: 2 });
    expect(await ingest("--help")).toMatchObject({ code: 0, out: expect.stringContaining("Exit code") });
  });
});
