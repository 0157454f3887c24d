import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolder, readIfPresent, removeDurably, sweepPartials, writeDurably } from "./durable-file.ts";
import { FolderInUse, lockFolder } from "./folder-lock.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "tr-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a file written durably", () => {
  test("is whole, its owner's alone, and takes the place of the former one", async () => {
    await writeDurably(folder, "a", "first");
    await writeDurably(folder, "a", "second");
    expect(await readFile(join(folder, "a"), "utf8")).toBe("second");
    expect((await stat(join(folder, "a"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["a"]);
  });

  test("writers at once leave one whole file and nothing else", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => writeDurably(folder, "b", `${at}`.repeat(1000))));
    const text = await readFile(join(folder, "b"), "utf8");
    expect(new Set(text.match(/\d{1,2}/g)).size).toBeLessThanOrEqual(2);
    expect((await readdir(folder)).toSorted()).toEqual(["a", "b"]);
  });

  test("a name is a name, never a path", async () => {
    for (const name of ["", "../x", "a/b", ".hidden", "a\0b"])
      await expect(writeDurably(folder, name, "x")).rejects.toThrow(RangeError);
  });

  test("what an interrupted write left is swept, nothing else", async () => {
    await writeFile(join(folder, ".a.1.2.partial"), "half");
    await writeFile(join(folder, "keep.partial"), "x");
    expect(await sweepPartials(folder)).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(["a", "b", "keep.partial"]);
  });

  test("is read if present, removed once", async () => {
    expect(await readIfPresent(join(folder, "none"))).toBeUndefined();
    expect([await removeDurably(join(folder, "a")), await removeDurably(join(folder, "a"))]).toEqual([
      true,
      false,
    ]);
  });

  test("new folders may be entered by their owner only", async () => {
    await makeFolder(join(folder, "x", "y"));
    expect((await stat(join(folder, "x", "y"))).mode & 0o777).toBe(0o700);
  });
});

describe("the lock of a folder", () => {
  test("lets one holder in, says who has it, and is free once released", async () => {
    const lock = await lockFolder(folder, "store");
    await expect(lockFolder(folder, "store")).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder, "store")).rejects.toThrow(`process ${process.pid}`);
    const other = await lockFolder(folder, "ledger");
    lock.release();
    lock.release();
    (await lockFolder(folder, "store")).release();
    other.release();
  });
});
