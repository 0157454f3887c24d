import { describe, expect, test } from "@jest/globals";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { wav } from "../testing/contents.ts";
import { folderScene, settledMs } from "../testing/folder-scene.ts";
import { until } from "../testing/until.ts";
import { foldersNamed } from "./watched-folder.ts";

describe("a watched folder", () => {
  const scene = folderScene();
  const { open, counts, put, call, sidecar, settle, looked, left, findings } = scene;

  test("a recording with its sidecar comes in by the gates of every door, and leaves the folder", async () => {
    await open();
    await call("pbx-7");
    await settle();
    expect(await left()).toEqual([]);
    expect(await counts()).toMatchObject({ kept: 1, waiting: 0, refused: 0, faults: 0, reachable: true });
    const [record] = [...scene.archive.catalogue.records.values()];
    expect(record).toMatchObject({ channel: "call", line: "henkiloasiakkaat", durationMs: 2000 });
    expect((await scene.archive.files()).objects).not.toHaveLength(0);
  });

  test("a recording whose row the exchange wrote comes in by it; a malformed row is told with its line", async () => {
    await open();
    const row = `"","0401234567","600","from-trunk","x","SIP/t-1","SIP/204-2","Dial","x","2026-11-24 09:00:00","2026-11-24 09:00:00","2026-11-24 09:00:02",2,2,"ANSWERED","DOCUMENTATION","1795503600.7",""`;
    await mkdir(join(scene.folder, "2026/11/24"), { recursive: true });
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
    expect([...scene.archive.catalogue.records.values()][0]).toMatchObject({
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
      scene.archive.clock.skip(settledMs - 5000);
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
    await rename(join(scene.folder, "written.wav"), join(scene.folder, "written.wav.part"));
    await settle();
    expect(await counts()).toMatchObject({ kept: 0, refused: 0 });
    await rename(join(scene.folder, "written.wav.part"), join(scene.folder, "written.wav"));
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
    expect(scene.archive.catalogue.records.size).toBe(0);
    await until("told", () => scene.archive.entries.some(({ action }) => action === "contact.rejected"));
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

  test("a sidecar repaired alone is tried as soon as it is whole, not after the ten minutes", async () => {
    await open();
    await call("held", { line: "tuntematon" });
    await settle();
    expect(await counts()).toMatchObject({ quarantined: 1, kept: 0 });
    await sidecar("held");
    await settle();
    expect(await counts()).toMatchObject({ quarantined: 1, kept: 1, waiting: 0 });
    expect(await left()).toEqual([]);
  });

  test("what a person puts right comes in at the next look, with nothing changed in the folder; what one rejects leaves it", async () => {
    await open();
    await call("held", { line: "queue-77" });
    await call("test", { announced: false });
    await settle();
    const { body } = await scene.archive.asAdministrator("/v1/overview");
    const rows = body["quarantine"] as { announcement: string; again: string; findings: string[] }[];
    expect(rows.map(({ again }) => again)).toEqual(["by-folder", "by-folder"]);
    const of = (code: string) => rows.find(({ findings: found }) => found.includes(code))?.announcement ?? "";
    const act = (code: string, path: string, asked: object) =>
      scene.archive.asAdministrator(`/v1/announcements/${of(code)}/${path}`, asked);
    await act("line-unknown", "repair", { reason: "source-line", line: "yritys-suomi" });
    await act("announcement-missing", "rejection", { reason: "test-call" });
    await looked();
    expect(await counts()).toMatchObject({ kept: 1, refused: 1, waiting: 0 });
    expect(await findings("test.wav.findings.json")).toMatchObject({ refused: "rejected-by-person" });
    expect([...scene.archive.catalogue.records.values()][0]).toMatchObject({ line: "yritys-suomi" });
  });

  test("a line that the source is not enrolled for is refused by name and counted", async () => {
    await open({}, { source: "vaihde-2", lines: ["yritys-suomi"] });
    await call("foreign");
    await settle();
    expect(await findings("foreign.wav.findings.json")).toMatchObject({ refused: "not-permitted" });
    expect(scene.archive.catalogue.records.size).toBe(0);
    await until("told", () => scene.archive.entries.some(({ facts }) => facts["reason"] === "not-permitted"));
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
    expect(scene.archive.catalogue.records.size).toBe(1);
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
