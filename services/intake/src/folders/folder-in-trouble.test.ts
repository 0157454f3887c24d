import { describe, expect, test } from "@jest/globals";
import { link, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goodCall, wav } from "../testing/contents.ts";
import { folderScene, settledMs } from "../testing/folder-scene.ts";
import { until } from "../testing/until.ts";

describe("a watched folder in which things go wrong", () => {
  const scene = folderScene();
  const { open, counts, put, call, settle, looked, left } = scene;

  test("links lead nowhere, neither a file nor a folder", async () => {
    await open();
    const elsewhere = await mkdtemp(join(tmpdir(), "tie-"));
    await writeFile(join(elsewhere, "secret.wav"), wav());
    await symlink(join(elsewhere, "secret.wav"), join(scene.folder, "trap.wav"));
    await put("trap.wav.json", JSON.stringify({ ...goodCall, externalId: "trap" }));
    await symlink(elsewhere, join(scene.folder, "below"));
    await settle();
    expect(scene.archive.catalogue.records.size).toBe(0);
    expect(await readdir(elsewhere)).toEqual(["secret.wav"]);
    await rm(elsewhere, { recursive: true });
  });

  test("a refused folder that is a link is written to by nobody", async () => {
    await open();
    const elsewhere = await mkdtemp(join(tmpdir(), "tie-"));
    await symlink(elsewhere, join(scene.folder, "refused"));
    await call("noise", {}, Buffer.from("nothing of sound"));
    await settle();
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await left()).toContain("noise.wav");
    await rm(elsewhere, { recursive: true });
  });

  test("recordings that are kept stay in done where the folder says so", async () => {
    await open({ afterwards: "keep" });
    await mkdir(join(scene.folder, "deep"));
    await call("deep/kept");
    await settle();
    expect(await left()).toEqual(["done/deep/kept.wav", "done/deep/kept.wav.json"]);
  });

  test("nothing happens while the archive cannot take anything, and everything when it can again", async () => {
    await open();
    scene.archive.catalogue.away = true;
    for (const name of ["a", "b", "c"]) await call(name);
    await looked();
    scene.archive.clock.skip(settledMs + 1000);
    await until("waits", () => scene.archive.log.lines.some(({ event }) => event === "folder-waits"));
    expect(await left()).toHaveLength(6);
    scene.archive.catalogue.away = false;
    await until("all kept", async () => (await counts()).kept === 3 && (await left()).length === 0);
  });

  test("after a start what was kept before is known, and a sidecar that was leaving follows its recording", async () => {
    await open();
    await call("before");
    await settle();
    // As a crash leaves it: acknowledged, but the recording still lies here and its sidecar is on its way.
    await call("before");
    await mkdir(join(scene.folder, ".leaving"), { recursive: true });
    await rename(join(scene.folder, "before.wav.json"), join(scene.folder, ".leaving/before.wav.json"));
    await put(".leaving/gone.wav.json", "{}");
    await scene.archive.restart();
    await settle();
    expect(await left()).toEqual([]);
    expect(await counts()).toMatchObject({ kept: 0, known: 1 });
    expect(scene.archive.catalogue.records.size).toBe(1);
  });

  test("a folder that is not there is told and watched all the same", async () => {
    await open();
    await rm(scene.folder, { recursive: true });
    await until("unreachable", async () => !(await counts()).reachable);
    await mkdir(scene.folder);
    await call("late");
    await until("reachable", async () => (await counts()).reachable);
    await settle();
    expect(await counts()).toMatchObject({ kept: 1 });
  });

  test("no log line and no metric names a file", async () => {
    await open();
    await call("in-0401234567", {}, Buffer.from("nothing of sound"));
    await put("out-0407654321.wav", wav());
    await link(join(scene.folder, "out-0407654321.wav"), join(scene.folder, "copy-0407654321.wav"));
    await settle();
    await rm(scene.folder, { recursive: true });
    await until("unreachable", async () => !(await counts()).reachable);
    expect(JSON.stringify(scene.archive.log.lines)).not.toMatch(/0401234567|0407654321/);
    expect(JSON.stringify(await counts())).not.toMatch(/0401234567|0407654321/);
  });
});
