import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { writeDurably } from "@tallenne/runtime";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedFile } from "./access-bits.ts";

let folder: string;
let before: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tv-"));
  before = process.umask();
});
afterAll(async () => {
  process.umask(before);
  await rm(folder, { recursive: true, force: true });
});

describe("what several powers share", () => {
  test.each([
    [0o022, 0o640],
    [0o007, 0o660],
    [0o077, 0o600],
  ])("under umask %o a file has mode %o: never anything for others", async (umask, mode) => {
    process.umask(umask);
    await writeDurably(folder, `file-${umask}`, "sealed", { mode: sharedFile });
    expect((await stat(join(folder, `file-${umask}`))).mode & 0o777).toBe(mode);
  });
});
