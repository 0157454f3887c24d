import { expect, test } from "@jest/globals";
import type { Documents } from "../documents.ts";
import { card, cardsKept, type Room } from "./room.ts";

/** Of what is removed, no byte stays in the files of the store. */
export function erasureTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "of removed documents no byte stands in any file, at once, after later writes, and after a restart",
    inRoom(async (room, documents) => {
      const cards = await documents.open(cardsKept);
      const all = Array.from({ length: 1500 }, (_, at) => at);
      await Promise.all(all.map((at) => cards.insert(card(canary(at), made(at, "first")))));
      await Promise.all(
        all
          .filter((at) => at % 3 === 0)
          .map((at) => cards.change(canary(at), (found) => ({ ...found, ...made(at, "second time") }))),
      );
      const removed = all.filter((at) => at % 2 === 0);
      await Promise.all(removed.map((at) => cards.remove(canary(at))));
      const remains = async () => {
        const text = (await room.files()).map((bytes) => Buffer.from(bytes).toString("latin1")).join("");
        const found = new Set(text.match(/kanarialintu-\d{5}-/g));
        expect(found).toContain(canary(1));
        return removed.filter((at) => found.has(canary(at)));
      };
      expect(await remains()).toEqual([]);
      for (const at of all.filter((one) => one % 2 === 1).slice(0, 300))
        await cards.change(canary(at), (found) => ({ ...found, pad: sized(at + 3) }));
      expect(await remains()).toEqual([]);
      await documents.close();
      await room.open();
      expect(await remains()).toEqual([]);
    }),
    60_000,
  );

  test(
    "a field taken out of a document is gone from the files after a purge",
    inRoom(async (room, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("one", { text: "kanarialintu", line: "kanarialintu" }));
      await cards.change("one", (found) => ({ ...found, text: undefined, line: undefined }));
      await documents.purge();
      const text = (await room.files()).map((bytes) => Buffer.from(bytes).toString("latin1")).join("");
      expect(text).toContain("cards");
      expect(text).not.toContain("kanarialintu");
    }),
  );
}

/** A word found nowhere else. */
function canary(at: number): string {
  return `kanarialintu-${String(at).padStart(5, "0")}-`;
}

/** Sizes that share pages, fill one, and spill over. */
function sized(at: number): string {
  return "p".repeat((at * 7919) % (at % 10 === 0 ? 9000 : 700));
}

/** The canary in the body and in four indexes. */
function made(at: number, turn: string): Record<string, unknown> {
  const word = canary(at);
  return { line: word + turn, source: word, cases: [word], text: word + turn, pad: sized(at + turn.length) };
}
