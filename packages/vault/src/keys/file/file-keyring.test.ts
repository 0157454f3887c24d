import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { generateKeyPairSync } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyringConformance } from "../../conformance.ts";
import { Damaged } from "../../sealing/damaged.ts";
import { KeyGone, KeyringAway } from "../key-port.ts";
import { keyringFrom } from "../keyring-from.ts";
import { fileKeyring } from "./file-keyring.ts";
import { keyFileName, keyFileNamed } from "./key-file-name.ts";

const chance = seededChance("file keyring");

keyringConformance("two folders of sealed files", async () => {
  const parent = await mkdtemp(join(tmpdir(), "tk-"));
  const folders = [join(parent, "first"), join(parent, "second")] as const;
  return {
    open: (atLeast) => fileKeyring({ folders, chance, ...(atLeast === undefined ? {} : { atLeast }) }),
    leave: () => rm(parent, { recursive: true }),
  };
});

const rootKey = chance.bytes(32);
const signingKey = generateKeyPairSync("ed25519").privateKey;
const bucket = "calls/standard/2027-05-24";
const fileOfFirst = "calls_standard_2027-05-24_v1.key";

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "tkf-"));
});
afterAll(() => rm(parent, { recursive: true }));
let rooms = 0;
let folders: readonly [string, string];
beforeEach(() => {
  const room = join(parent, String((rooms += 1)));
  folders = [join(room, "first"), join(room, "second")];
});

const open = () => fileKeyring({ folders, chance });
const mintOne = async () => (await open()).minter({ rootKey, signingKey, chance }).mint(bucket);
const openOne = async () => (await open()).opener({ rootKey }).open({ bucket, bucketVersion: 1 });
const destroyOne = async () => (await open()).destroyer().destroy({ bucket, bucketVersion: 1 });

async function spoil(folder: string): Promise<void> {
  const bytes = await readFile(join(folder, fileOfFirst));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(join(folder, fileOfFirst), bytes);
}

describe("the two copies of a file keyring", () => {
  test("both hold the same sealed file, the owner's alone, and nothing of the key in plain", async () => {
    await mintOne();
    const [first, second] = await Promise.all(folders.map((folder) => readFile(join(folder, fileOfFirst))));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect((await stat(join(folders[0], fileOfFirst))).mode & 0o007).toBe(0);
    const { privateKey } = await openOne();
    const raw = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
    expect(raw).toHaveLength(32);
    expect(first?.includes(raw)).toBe(false);
  });

  test.each([0, 1])(
    "copy %i lost: the key opens from the other, and the next start copies it back",
    async (lost) => {
      await mintOne();
      await rm(join(folders[lost as 0 | 1], fileOfFirst));
      await openOne();
      expect(await readdir(folders[lost as 0 | 1])).toContain(fileOfFirst);
    },
  );

  test("one copy damaged: the key opens from the other; both damaged: refused, not guessed", async () => {
    await mintOne();
    const ring = await open();
    await spoil(folders[0]);
    await ring.opener({ rootKey }).open({ bucket, bucketVersion: 1 });
    await spoil(folders[1]);
    const refused = ring.opener({ rootKey }).open({ bucket, bucketVersion: 1 });
    await expect(refused).rejects.toBeInstanceOf(Damaged);
  });

  test("a key file under another name, or of another ring, opens nothing", async () => {
    await mintOne();
    const ring = await open();
    for (const folder of folders)
      await cp(join(folder, fileOfFirst), join(folder, fileOfFirst.replace("_v1", "_v2")));
    const refused = ring.opener({ rootKey }).open({ bucket, bucketVersion: 2 });
    await expect(refused).rejects.toBeInstanceOf(Damaged);
  });
});

