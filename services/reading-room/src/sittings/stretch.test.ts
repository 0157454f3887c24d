import { describe, expect, test } from "@jest/globals";
import { array, assert, integer, property, tuple } from "fast-check";
import { type Stretch, beyond, joined, lengthOf, within } from "./stretch.ts";

const stretch = tuple(integer({ min: 0, max: 60 }), integer({ min: 0, max: 60 }));
const many = array(stretch, { maxLength: 12 });
const cells = (stretches: readonly Stretch[]) =>
  new Set(
    stretches.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)),
  );
const listed = (set: Set<number>) => [...set].toSorted((a, b) => a - b);

describe("stretches of what was heard", () => {
  test("joining keeps every millisecond once, in order", () => {
    assert(
      property(many, (stretches) => {
        const one = joined(stretches);
        expect(listed(cells(one))).toEqual(listed(cells(stretches)));
        expect(lengthOf(stretches)).toBe(cells(stretches).size);
        for (const [at, [from]] of one.entries())
          if (at > 0) expect(from).toBeGreaterThan(one[at - 1]?.[1] ?? 0);
      }),
    );
  });

  test("what is reported is cut to what was served", () => {
    assert(
      property(many, many, (asked, served) => {
        expect(listed(cells(within(asked, served)))).toEqual(
          listed(new Set([...cells(asked)].filter((cell) => cells(served).has(cell)))),
        );
      }),
    );
  });

  test("what is new is told once", () => {
    assert(
      property(many, many, (asked, known) => {
        expect(listed(cells(beyond(asked, known)))).toEqual(
          listed(new Set([...cells(asked)].filter((cell) => !cells(known).has(cell)))),
        );
      }),
    );
  });
});
