import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { seededChance, setClock, systemClock } from "@tallenne/runtime";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { objectsConformance } from "../../conformance.ts";
import { NoSpace, ObjectExists, ObjectMissing, type SealedFile, WrongLength } from "../object-port.ts";
import { objectsFrom } from "../objects-from.ts";
import { diskObjects } from "./disk-objects.ts";
import { type FileCalls, fileCalls } from "./file-calls.ts";

// One folder for all tests, emptied between them: making and removing 256 folders each time would cost more than everything else.
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tv-"));
});
afterAll(() => rm(folder, { recursive: true }));
const filesBelow = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.(sealed|txt)$|lost/.test(name));
const empty = async () => {
  for (const name of await filesBelow()) await rm(join(folder, name));
};
beforeEach(empty);

objectsConformance("a folder on disk", () =>
  Promise.resolve({ open: () => diskObjects({ folder, clock: systemClock }), leave: empty }),
);

const chance = seededChance("disk objects");
const keyOf = () => `${chance.id("contact")}/${chance.id("part")}`;

/** The file system with every call written down, and one that may fail. */
function watched(failing?: { readonly call: string; readonly code: string }) {
  const calls: string[] = [];
  const noted = (call: string, path: string): void => {
    calls.push(`${call} ${relative(folder, path)}`);
    if (failing?.call === call) throw Object.assign(new Error(`${call} failed`), { code: failing.code });
  };
  const watching: FileCalls = {
    ...fileCalls,
    async create(path) {
      noted("create", path);
      const file = await fileCalls.create(path);
      return {
        append: async (pieces) => {
          noted("append", path);
          await file.append(pieces);
        },
        sync: async () => {
          noted("sync", path);
          await file.sync();
        },
        close: async () => {
          await file.close();
          noted("close", path);
        },
      };
    },
    rename: async (from, to) => {
      noted("rename", to);
      await fileCalls.rename(from, to);
    },
    syncFile: async (path) => {
      noted("syncFile", path);
      await fileCalls.syncFile(path);
    },
    link: async (path, name) => {
      noted("link", name);
      await fileCalls.link(path, name);
    },
    syncFolder: async (path) => {
      noted("syncFolder", path);
      await fileCalls.syncFolder(path);
    },
    remove: async (path) => {
      await fileCalls.remove(path);
      noted("remove", path);
    },
  };
  return { calls, watching };
}

describe("a put on disk", () => {
  test("is a file of a temporary name, fsync, rename, fsync of the folder, in this order and nothing after", async () => {
    const { calls, watching } = watched();
    const { writer } = await diskObjects({ folder, clock: systemClock, calls: watching });
    const key = keyOf();
    const name = `${key.replace("/", ".")}.sealed`;
    const fan = (key.split("_")[1] ?? "").slice(0, 2);
    calls.length = 0;
    await writer.put(key, Buffer.from("sealed"));
    expect(calls).toEqual([
      `create incoming/${name}`,
      `append incoming/${name}`,
      `sync incoming/${name}`,
      `close incoming/${name}`,
      `rename objects/${fan}/${name}`,
      `syncFolder objects/${fan}`,
    ]);
  });

  test.each([
    ["create", "ENOSPC", NoSpace],
    ["append", "ENOSPC", NoSpace],
    ["append", "EDQUOT", NoSpace],
    ["append", "EIO", Error],
    ["sync", "ENOSPC", NoSpace],
    ["sync", "EIO", Error],
    ["close", "EIO", Error],
    ["rename", "EIO", Error],
    ["syncFolder", "EIO", Error],
  ])("when %s fails with %s nothing of it stays, and no call is tried again", async (call, code, kind) => {
    await diskObjects({ folder, clock: systemClock });
    const failing = { call: "none", code };
    const { calls, watching } = watched(failing);
    const { writer, reader } = await diskObjects({ folder, clock: systemClock, calls: watching });
    calls.length = 0;
    failing.call = call;
    const key = keyOf();
    await expect(writer.put(key, Buffer.alloc(100_000))).rejects.toBeInstanceOf(kind);
    expect(calls.filter((one) => one.startsWith(`${call} `))).toHaveLength(1);
    await expect(reader.stat(key)).rejects.toBeInstanceOf(ObjectMissing);
    expect(await filesBelow()).toEqual([]);
    failing.call = "none";
    await writer.put(keyOf(), Buffer.alloc(100_000));
    expect(await filesBelow()).toHaveLength(1);
  });

  test("files are nothing for others, and their names hold ids only", async () => {
    const { writer } = await objectsFrom(`file:${folder}`, { clock: systemClock });
    await writer.put(keyOf(), Buffer.from("sealed"));
    const [name = ""] = await filesBelow();
    expect(basename(name)).toMatch(/^contact_[0-9a-z]{26}\.part_[0-9a-z]{26}\.sealed$/);
    expect((await stat(join(folder, name))).mode & 0o007).toBe(0);
  });
});