describe("a destroyed key", () => {
  test("leaves an empty mark in both folders and no byte of the file", async () => {
    await mintOne();
    const sealed = await readFile(join(folders[0], fileOfFirst));
    await destroyOne();
    for (const folder of folders) {
      const names = (await readdir(folder)).toSorted();
      expect(names).toEqual([fileOfFirst.replace(".key", ".gone"), "keyring.json"]);
      for (const name of names)
        expect((await readFile(join(folder, name))).includes(sealed.subarray(15, 40))).toBe(false);
    }
  });

  test("does not come back when an old copy of one folder is put back: the mark of the other wins", async () => {
    await mintOne();
    await cp(folders[0], `${folders[0]}-old`, { recursive: true });
    await destroyOne();
    await rm(folders[0], { recursive: true });
    await rename(`${folders[0]}-old`, folders[0]);
    expect(await readdir(folders[0])).toContain(fileOfFirst);
    await expect(openOne()).rejects.toBeInstanceOf(KeyGone);
    expect(await readdir(folders[0])).not.toContain(fileOfFirst);
  });

  test("is not claimed to be destroyed while a folder is away", async () => {
    await mintOne();
    const destroyer = (await open()).destroyer();
    await rename(folders[1], `${folders[1]}-away`);
    await expect(destroyer.destroy({ bucket, bucketVersion: 1 })).rejects.toBeInstanceOf(KeyringAway);
    await rename(`${folders[1]}-away`, folders[1]);
    expect((await destroyer.destroy({ bucket, bucketVersion: 1 })).copies).toEqual([
      { found: false, absent: true },
      { found: true, absent: true },
    ]);
  });

  test("takes the partial writes beside it along", async () => {
    await mintOne();
    await writeFile(join(folders[0], `.${fileOfFirst}.17.1.partial`), "half a sealed key");
    await destroyOne();
    expect((await readdir(folders[0])).filter((name) => name.includes("partial"))).toEqual([]);
  });
});

describe("folders that are not what they should be", () => {
  test("a disk that is not mounted is not an empty keyring", async () => {
    await mintOne();
    await rename(folders[1], `${folders[1]}-away`);
    await expect(open()).rejects.toBeInstanceOf(KeyringAway);
    await mkdir(folders[1]);
    await expect(open()).rejects.toBeInstanceOf(KeyringAway);
  });

  test("folders of two rings are refused", async () => {
    await open();
    const other = `${folders[0]}-other`;
    await fileKeyring({ folders: [other, `${other}-2`], chance });
    await expect(fileKeyring({ folders: [folders[0], other], chance })).rejects.toBeInstanceOf(KeyringAway);
  });

  test("a new, empty folder is taken in with the ring's file, and gets every key and every mark", async () => {
    await mintOne();
    await (await open()).minter({ rootKey, signingKey, chance }).mint(bucket);
    await destroyOne();
    const fresh = `${folders[1]}-fresh`;
    await mkdir(fresh);
    await cp(join(folders[0], "keyring.json"), join(fresh, "keyring.json"));
    await fileKeyring({ folders: [folders[0], fresh], chance });
    expect((await readdir(fresh)).toSorted()).toEqual((await readdir(folders[0])).toSorted());
  });

  test("processes that make the ring at once agree on one", async () => {
    await Promise.all(Array.from({ length: 6 }, open));
    const [first, second] = await Promise.all(
      folders.map((folder) => readFile(join(folder, "keyring.json"), "utf8")),
    );
    expect(first).toBe(second);
  });
});

describe("names and addresses", () => {
  test("a file name says its bucket version and is read back; other files are nobody's", () => {
    const name = keyFileName({ bucket, bucketVersion: 12, ending: "gone" });
    expect(name).toBe("calls_standard_2027-05-24_v12.gone");
    expect(keyFileNamed(name)).toEqual({ bucket, bucketVersion: 12, ending: "gone" });
    for (const other of ["keyring.json", "calls_standard_2027-05-24_v0.key", ".x.key", "a_v1.key"])
      expect(keyFileNamed(other)).toBeUndefined();
  });

  test.each([0, 1.5, -1, Number.NaN])("version %p has no file", (bucketVersion) => {
    expect(() => keyFileName({ bucket, bucketVersion, ending: "key" })).toThrow(RangeError);
  });

  test("one folder in the address makes both copies inside it", async () => {
    const ring = await keyringFrom(`file:${folders[0]}`, { chance });
    await ring.minter({ rootKey, signingKey, chance }).mint(bucket);
    for (const copy of ["first", "second"])
      expect(await readdir(join(folders[0], copy))).toContain(fileOfFirst);
  });

  test.each(["pkcs11:token=x;pin=secret", "file:", "file:a,b,c", "file:,b", "words"])(
    "%s is refused in words that say what exists, and never repeat it",
    async (address) => {
      const refused = keyringFrom(address, { chance });
      await expect(refused).rejects.toThrow(/file:<folder>/);
      await expect(refused).rejects.not.toThrow(/secret/);
    },
  );
});
