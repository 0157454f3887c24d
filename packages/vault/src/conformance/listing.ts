import { expect, test } from "@jest/globals";
import { seededChance } from "@tallenne/runtime";
import { type ObjectEntry, ObjectMissing, type Objects } from "../objects/object-port.ts";

type InRoom = (act: (objects: Objects) => Promise<void>) => () => Promise<void>;

const chance = seededChance("objects listing");

async function listed(entries: AsyncIterable<ObjectEntry>): Promise<ObjectEntry[]> {
  const all: ObjectEntry[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

/** Puts `parts` objects of each of `contacts` contacts; answers their keys. */
async function fill({ writer }: Objects, contacts: number, parts: number): Promise<string[]> {
  const keys = Array.from({ length: contacts }, () => chance.id("contact")).flatMap((contact) =>
    Array.from({ length: parts }, () => `${contact}/${chance.id("part")}`),
  );
  for (const [at, key] of keys.entries()) await writer.put(key, Buffer.alloc(at));
  return keys;
}

/** Finding and removing objects: the steward's power. */
export function listingTests(inRoom: InRoom): void {
  test(
    "every object is listed once with its length, and of a prefix only what begins with it",
    inRoom(async (objects) => {
      const keys = await fill(objects, 12, 3);
      const all = await listed(objects.sweeper.list(""));
      expect(all.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
      for (const { key, length } of all) expect(length).toBe(keys.indexOf(key));
      const contact = keys[7]?.split("/")[0] ?? "";
      const its = await listed(objects.sweeper.list(`${contact}/`));
      expect(its.map(({ key }) => key).toSorted()).toEqual(
        keys.filter((key) => key.startsWith(contact)).toSorted(),
      );
      expect(await listed(objects.sweeper.list(chance.id("contact")))).toEqual([]);
    }),
  );

  test(
    "a listing goes on after any key of it as if it had not stopped",
    inRoom(async (objects) => {
      await fill(objects, 8, 2);
      const all = (await listed(objects.sweeper.list(""))).map(({ key }) => key);
      for (const [at, key] of all.entries())
        expect((await listed(objects.sweeper.list("", key))).map((one) => one.key)).toEqual(
          all.slice(at + 1),
        );
    }),
  );

  test(
    "a removed version is gone from every reading; removing it again changes nothing",
    inRoom(async (objects) => {
      const [key = "", kept = ""] = await fill(objects, 1, 2);
      const { reader, sweeper } = objects;
      const [version] = await sweeper.versions(key);
      if (version === undefined) throw new Error("no version");
      expect(await sweeper.remove(key, "of another time")).toBe(false);
      expect(await sweeper.remove(key, version.version)).toBe(true);
      expect(await sweeper.remove(key, version.version)).toBe(false);
      await expect(reader.stat(key)).rejects.toBeInstanceOf(ObjectMissing);
      await expect(reader.getSpan(key, { from: 0, to: 1 })).rejects.toBeInstanceOf(ObjectMissing);
      expect((await listed(sweeper.list(""))).map((one) => one.key)).toEqual([kept]);
    }),
  );
}