/** A sealed file as staging hands it over. */
async function sealedFile(bytes: Uint8Array, length = bytes.length): Promise<SealedFile> {
  const path = join(folder, "upload.txt");
  await writeFile(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    path,
    length,
    sha256,
    async *[Symbol.asyncIterator]() {
      yield await readFile(path);
    },
  };
}

describe("a put of a file of the same disk", () => {
  test("syncs the file, gives it its name, syncs the folder: no byte is copied, none read again", async () => {
    const { calls, watching } = watched();
    const { writer, reader } = await diskObjects({ folder, clock: systemClock, calls: watching });
    const file = await sealedFile(Buffer.from("sealed"));
    calls.length = 0;
    const key = keyOf();
    const receipt = await writer.put(key, file);
    expect(receipt).toEqual({ length: 6, sha256: file.sha256, version: "1" });
    expect(calls.map((call) => call.split(" ", 1)[0])).toEqual(["syncFile", "link", "syncFolder"]);
    await rm(file.path);
    expect(Buffer.from(await reader.getSpan(key, { from: 0, to: 6 })).toString()).toBe("sealed");
  });

  test("on another disk its bytes are copied", async () => {
    const { calls, watching } = watched({ call: "link", code: "EXDEV" });
    const { writer, reader } = await diskObjects({ folder, clock: systemClock, calls: watching });
    const key = keyOf();
    const file = await sealedFile(Buffer.from("sealed"));
    expect((await writer.put(key, file)).sha256).toBe(file.sha256);
    expect(calls.some((call) => call.startsWith("append incoming/"))).toBe(true);
    expect((await reader.stat(key)).length).toBe(6);
  });

  test.each([
    ["syncFile", "EIO", Error],
    ["link", "ENOSPC", NoSpace],
    ["link", "EEXIST", ObjectExists],
    ["syncFolder", "EIO", Error],
  ])("when %s fails with %s nothing of it stays", async (call, code, kind) => {
    const failing = { call: "none", code };
    const { watching } = watched(failing);
    const { writer, reader } = await diskObjects({ folder, clock: systemClock, calls: watching });
    const key = keyOf();
    const file = await sealedFile(Buffer.from("sealed"));
    failing.call = call;
    await expect(writer.put(key, file)).rejects.toBeInstanceOf(kind);
    await expect(reader.stat(key)).rejects.toBeInstanceOf(ObjectMissing);
  });

  test("a file of another length than it says is refused, and a taken key stays as it is", async () => {
    const { writer } = await diskObjects({ folder, clock: systemClock });
    await expect(writer.put(keyOf(), await sealedFile(Buffer.from("sealed"), 7))).rejects.toBeInstanceOf(
      WrongLength,
    );
    const key = keyOf();
    await writer.put(key, Buffer.from("first"));
    await expect(writer.put(key, await sealedFile(Buffer.from("second")))).rejects.toBeInstanceOf(
      ObjectExists,
    );
  });
});

describe("what a crash left on the way", () => {
  test("is swept at the next start once an hour old, never what another process is writing", async () => {
    const clock = setClock(Date.UTC(2026, 10, 24));
    await diskObjects({ folder, clock });
    const old = join(folder, "incoming", `${chance.id("contact")}.${chance.id("part")}.sealed`);
    const young = join(folder, "incoming", `${chance.id("contact")}.${chance.id("part")}.sealed`);
    for (const path of [old, young]) await writeFile(path, "half");
    const minutes = (ago: number) => new Date(clock.now() - ago * 60_000);
    await utimes(old, minutes(61), minutes(61));
    await utimes(young, minutes(59), minutes(59));
    const objects = await diskObjects({ folder, clock });
    expect(await filesBelow()).toEqual([relative(folder, young)]);
    for await (const entry of objects.sweeper.list("")) expect(entry).toBeUndefined();
  });

  test("files that are none of the store's are neither listed nor touched", async () => {
    const { sweeper, writer } = await diskObjects({ folder, clock: systemClock });
    const key = keyOf();
    await writer.put(key, Buffer.from("sealed"));
    const fan = join(folder, "objects", (key.split("_")[1] ?? "").slice(0, 2));
    for (const name of ["lost+found", "notes.txt", "contact_x.sealed"]) await writeFile(join(fan, name), "");
    const keys: string[] = [];
    for await (const entry of sweeper.list("")) keys.push(entry.key);
    expect(keys).toEqual([key]);
  });
});

describe("an address of an object store", () => {
  test.each(["ftp://name:secret@example.fi/x", "ftp:x", "file:", "just words", "s3:x"])(
    "%s is refused in words that say what exists, and never repeat it",
    async (address) => {
      const refused = objectsFrom(address, { clock: systemClock });
      await expect(refused).rejects.toThrow(/What exists now: file:/);
      await expect(refused).rejects.not.toThrow(/secret/);
    },
  );
});
