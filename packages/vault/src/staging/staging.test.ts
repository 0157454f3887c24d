import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { FolderInUse, seededChance } from "@tallenne/runtime";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileCalls } from "../objects/disk/file-calls.ts";
import { NoSpace } from "../objects/object-port.ts";
import { openBytes } from "../sealing/open-bytes.ts";
import { openStaging, type Staging } from "./staging.ts";

const chance = seededChance("staging");
const key = chance.bytes(32);
const context = Buffer.from("contact and part");
const plain = Buffer.alloc(1_300_007, chance.bytes(4099));

let folder: string;
let staging: Staging;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tg-"));
  staging = await openStaging({ folder, chance });
});
afterEach(async () => {
  await staging.close();
  await rm(folder, { recursive: true });
});
const left = async () => (await readdir(folder)).filter((name) => name.endsWith(".staged"));

async function staged(length = plain.length) {
  const upload = await staging.begin({ key, context });
  for (let at = 0; at < length; at += 70_001)
    await upload.append(plain.subarray(at, Math.min(at + 70_001, length)));
  return upload;
}

describe("an upload in staging", () => {
  test("lies sealed on the disk, nothing for others, and is read back as what a put takes", async () => {
    const upload = await staged();
    const lengths = await upload.finish();
    const [name = ""] = await left();
    expect((await stat(join(folder, name))).mode & 0o007).toBe(0);
    const onDisk = await readFile(join(folder, name));
    expect(onDisk.includes(plain.subarray(0, 32))).toBe(false);
    const pieces: Uint8Array[] = [];
    for await (const piece of upload.sealed()) pieces.push(piece);
    const sealed = Buffer.concat(pieces);
    expect(lengths).toEqual({
      plainLength: plain.length,
      sealedLength: sealed.length,
      plainSha256: createHash("sha256").update(plain).digest("hex"),
    });
    expect(upload.sealed().sha256).toBe(createHash("sha256").update(sealed).digest("hex"));
    expect(openBytes({ key, context, sealed }).equals(plain)).toBe(true);
    const opened = await upload.open();
    expect((await opened.bytes(16_000, 40_000)).equals(plain.subarray(16_000, 40_000))).toBe(true);
    await upload.discard();
    expect(await left()).toEqual([]);
  });

  test("the input may change after it was taken", async () => {
    const upload = await staging.begin({ key, context });
    const piece = Buffer.alloc(20_000, 1);
    await upload.append(piece);
    piece.fill(2);
    await upload.finish();
    expect((await (await upload.open()).bytes(0, 20_000)).equals(Buffer.alloc(20_000, 1))).toBe(true);
  });

  test("is read only when finished, and takes nothing afterwards", async () => {
    const upload = await staged(100);
    await expect(upload.open()).rejects.toThrow(TypeError);
    await upload.finish();
    await expect(upload.append(plain)).rejects.toThrow(TypeError);
    await upload.discard();
    await expect(upload.open()).rejects.toThrow(TypeError);
  });

  test("is discarded at any time, and again, and leaves nothing", async () => {
    const begun = await staging.begin({ key, context });
    const half = await staged(900_000);
    const finished = await staged(100);
    await finished.finish();
    for (const upload of [begun, half, finished, begun]) await upload.discard();
    expect(await left()).toEqual([]);
  });

  test("closing discards what is left and frees the folder", async () => {
    await staged(900_000);
    await staging.close();
    expect(await left()).toEqual([]);
    staging = await openStaging({ folder, chance });
  });
});

describe("the staging folder", () => {
  test("belongs to one process", async () => {
    await expect(openStaging({ folder, chance })).rejects.toBeInstanceOf(FolderInUse);
  });

  test("is swept at the start of what a crash left", async () => {
    await staging.close();
    await writeFile(join(folder, "left.staged"), "unreadable");
    await writeFile(join(folder, "notes.txt"), "not ours");
    staging = await openStaging({ folder, chance });
    expect((await readdir(folder)).filter((name) => !name.startsWith("."))).toEqual(["notes.txt"]);
  });

  test.each(["ENOSPC", "EDQUOT"])(
    "full (%s) is told by name, and nothing of the upload stays",
    async (code) => {
      await staging.close();
      const calls = {
        ...fileCalls,
        create: async (path: string) => ({
          ...(await fileCalls.create(path)),
          append: () => Promise.reject(Object.assign(new Error("full"), { code })),
        }),
      };
      staging = await openStaging({ folder, chance, calls });
      const upload = await staging.begin({ key, context });
      const filling = (async () => {
        for (let at = 0; at < 20; at += 1) await upload.append(plain.subarray(0, 200_000));
        await upload.finish();
      })();
      await expect(filling).rejects.toBeInstanceOf(NoSpace);
      await upload.discard();
      expect(await left()).toEqual([]);
    },
  );
});
