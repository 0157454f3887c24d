import { expect, test } from "@jest/globals";
import type { Condition } from "@tallenne/domain";
import type { Order } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { keeps, keepsNothingPersonal } from "../kept.ts";
import { type Card, card, cardsKept, conditionOn, inOrder, type Room, smallKept } from "./room.ts";

/** Every operator, order and refusal of a query. */
export function queryTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
) {
  const given = [
    card("k0"),
    card("k1", { a: null, list: [] }),
    card("k2", { a: 0, b: "x", list: ["p", "q"] }),
    card("k3", { a: 1, b: "y", list: [1] }),
    card("k4", { a: true, b: "y", list: ["1", true, null] }),
    card("k5", { a: "1", d: { e: 5 }, list: "p" }),
    card("k6", { a: "z", d: { e: "5" } }),
    card("k7", { a: { b: 1 }, d: [{ e: 5 }] }),
    card("k8", { a: ["1"], d: { e: null } }),
    card("k9", { a: false, b: "" }),
  ];
  test.each<[string, Condition, string]>([
    ["is a number, not a text or truth of the same look", conditionOn("a", 1), "3"],
    ["is a text", conditionOn("a", "1"), "5"],
    ["is true", conditionOn("a", true), "4"],
    ["is false, which is not zero", conditionOn("a", false), "9"],
    ["is null: null or absent", conditionOn("a", null), "01"],
    ["a nested field", conditionOn("d.e", 5), "5"],
    ["the id", conditionOn("id", "k3"), "3"],
    ["an id is never a number", conditionOn("id", 3), ""],
    ["in", { field: "a", in: [0, "z", true] }, "246"],
    ["in with null", { field: "a", in: [null, 1] }, "013"],
    ["in nothing", { field: "a", in: [] }, ""],
    ["from a number", { field: "a", from: 0 }, "23"],
    ["before a number", { field: "a", before: 1 }, "2"],
    ["between texts", { field: "a", from: "1", before: "z" }, "5"],
    ["ends of two kinds", { field: "a", from: 0, before: "z" }, ""],
    ["from null", { field: "a", from: null }, ""],
    ["a range without ends", { field: "a" }, ""],
    ["contains a text", { field: "list", contains: "p" }, "2"],
    ["contains a number", { field: "list", contains: 1 }, "3"],
    ["contains true", { field: "list", contains: true }, "4"],
    ["contains null", { field: "list", contains: null }, "4"],
    ["exists, null included", { field: "a", exists: true }, "123456789"],
    ["absent", { field: "b", exists: false }, "015678"],
    ["all of nothing", { all: [] }, "0123456789"],
    ["any of nothing", { any: [] }, ""],
    ["not", { not: conditionOn("a", null) }, "23456789"],
    ["not a range: what cannot be compared is outside it", { not: { field: "a", from: 0 } }, "01456789"],
    [
      "nested",
      {
        all: [
          { any: [conditionOn("b", "y"), conditionOn("b", "x")] },
          { not: { any: [conditionOn("a", 0), conditionOn("a", true)] } },
        ],
      },
      "3",
    ],
  ])("find: %s", (_, where, ids) =>
    inRoom(async (__, documents) => {
      const cards = await documents.open(smallKept);
      await Promise.all(given.map((one) => cards.insert(one)));
      const { rows } = await cards.find({ where, limit: 100 });
      expect(rows.map(({ id }) => id.slice(1)).join("")).toBe(ids);
      expect(await cards.count(where)).toBe(ids.length);
      const each: string[] = [];
      for await (const { id } of cards.each(where)) each.push(id.slice(1));
      expect(each.toSorted().join("")).toBe(ids);
    })(),
  );

  const orders: [string, Order[]][] = [
    ["newest first", [{ field: "started", direction: "desc" }]],
    [
      "by line, then newest",
      [
        { field: "line", direction: "asc" },
        { field: "started", direction: "desc" },
      ],
    ],
    [
      "three fields, up, down, up",
      [
        { field: "line", direction: "asc" },
        { field: "priority", direction: "desc" },
        { field: "started", direction: "asc" },
      ],
    ],
    ["by id, last first", [{ field: "id", direction: "desc" }]],
  ];
  test.each(orders)("order: %s", (_, order) =>
    inRoom(async (__, documents) => {
      const cards = await documents.open(cardsKept);
      const made = Array.from({ length: 40 }, (___, at) =>
        card(`k${at}`, {
          line: ["a", "b", undefined, "Å", 3][at % 5],
          priority: at % 3,
          started: at % 7 === 0 ? null : at % 4,
        }),
      );
      const inserted = await Promise.all(made.map((one) => cards.insert(one)));
      const { rows } = await cards.find({ order, limit: 100 });
      expect(rows.map(({ id }) => id)).toEqual(inserted.toSorted(inOrder(order)).map(({ id }) => id));
    })(),
  );

  test.each<[string, Parameters<Awaited<ReturnType<typeof openCards>>["find"]>[0], string]>([
    ["a field in no index", { where: conditionOn("colour", "red"), limit: 1 }, "colour"],
    [
      "such a field inside not and any",
      { where: { all: [conditionOn("state", "a"), { not: { any: [conditionOn("colour", 1)] } }] }, limit: 1 },
      "colour",
    ],
    [
      "contains on a field that is not many",
      { where: { field: "state", contains: "a" }, limit: 1 },
      "many: state",
    ],
    [
      "an order by a field in no index",
      { where: conditionOn("state", "a"), order: [{ field: "colour", direction: "asc" }], limit: 1 },
      "colour",
    ],
    [
      "an order that no index walks",
      { order: [{ field: "priority", direction: "asc" }], limit: 1 },
      "priority",
    ],
    ["a condition that leads nowhere", { where: conditionOn("priority", 1), limit: 1 }, "priority"],
    ["half of a unique pair", { where: conditionOn("number", 1), limit: 1 }, "number"],
    ["a negation alone", { where: { not: conditionOn("state", "a") }, limit: 1 }, "state"],
    [
      "any with one branch that leads nowhere",
      { where: { any: [conditionOn("state", "a"), conditionOn("priority", 1)] }, limit: 1 },
      "state",
    ],
  ])("no silent scans: %s is refused and the index named", (_, query, wanted) =>
    inRoom(async (__, documents) => {
      const cards = await openCards(documents);
      const refusal = { code: "missing-index", wanted: expect.stringContaining(wanted) };
      await expect(cards.find(query)).rejects.toMatchObject(refusal);
      if (!query.order) await expect(cards.count(query.where)).rejects.toMatchObject(refusal);
    })(),
  );

  test(
    "what an index leads is allowed with other declared fields beside it",
    inRoom(async (_, documents) => {
      const cards = await openCards(documents);
      const allowed: Condition[] = [
        conditionOn("id", "k1"),
        conditionOn("source", "s"),
        { all: [conditionOn("system", "a"), { field: "number", from: 1 }] },
        { all: [conditionOn("line", "a"), { not: conditionOn("priority", 1) }] },
        { any: [conditionOn("state", "a"), { field: "cases", contains: "c" }] },
        {
          all: [
            { field: "cases", contains: "c" },
            { field: "priority", in: [1, 2] },
          ],
        },
      ];
      for (const where of allowed) await expect(cards.count(where)).resolves.toBe(0);
      const order: Order[] = [{ field: "started", direction: "desc" }];
      await expect(
        cards.find({
          where: { all: [conditionOn("line", "a"), conditionOn("priority", 2)] },
          order,
          limit: 5,
        }),
      ).resolves.toEqual({ rows: [] });
      await expect(
        cards.find({ where: { field: "cases", contains: "c" }, order, limit: 5 }),
      ).resolves.toEqual({ rows: [] });
    }),
  );

  test(
    "a collection opens by its declaration only, and by one shape",
    inRoom(async (_, documents) => {
      await expect(documents.open({ ...cardsKept })).rejects.toMatchObject({ code: "not-declared" });
      const other = keepsNothingPersonal<Card>("elsewhere.cards", "made-up", {
        parse: (value) => value as Card,
      });
      await expect(documents.open(other)).rejects.toMatchObject({ code: "not-declared" });
      expect(declareOtherwise).toThrow("declared twice");
    }),
  );

  test.each(["a'b", 'a"b', "a b", "", "a..b", "a[0]", "$.a", "a) OR 1 --"])(
    "a field that is no plain name is refused: %j",
    (field) =>
      inRoom(async (_, documents) => {
        const cards = await documents.open(smallKept);
        await expect(cards.find({ where: conditionOn(field, 1), limit: 1 })).rejects.toThrow("not a field");
        await expect(cards.find({ order: [{ field, direction: "asc" }], limit: 1 })).rejects.toThrow(
          "not a field",
        );
      })(),
  );

  test.each([0, -1, 1.5, 1001, Number.NaN])("a page of %d rows is refused", (limit) =>
    inRoom(async (_, documents) => {
      const cards = await documents.open(smallKept);
      await expect(cards.find({ limit })).rejects.toThrow("1 to 1000");
    })(),
  );
}

function openCards(documents: Documents) {
  return documents.open(cardsKept);
}

function declareOtherwise(): void {
  keeps<Card>("conformance.cards", {
    personal: ["text"],
    parse: (value) => value as Card,
    register: "conformance",
    term: "P2D",
  });
}
