import { expect, test } from "@jest/globals";
import type { Documents } from "../documents.ts";
import { keepsNothingPersonal } from "../kept.ts";
import { type Card, card, cardsKept, type Room } from "./room.ts";

/** One document at a time, whole, at the version it was read. */
export function writeTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  test(
    "an inserted document is version 1 and comes back as it went in",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const given = card("one", {
        text: "Hei",
        deep: { list: [1, "a", null, { x: true }] },
        gone: undefined,
      });
      expect(await cards.insert(given)).toMatchObject({ id: "one", version: 1 });
      expect(await cards.get("one")).toEqual({
        id: "one",
        version: 1,
        text: "Hei",
        deep: { list: [1, "a", null, { x: true }] },
      });
      expect(await cards.get("none")).toBeUndefined();
    }),
  );

  test(
    "a replacement raises the version; a stale one, or one of nothing, is refused and changes nothing",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const first = await cards.insert(card("one", { text: "a" }));
      const second = await cards.replace({ ...first, text: "b" });
      expect(second.version).toBe(2);
      await expect(cards.replace({ ...first, text: "c" })).rejects.toMatchObject({ code: "stale-version" });
      await expect(cards.replace({ ...second, id: "two" })).rejects.toMatchObject({ code: "stale-version" });
      await expect(cards.replace({ ...second, version: 3 })).rejects.toMatchObject({ code: "stale-version" });
      expect(await cards.get("one")).toEqual({ id: "one", version: 2, text: "b" });
    }),
  );

  test(
    "of many replacements of one version exactly one is kept",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const first = await cards.insert(card("one"));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (__, by) => cards.replace({ ...first, by })),
      );
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await cards.get("one"))?.version).toBe(2);
    }),
  );

  test(
    "fifty who change one document at once lose no change",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("sum", { total: 0 }));
      const addTen = async () => {
        for (let turn = 0; turn < 10; turn += 1)
          await cards.change("sum", (found) => ({ ...found, total: Number(found.total) + 1 }));
      };
      await Promise.all(Array.from({ length: 50 }, addTen));
      expect(await cards.get("sum")).toMatchObject({ total: 500, version: 501 });
    }),
    60_000,
  );

  test(
    "a change may leave the document alone, finds nothing where there is nothing, and fails whole",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("one", { text: "a" }));
      expect(await cards.change("one", () => undefined)).toMatchObject({ text: "a", version: 1 });
      expect(await cards.change("none", (found) => found)).toBeUndefined();
      const failing = cards.change("one", () => {
        throw new RangeError("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(
        await cards.change("one", (found) => ({ ...found, id: "two", version: 9, text: "b" })),
      ).toMatchObject({ id: "one", version: 2 });
      expect(await cards.count()).toBe(1);
    }),
  );

  test(
    "a second document with a unique value is refused by the field's name, and nothing of it stays",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("one", { source: "s1", system: "a", number: 1, cases: ["c1"] }));
      const refusals = [
        [card("one"), "id"],
        [card("two", { source: "s1", cases: ["c2"] }), "source"],
        [card("three", { system: "a", number: 1 }), "system+number"],
      ] as const;
      for (const [given, field] of refusals)
        await expect(cards.insert(given)).rejects.toMatchObject({
          code: "duplicate",
          field,
          fields: field.split("+"),
        });
      const other = await cards.insert(card("four", { source: "s4", system: "a", number: 2 }));
      await expect(cards.replace({ ...other, source: "s1" })).rejects.toMatchObject({ field: "source" });
      await expect(cards.change("four", (found) => ({ ...found, number: 1 }))).rejects.toMatchObject({
        field: "system+number",
      });
      expect(await cards.get("four")).toEqual(other);
      expect(await cards.count({ field: "cases", contains: "c2" })).toBe(0);
      expect(await cards.count()).toBe(2);
    }),
  );

  test(
    "absent and null values are not unique, and values of other kinds do not collide",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const given = [
        {},
        {},
        { source: null },
        { source: null },
        { source: 1 },
        { source: "1" },
        { source: true },
        { source: "true" },
        { system: "a" },
        { system: "a" },
        { number: 5 },
        { number: 5, system: null },
      ];
      await Promise.all(given.map((fields, at) => cards.insert(card(`k${at}`, fields))));
      expect(await cards.count()).toBe(given.length);
    }),
  );

  test(
    "a value is free again when its document has changed or gone",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("one", { source: "s" }));
      await cards.change("one", (found) => ({ ...found, source: "t" }));
      await cards.insert(card("two", { source: "s" }));
      expect(await cards.remove("two")).toBe(true);
      expect(await cards.remove("two")).toBe(false);
      await cards.insert(card("two", { source: "s" }));
      expect((await cards.get("two"))?.version).toBe(1);
    }),
  );

  test(
    "among writes that arrive together only the wrong one is refused",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      await cards.insert(card("k7"));
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (__, at) => cards.insert(card(`k${at}`))),
      );
      expect(outcomes.map(({ status }) => status === "rejected")).toEqual(outcomes.map((__, at) => at === 7));
      expect(await cards.count()).toBe(20);
    }),
  );

  test(
    "å ä ö, other scripts, emoji, quotes and NUL, a megabyte: all come back and are found",
    inRoom(async (_, documents) => {
      const cards = await documents.open(cardsKept);
      const texts = [
        "Äänekoski Öölanti åå",
        "東京 עברית",
        "👩‍👩‍👧‍👦🇫🇮",
        "a\0b",
        "",
        "\0",
        "'; DROP TABLE cards; --",
        '"\\%_',
        "ä",
        "a\u0308",
      ];
      await Promise.all(
        texts.map((text, at) => cards.insert(card(`k${at}`, { line: text, text, cases: [text] }))),
      );
      for (const [at, text] of texts.entries()) {
        expect(await cards.get(`k${at}`)).toMatchObject({ text });
        const byField = await cards.find({ where: { field: "line", is: text }, limit: 9 });
        const byItem = await cards.find({ where: { field: "cases", contains: text }, limit: 9 });
        expect([byField.rows.map(({ id }) => id), byItem.rows.map(({ id }) => id)]).toEqual([
          [`k${at}`],
          [`k${at}`],
        ]);
      }
      const long = "ä😀".repeat(175_000);
      await cards.insert(card("long", { text: long }));
      expect((await cards.get("long"))?.text).toBe(long);
    }),
  );

  test.each<[string, unknown]>([
    ["not a number", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["an integer that JSON readers round", 2 ** 53],
    ["a date", new Date(0)],
    ["bytes", new Uint8Array(2)],
    ["a map", new Map()],
    ["half a surrogate pair", "a\ud800b"],
    ["a hole in an array", [undefined]],
    ["a function", () => 1],
    ["a body over 15 MiB", "x".repeat(15 * 1024 * 1024)],
  ])("what JSON would change is refused: %s", (_, value) =>
    inRoom(async (__, documents) => {
      const cards = await documents.open(cardsKept);
      await expect(cards.insert(card("one", { deep: { value } }))).rejects.toMatchObject({
        code: "unstorable",
      });
      expect(await cards.count()).toBe(0);
    })(),
  );

  test(
    "every document read goes through the declaration's parse, which may bring old forms up to date",
    inRoom(async (room, documents) => {
      const old = await documents.open(cardsKept);
      await old.insert(card("one", { text: "old", line: "a" }));
      await documents.close();
      const newer = keepsNothingPersonal<Card>("conformance.upcast", "made-up", {
        small: true,
        parse: (value) => {
          const found = value as Card;
          if (found.broken) throw new TypeError("not a card");
          return { ...found, form: 2 };
        },
      });
      const again = await room.open();
      const cards = await again.open(newer);
      await cards.insert(card("one"));
      await cards.insert(card("two", { broken: true }));
      expect(await cards.get("one")).toMatchObject({ form: 2 });
      expect(await cards.change("one", (found) => ({ ...found, seen: found.form }))).toMatchObject({
        seen: 2,
      });
      await expect(cards.get("two")).rejects.toThrow("not a card");
      await expect(cards.find({ limit: 5 })).rejects.toThrow("not a card");
    }),
  );
}
