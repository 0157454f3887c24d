import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entriesNumbered } from "../testing/entries.ts";
import { newFolder, newSigner, openTestLog, removeFolder } from "../testing/test-log.ts";

// Real disks: generous where many suites share two cores.
jest.setTimeout(30_000);
const signer = newSigner();
let folder: string;
beforeEach(async () => {
  folder = newFolder();
  const log = await openTestLog([folder], { signer });
  await log.append(entriesNumbered(0, 300));
  await log.close();
});
afterEach(() => removeFolder(folder));
const start = () => openTestLog([folder], { signer });
const damaged = { code: "log-damaged" };

describe("a log that is not what was signed does not start, and nothing is written over it", () => {
  test("when its checkpoint is missing", async () => {
    rmSync(join(folder, "checkpoint"));
    await expect(start()).rejects.toMatchObject(damaged);
  });

  test("when its checkpoint is by another key", async () => {
    await expect(openTestLog([folder], { signer: newSigner() })).rejects.toMatchObject(damaged);
  });

  test("when a tile at its right edge is cut or missing", async () => {
    const tile = join(folder, "tile/1/000.p/1");
    const whole = readFileSync(tile);
    truncateSync(tile, 7);
    await expect(start()).rejects.toMatchObject(damaged);
    rmSync(tile);
    await expect(start()).rejects.toMatchObject(damaged);
    writeFileSync(tile, whole);
    const log = await start();
    expect(log.state().size).toBe(300);
    await log.close();
  });

  test("when its newest entries were changed", async () => {
    const bundle = join(folder, "tile/entries/001.p/44");
    const bytes = readFileSync(bundle);
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    writeFileSync(bundle, bytes);
    await expect(start()).rejects.toMatchObject(damaged);
  });

  test("while another process has it", async () => {
    const log = await start();
    await expect(start()).rejects.toMatchObject({ code: "folder-in-use" });
    await log.close();
  });

  test("but without its lookup it does: that is made anew from the log", async () => {
    rmSync(join(folder, "lookup.sqlite"));
    writeFileSync(join(folder, "lookup.sqlite"), "this is no database");
    const log = await start();
    expect((await log.page({ actions: ["access.listened"], limit: 500 })).entries).toHaveLength(300);
    await log.close();
  });
});
