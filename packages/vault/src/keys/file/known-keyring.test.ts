import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { generateKeyPairSync } from "node:crypto";
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Keyring, KeyringAway, KeyringRolledBack } from "../key-port.ts";
import { ringKnown } from "../keyring-from.ts";
import { fileKeyring } from "./file-keyring.ts";

const chance = seededChance("known keyring");
const rootKey = chance.bytes(32);
const signingKey = generateKeyPairSync("ed25519").privateKey;
const bucket = "calls/standard/2027-05-24";
const version = { bucket, bucketVersion: 1 };
const fileOfFirst = "calls_standard_2027-05-24_v1.key";

let parent: string;
let folders: readonly [string, string];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "tkk-"));
  folders = [join(parent, "first"), join(parent, "second")];
});
afterEach(() => rm(parent, { recursive: true }));

const open = () => fileKeyring({ folders, chance });

function remembered() {
  let kept: string | undefined;
  return {
    read: () => Promise.resolve(kept),
    write: (print: string) => Promise.resolve(void (kept = print)),
  };
}

const known = (
  print: ReturnType<typeof remembered>,
  generation = remembered(),
  onAccepted?: (ring: Keyring) => Promise<void>,
) => ringKnown(`file:${folders.join(",")}`, { chance, print, generation, ...(onAccepted && { onAccepted }) });

describe("a keyring that a store remembers", () => {
  test("is made once; emptied or exchanged it is away, and no new one is made", async () => {
    const print = remembered();
    const { ring } = await known(print);
    expect((await known(print)).ring).toBe(ring);
    for (const folder of folders) await rename(folder, `${folder}-unmounted`);
    await expect(known(print)).rejects.toBeInstanceOf(KeyringAway);
    await expect(known(print)).rejects.toThrow(/Is a disk not mounted/);
    await expect(stat(folders[0])).rejects.toMatchObject({ code: "ENOENT" });
    await open();
    await expect(known(print)).rejects.toBeInstanceOf(KeyringAway);
    for (const folder of folders) {
      await rm(folder, { recursive: true });
      await rename(`${folder}-unmounted`, folder);
    }
    expect((await known(print)).ring).toBe(ring);
  });

  test("lost for good goes on empty, once somebody puts its name there as the refusal says", async () => {
    const print = remembered();
    const { ring } = await known(print);
    for (const folder of folders) await rm(folder, { recursive: true });
    const refusal = await known(print).catch((failure: unknown) => failure);
    if (!(refusal instanceof KeyringAway)) throw new TypeError("an emptied keyring was opened");
    const [text = ""] = /\{.*\}/.exec(refusal.message) ?? [];
    for (const folder of folders) {
      await mkdir(folder);
      await writeFile(join(folder, "keyring.json"), text);
    }
    expect((await known(print)).ring).toBe(ring);
  });

  test("a lost key is told apart from a destroyed one", async () => {
    const ring = await open();
    await ring.minter({ rootKey, signingKey, chance }).mint(bucket);
    for (const folder of folders) await rm(join(folder, fileOfFirst));
    await expect(ring.opener({ rootKey }).open(version)).rejects.toMatchObject({
      code: "key-gone",
      isDestroyed: false,
    });
    await ring.destroyer().destroy(version);
    await expect(ring.opener({ rootKey }).open(version)).rejects.toMatchObject({
      code: "key-gone",
      isDestroyed: true,
    });
  });
});

const putBack = async () => {
  for (const folder of folders) {
    await rm(folder, { recursive: true });
    await cp(`${folder}-old`, folder, { recursive: true });
  }
};
const keepCopy = async () => {
  for (const folder of folders) await cp(folder, `${folder}-old`, { recursive: true });
};

/** A ring whose first key was destroyed after its copy was made. */
async function older() {
  const memory = [remembered(), remembered()] as const;
  const ring = await known(...memory);
  const mint = ring.minter({ rootKey, signingKey, chance });
  await mint.mint(bucket);
  await keepCopy();
  await ring.destroyer().destroy(version);
  await putBack();
  return memory;
}

describe("an older copy of the keyring", () => {
  test("that was put back is refused in words that say what to do, and opens no destroyed key", async () => {
    const memory = await older();
    await expect(known(...memory)).rejects.toBeInstanceOf(KeyringRolledBack);
    await expect(known(...memory)).rejects.toThrow(
      /at generation 1, but 2 was seen before: an older copy was put back.*Put the newest copy back/,
    );
  });

  test("is noticed also when it only lacks keys that were minted since", async () => {
    const memory = [remembered(), remembered()] as const;
    const ring = await known(...memory);
    await keepCopy();
    await ring.minter({ rootKey, signingKey, chance }).mint(bucket);
    await putBack();
    await expect(known(...memory)).rejects.toBeInstanceOf(KeyringRolledBack);
  });

  test("in one of the two folders is mended from the other, and nobody is refused", async () => {
    const memory = await older();
    for (const folder of folders) await rm(folder, { recursive: true });
    await cp(`${folders[0]}-old`, folders[0], { recursive: true });
    await cp(`${folders[0]}-old`, folders[1], { recursive: true });
    await (await open()).destroyer().destroy(version);
    await rm(folders[0], { recursive: true });
    await cp(`${folders[0]}-old`, folders[0], { recursive: true });
    const ring = await known(...memory);
    await expect(ring.opener({ rootKey }).open(version)).rejects.toMatchObject({ isDestroyed: true });
  });

  test("is opened once somebody accepts it as the refusal says, after what is gone was destroyed again; the word counts once", async () => {
    const memory = await older();
    const refusal = await known(...memory).catch((failure: unknown) => failure);
    const [text = ""] = /\{.*\}/.exec(String(refusal)) ?? [];
    for (const folder of folders) await writeFile(join(folder, "keyring.json"), text);
    const destroyed = await known(...memory, (ring) =>
      ring
        .destroyer()
        .destroy(version)
        .then(() => undefined),
    );
    await expect(destroyed.opener({ rootKey }).open(version)).rejects.toMatchObject({ isDestroyed: true });
    await known(...memory);
    await putBack();
    for (const folder of folders) await writeFile(join(folder, "keyring.json"), text);
    await expect(known(...memory)).rejects.toBeInstanceOf(KeyringRolledBack);
  });

  test("put back a second and a third time is accepted by other words each time", async () => {
    const memory = await older();
    const words: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const refusal = await known(...memory).catch((failure: unknown) => failure);
      const [text = ""] = /\{.*\}/.exec(String(refusal)) ?? [];
      words.push(text);
      for (const folder of folders) await writeFile(join(folder, "keyring.json"), text);
      await known(...memory, async (ring) => void (await ring.destroyer().destroy(version)));
      await putBack();
    }
    expect(new Set(words).size).toBe(3);
  });
});
