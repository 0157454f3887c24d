import { describe, expect, test } from "@jest/globals";
import { assert, property, uint8Array, constantFrom } from "fast-check";
import { idFrom, idKinds, isId, kindOf } from "./id.ts";

const sixteen = uint8Array({ minLength: 16, maxLength: 16 });

describe("opaque ids", () => {
  test("an id is its kind and 26 characters of Crockford base32 for 128 bits", () => {
    expect(idFrom("contact", new Uint8Array(16))).toBe(`contact_${"0".repeat(26)}`);
    expect(idFrom("contact", new Uint8Array(16).fill(255))).toBe(`contact_7${"z".repeat(25)}`);
    const counted = Uint8Array.from({ length: 16 }, (_, at) => at);
    expect(idFrom("part", counted)).toBe("part_00041061050r3gg28a1c60t3gf");
  });

  test("the characters are the number that the bytes are, and no two inputs give one id", () => {
    const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const numberOf = (text: string) =>
      text.split("").reduce((sum, sign) => sum * 32n + BigInt(alphabet.indexOf(sign)), 0n);
    assert(
      property(sixteen, (bytes) => {
        const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
        return numberOf(idFrom("entry", bytes).slice("entry_".length)) === BigInt(`0x${hex}`);
      }),
      { seed: 7 },
    );
  });

  test("every kind makes ids that are of that kind and of no other", () => {
    assert(
      property(constantFrom(...idKinds), sixteen, (kind, bytes) => {
        const id = idFrom(kind, bytes);
        return kindOf(id) === kind && idKinds.every((other) => isId(other, id) === (other === kind));
      }),
      { seed: 8 },
    );
  });

  test("other texts are no ids", () => {
    const body = "0".repeat(26);
    for (const text of [
      `contact_${body}0`,
      `contact_${body.slice(1)}`,
      `contact_8${body.slice(1)}`,
      `contact_${body.slice(1)}u`,
      `contact_${body.slice(1)}I`,
      `Contact_${body}`,
      `person${body}`,
      `customer_${body}`,
      ` contact_${body}`,
      `contact_${body}\n`,
      "",
    ])
      expect(kindOf(text)).toBeUndefined();
  });

  test("an id needs exactly sixteen bytes", () => {
    expect(() => idFrom("contact", new Uint8Array(15))).toThrow(RangeError);
    expect(() => idFrom("contact", new Uint8Array(17))).toThrow(RangeError);
  });
});
