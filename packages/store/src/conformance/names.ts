import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Documents } from "../documents.ts";
import { card, cardsKept, type Room } from "./room.ts";

/** Names that some database, driver or language reads as its own. */
const meaningful = [
  "$set",
  "$where",
  "a.b",
  ".",
  "%2E",
  "%:",
  "",
  "a\0b",
  "_id",
  "_bsontype",
  "__v",
  "constructor",
  "toString",
  "hasOwnProperty",
  "toObject",
  "0",
  "Äänekoski",
];

/** Values and names come back as they went in. */
export function nameTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "names that mean something to a database, a driver or the language are names like others",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const deep = JSON.parse(
        `{"__proto__":{"x":1},"list":[{"$gt":1}],${meaningful.map((name) => `${JSON.stringify(name)}:{"a":null,"b":[],"c":{}}`).join(",")}}`,
      ) as Record<string, unknown>;
      await cards.insert(
        card("one", { deep, ...Object.fromEntries(meaningful.map((name) => [name, "text"])) }),
      );
      const found = await cards.change("one", (one) => ({ ...one, seen: true }));
      for (const read of [found, await cards.get("one")]) {
        expect(JSON.stringify(read?.["deep"])).toBe(JSON.stringify(deep));
        expect(meaningful.filter((name) => read?.[name] !== "text")).toEqual([]);
      }
      expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    }),
  );

  test(
    "any JSON comes back as it went in: numbers to the last bit, texts that look like dates, nothing added or dropped",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const numbers = [1, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1.5e-300, 5e-324, 0.1 + 0.2];
      await cards.insert(card("numbers", { numbers, day: "2026-11-26T10:00:00.000Z", none: {}, empty: [] }));
      expect(await cards.get("numbers")).toEqual({
        id: "numbers",
        version: 1,
        numbers,
        day: "2026-11-26T10:00:00.000Z",
        none: {},
        empty: [],
      });
      const made = fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: 60, seed: 25 });
      const storable = JSON.parse(JSON.stringify(made, storablePart)) as unknown[];
      await Promise.all(storable.map((value, at) => cards.insert(card(`k${at}`, { value }))));
      for (const [at, value] of storable.entries())
        expect(JSON.stringify((await cards.get(`k${at}`))?.["value"])).toBe(JSON.stringify(value));
    }),
  );
}

/** In the place of an integer that JSON readers round, another number. */
function storablePart(_name: string, value: unknown): unknown {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? 0.5 : value;
}
