import { describe, expect, test } from "@jest/globals";
import { compareTexts } from "@tallenne/domain";
import { assert, double, property, string } from "fast-check";
import { endsOf, itemKeys, nothing, orderedKey } from "./ordered-key.ts";

describe("the key of a value", () => {
  test("sorts as the port promises: nothing, numbers, texts, false, true, what is no scalar", () => {
    const values = [
      undefined,
      -Number.MAX_VALUE,
      -1,
      -5e-324,
      0,
      5e-324,
      1,
      1e300,
      "",
      "\0",
      "a",
      "ä",
      "\uffff",
      "\u{1f600}",
      false,
      true,
    ];
    const keys = values.map(orderedKey);
    expect(keys.toSorted(compareTexts)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect([orderedKey(null), orderedKey(-0)]).toEqual([nothing, orderedKey(0)]);
    for (const value of [{}, [], ["a"]])
      expect(compareTexts(orderedKey(value), orderedKey(true))).toBeGreaterThan(0);
  });

  test("of two numbers sorts as they do, to the last bit", () => {
    const number = double({ noNaN: true, noDefaultInfinity: true });
    assert(
      property(number, number, (one, other) => {
        const sign = compareTexts(orderedKey(one), orderedKey(other));
        return Math.sign(sign) === Math.sign(one === other ? 0 : one - other || (one < other ? -1 : 1));
      }),
    );
  });

  test("of a text lies between the ends of texts, whatever the text", () => {
    const [least, past] = endsOf("string");
    assert(
      property(string({ unit: "binary" }), (text) => {
        const key = orderedKey(text);
        return compareTexts(key, least) >= 0 && compareTexts(key, past) < 0;
      }),
    );
  });

  test("of an array is told item by item, each once, and what is no scalar not at all", () => {
    expect(itemKeys([1, "1", true, null, 1, {}, [2]])).toEqual([orderedKey(1), "t1", "u1", nothing]);
    expect(itemKeys("text")).toBeUndefined();
  });
});
