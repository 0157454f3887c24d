import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { systemChance, systemClock } from "@tallenne/runtime";
import { documentsFrom, keepsNothingPersonal } from "@tallenne/store";
import { objectsFrom } from "@tallenne/vault";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ArchivePlace, moveArchive } from "./move-archive.ts";
import { movedObject } from "./moved-object.ts";
import { withVersions } from "./object-versions.ts";

interface Shelf {
  readonly id: string;
  readonly version: number;
  readonly parts: readonly { readonly key: string; readonly version: string }[];
}
const shelves = keepsNothingPersonal<Shelf>("catalogue.movingShelves", "made-up values of a test", {
  small: true,
  parse: (value) => value as Shelf,
});
const unseen = { write: () => undefined };

let folder: string;
let from: ArchivePlace;
let to: ArchivePlace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tallenne-move-"));
  const place = (name: string): ArchivePlace => ({
    documents: () => `sqlite:${join(folder, name, "store")}`,
    objects: `file:${join(folder, name, "vault")}`,
  });
  from = place("here");
  to = place("there");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const move = () =>
  moveArchive({ from, to, notes: join(folder, "notes"), clock: systemClock, stream: unseen });
const at = (place: ArchivePlace) => objectsFrom(place.objects, { clock: systemClock });
const inCatalogue = async <R>(
  place: ArchivePlace,
  act: (documents: Awaited<ReturnType<typeof documentsFrom>>) => Promise<R>,
) => {
  const documents = await documentsFrom(place.documents("catalogue"), { service: "catalogue" });
  try {
    return await act(documents);
  } finally {
    await documents.close();
  }
};

/** Three sealed objects, one under a legal hold, and the documents that name them. */
async function filled(): Promise<readonly { readonly key: string; readonly bytes: Buffer }[]> {
  const { writer, sweeper } = await at(from);
  const objects = [];
  for (let number = 0; number < 3; number += 1) {
    const key = `${systemChance.id("contact")}/${systemChance.id("part")}`;
    const bytes = Buffer.from(systemChance.bytes(100_000 + number));
    const { version } = await writer.put(key, bytes);
    if (number === 1) await sweeper.lock(key, version, true);
    objects.push({ key, bytes });
    await inCatalogue(from, async (documents) => {
      const rows = await documents.open(shelves);
      const one = await rows.insert({ id: `shelf-${number}`, parts: [{ key, version }] });
      if (number === 2) await rows.replace(one);
    });
  }
  return objects;
}

describe("an archive is moved to other stores", () => {
  test("objects with their bytes and holds, documents with their versions, and what names an object names it there", async () => {
    const objects = await filled();
    const { objects: count, collections } = await move();
    expect([count, collections.map(({ name, count: of }) => [name, of])]).toEqual([3, [[shelves.name, 3]]]);
    const there = await at(to);
    for (const [number, { key, bytes }] of objects.entries()) {
      const { version } = await there.reader.stat(key);
      expect(Buffer.from(await there.reader.getSpan(key, { from: 0, to: bytes.length })).equals(bytes)).toBe(
        true,
      );
      expect(await there.sweeper.isLocked(key, version)).toBe(number === 1);
      const row = await inCatalogue(to, async (documents) =>
        (await documents.open(shelves)).get(`shelf-${number}`),
      );
      expect(row).toEqual({
        id: `shelf-${number}`,
        version: number === 2 ? 2 : 1,
        parts: [{ key, version }],
      });
    }
    // Nothing was removed where it came from.
    expect(await inCatalogue(from, async (documents) => (await documents.open(shelves)).count())).toBe(3);
  });

  test("stopped in the middle it goes on: what the notes have is not moved again, a line cut off counts as nothing", async () => {
    await filled();
    await move();
    const notes = join(folder, "notes", "moved-objects.jsonl");
    const lines = (await readFile(notes, "utf8")).trim().split("\n");
    expect(lines.map((line) => movedObject(line).key)).toHaveLength(3);
    await writeFile(notes, `${lines[0]}\n${lines[1]?.slice(0, 30)}`);
    expect((await move()).objects).toBe(3);
    expect((await readFile(notes, "utf8")).trim().split("\n")).toHaveLength(3);
  });

  test("another archive's store is refused before anything is written, and so is one that still runs", async () => {
    await filled();
    await inCatalogue(to, async (documents) =>
      (await documents.open(shelves)).insert({ id: "other", parts: [] }),
    );
    await expect(move()).rejects.toThrow("catalogue: the other store is not empty");
    await inCatalogue(from, () => expect(move()).rejects.toMatchObject({ code: "folder-in-use" }));
  });

  test("a document that is there and not here is found, and said", async () => {
    await filled();
    await move();
    await inCatalogue(to, async (documents) =>
      (await documents.open(shelves)).insert({ id: "other", parts: [] }),
    );
    await expect(move()).rejects.toThrow("3 documents here, 4 there");
  });
});

test("only what names a moved object changes its version", () => {
  const versions = new Map([["contact_a/part_b", new Map([["1", "x9"]])]]);
  const document = {
    id: "contact_a/part_b#1",
    version: 1,
    parts: [
      { key: "contact_a/part_b", version: "1", sealedLength: 9 },
      { key: "contact_a/part_c", version: "1" },
    ],
    hold: { key: "contact_a/part_b", objectVersion: "1" },
    text: "kello 1#1",
  };
  expect(withVersions(document, versions)).toEqual({
    ...document,
    id: "contact_a/part_b#x9",
    parts: [
      { key: "contact_a/part_b", version: "x9", sealedLength: 9 },
      { key: "contact_a/part_c", version: "1" },
    ],
    hold: { key: "contact_a/part_b", objectVersion: "x9" },
  });
});
