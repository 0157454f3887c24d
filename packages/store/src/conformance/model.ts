import { expect, test } from "@jest/globals";
import { type Condition, holds, type Scalar } from "@tallenne/domain";
import * as fc from "fast-check";
import type { Order } from "../collection.ts";
import type { Documents } from "../documents.ts";
import { type Card, card, inOrder, type Room, smallKept } from "./room.ts";

const texts = [
  "",
  "a",
  "b",
  "Å",
  "ä",
  "a\0b",
  "1",
  "0",
  "true",
  "null",
  "[]",
  "{}",
  '["a"]',
  "\uffff",
  "\u{1f600}",
];
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom<Scalar>(null, true, false, 0, 1, -1, 0.5, 1e-9, 123_456_789.25, Number.MAX_SAFE_INTEGER),
  fc.constantFrom(...texts),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ e: scalar }) },
);
const fields = fc.record(
  {
    a: value,
    b: value,
    d: fc.oneof(fc.record({ e: value }, { requiredKeys: [] }), value),
    list: fc.oneof(fc.array(value, { maxLength: 4 }), value),
  },
  { requiredKeys: [] },
);
const path = fc.constantFrom("a", "b", "d", "d.e", "a.e", "list", "u", "absent");
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ field: path, is: scalar }),
    fc.record({ field: path, in: fc.array(scalar, { maxLength: 3 }) }),
    fc.record({ field: path, from: scalar, before: scalar }, { requiredKeys: ["field"] }),
    fc.record({ field: path, contains: scalar }),
    fc.record({ field: path, exists: fc.boolean() }),
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const order: fc.Arbitrary<Order[]> = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom("a", "b", "d.e", "list", "u"),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }),
  { maxLength: 3, selector: ({ field }) => field },
);

/** The store against the rule of `domain`, on values nobody thought of, in so many rounds. */
export function modelTests(
  inRoom: (act: (room: Room, documents: Documents) => Promise<void>) => () => Promise<void>,
  rounds = 60,
) {
  test(
    "find gives exactly the documents for which the condition holds, in the promised order, page by page",
    inRoom(async (_, documents) => {
      const cards = await documents.open(smallKept);
      const known: Card[] = [];
      const round = fc.asyncProperty(
        fc.array(fields, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(condition, order), { minLength: 8, maxLength: 8 }),
        async (made, questions) => {
          const inserted = made.map((one, at) => {
            const number = known.length + at;
            // A unique field: present, null or absent.
            const u = number % 3 === 0 ? number : number % 3 === 1 ? null : undefined;
            return cards.insert(card(`k${String(number).padStart(5, "0")}`, { ...one, u }));
          });
          known.push(...(await Promise.all(inserted)));
          for (const [where, orders] of questions) {
            const expected = known.filter((one) => holds(where, one)).toSorted(inOrder(orders));
            const first = await cards.find({ where, order: orders, limit: 40 });
            const second =
              first.next === undefined
                ? []
                : (await cards.find({ where, order: orders, limit: 1000, after: first.next })).rows;
            expect([...first.rows, ...second].map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
            expect(await cards.count(where)).toBe(expected.length);
          }
        },
      );
      await fc.assert(round, { numRuns: rounds, endOnFailure: true });
    }),
    60_000,
  );
}
