import { expect, test } from "@jest/globals";
import type { Documents } from "../documents.ts";
import { card, cardsKept, type Room } from "./room.ts";

const kills = 5;

/** What has been acknowledged stays, what has been removed is gone. */
export function durabilityTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "everything is there after closing and opening again",
    inRoom(async (room, documents) => {
      const cards = await documents.open(cardsKept);
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          cards.insert(card(`k${at}`, { source: `s${at}`, cases: ["c"] })),
        ),
      );
      await cards.change("k1", (found) => ({ ...found, text: "changed" }));
      await cards.remove("k2");
      await documents.close();
      const again = await (await room.open()).open(cardsKept);
      expect(await again.count()).toBe(49);
      expect(await again.count({ field: "cases", contains: "c" })).toBe(49);
      expect(await again.get("k1")).toMatchObject({ text: "changed", version: 2 });
      await expect(again.insert(card("new", { source: "s3" }))).rejects.toMatchObject({ code: "duplicate" });
    }),
  );

  test(
    "what was read is removed only while nobody has written since",
    inRoom(async (_room, documents) => {
      const cards = await documents.open(cardsKept);
      const read = await cards.insert(card("one"));
      const written = await cards.change("one", (found) => ({ ...found, text: "written meanwhile" }));
      expect(await cards.remove("one", read.version)).toBe(false);
      expect(await cards.get("one")).toMatchObject({ text: "written meanwhile" });
      expect(await cards.remove("one", written?.version)).toBe(true);
      expect(await cards.remove("one", written?.version)).toBe(false);
      expect(await cards.get("one")).toBeUndefined();
    }),
  );

  test(
    "writes asked before a close are kept, later ones refused",
    inRoom(async (room, documents) => {
      const cards = await documents.open(cardsKept);
      const asked = Array.from({ length: 20 }, (_, at) => cards.insert(card(`k${at}`)));
      await documents.close();
      await documents.close();
      await Promise.all(asked);
      await expect(cards.insert(card("late"))).rejects.toMatchObject({ code: "store-closed" });
      await expect(cards.get("k1")).rejects.toMatchObject({ code: "store-closed" });
      await expect(documents.open(cardsKept)).rejects.toMatchObject({ code: "store-closed" });
      expect(await (await (await room.open()).open(cardsKept)).count()).toBe(20);
    }),
  );

  test(
    "a second holder of the same store is refused",
    inRoom(async (room, documents) => {
      await expect(room.open()).rejects.toMatchObject({
        code: expect.stringMatching(/^(folder|store)-in-use$/),
      });
      await documents.close();
      await (await room.open()).close();
    }),
  );

  test(
    `kill -9 of a writing process, ${kills} times, loses no acknowledged document`,
    inRoom(async (room, documents) => {
      await documents.close();
      const acknowledged: string[] = [];
      for (let round = 0; round < kills; round += 1) {
        const writer = await room.startWriter(`r${round}-`);
        await writer.reach(20 + 15 * round);
        acknowledged.push(...(await writer.kill()));
      }
      const cards = await (await room.open()).open(cardsKept);
      const found = new Set<string>();
      for await (const { id, text } of cards.each()) if (text === `text of ${id}`) found.add(id);
      expect(acknowledged.length).toBeGreaterThan(100);
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    }),
    60_000,
  );
}
