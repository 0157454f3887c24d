import { describe, expect, test } from "@jest/globals";
import { assert, integer, property } from "fast-check";
import { Damaged } from "./damaged.ts";
import { plainLength, sealedLength } from "./sealed-layout.ts";

describe("lengths of sealed objects", () => {
  test("the lengths of the specification: an empty message, one full chunk, twenty kibibytes", () => {
    expect(sealedLength(0)).toBe(72);
    expect(sealedLength(16_383)).toBe(56 + 16_383 + 16);
    expect(sealedLength(16_384)).toBe(16_472);
    expect(sealedLength(20 * 1024)).toBe(56 + 20 * 1024 + 2 * 16);
  });

  test("every plain length comes back from its sealed length", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 45 }), (plain) => {
        expect(plainLength(sealedLength(plain))).toBe(plain);
      }),
    );
  });

  test("a length is accepted exactly when some plain length has it", () => {
    const possible = new Set<number>();
    for (let plain = 0; plain <= 3 * 16_384; plain += 1) possible.add(sealedLength(plain));
    for (let sealed = 0; sealed <= sealedLength(3 * 16_384 - 1); sealed += 1) {
      const accepted = (() => {
        try {
          return plainLength(sealed) >= 0;
        } catch (failure) {
          return !(failure instanceof Damaged);
        }
      })();
      if (accepted !== possible.has(sealed)) throw new Error(`${sealed} is judged wrongly`);
    }
  });

  test("more than 2^38 chunks are refused in both directions", () => {
    expect(() => sealedLength(2 ** 38 * 16_384)).toThrow(RangeError);
    expect(() => plainLength(56 + 2 ** 38 * 16_400 + 16)).toThrow(Damaged);
    expect(sealedLength(2 ** 38 * 16_384 - 1)).toBe(56 + 2 ** 38 * 16_400 - 1);
  });
});
