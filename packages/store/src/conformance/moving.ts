import { expect, test } from "@jest/globals";
import type { Documents } from "../documents.ts";
import { card, cardsKept, type Room } from "./room.ts";

/** What moves a whole store from one adapter to another. */
export function movingTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "a restored document is there as it was, of its version, found by its fields, once however often it comes",
    inRoom(async (_, documents) => {
      const restore = await documents.restoring(cardsKept);
      const cards = await documents.open(cardsKept);
      const moved = { id: "one", version: 7, text: "Hei", deep: { list: [1, null] } };
      await restore(moved);
      await restore({ ...moved, version: 9 });
      expect(await cards.get("one")).toEqual({ ...moved, version: 9 });
      expect(await cards.count()).toBe(1);
      const changed = await cards.change("one", (one) => ({ ...one, text: "Moi" }));
      expect(changed?.version).toBe(10);
    }),
  );

  test(
    "the collections that hold a document are named, the others not",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      expect(await documents.names()).toEqual([]);
      await cards.insert(card("one"));
      expect(await documents.names()).toEqual([cardsKept.name]);
      await cards.remove("one");
      expect(await documents.names()).toEqual([]);
    }),
  );
}
