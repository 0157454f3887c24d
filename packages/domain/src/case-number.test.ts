import { describe, expect, test } from "@jest/globals";
import { assert, constantFrom, integer, property, uint8Array } from "fast-check";
import type { CaseKind } from "./case-number.ts";
import { caseKinds, caseNumber, readCaseNumber } from "./case-number.ts";

const kinds = Object.keys(caseKinds) as CaseKind[];
const four = uint8Array({ minLength: 4, maxLength: 4 });
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXY";

describe("case numbers", () => {
  test("a number reads back as its kind, however it is typed", () => {
    assert(
      property(constantFrom(...kinds), four, (kind, bytes) => {
        const number = caseNumber(kind, bytes);
        const typed = [
          number,
          number.toLowerCase(),
          number.replaceAll("-", ""),
          ` ${number.replaceAll("-", " – ")} `,
        ];
        return typed.every((text) => {
          const read = readCaseNumber(text);
          return read?.number === number && read.kind === kind;
        });
      }),
      { seed: 3 },
    );
  });

  test("the letter tells the kind, and every kind names its purpose", () => {
    expect(readCaseNumber("R-4K7M-2")).toEqual({ number: "R-4K7M-2", kind: "complaint" });
    expect(readCaseNumber("T-9F3C-7")).toEqual({ number: "T-9F3C-7", kind: "rights-request" });
    expect(kinds.map((kind) => [caseKinds[kind].letter, caseKinds[kind].purpose])).toEqual([
      ["R", "p1"],
      ["K", "p2"],
      ["V", "p3"],
      ["T", "p4"],
      ["J", "p4"],
    ]);
  });

  test("O reads as 0, I and L as 1", () => {
    const number = caseNumber("training", Uint8Array.of(0, 0, 0, 31));
    expect(number).toBe("V-0100-M");
    for (const typed of ["v-0100-m", "V-OIOO-M", "v-olo0-m"])
      expect(readCaseNumber(typed)?.number).toBe(number);
  });

  test("one wrong symbol and any swap of two are noticed, always", () => {
    assert(
      property(
        four,
        integer({ min: 0, max: 4 }),
        integer({ min: 0, max: 4 }),
        integer({ min: 1, max: 30 }),
        (bytes, at, other, shift) => {
          const signs = caseNumber("quality", bytes).replaceAll("-", "").slice(1).split("");
          const wrong = [...signs];
          wrong[at] = symbols.charAt((symbols.indexOf(signs[at] ?? "") + shift) % 31);
          const swapped = [...signs];
          [swapped[at], swapped[other]] = [signs[other] ?? "", signs[at] ?? ""];
          return (
            readCaseNumber(`K${wrong.join("")}`) === undefined &&
            (swapped.join("") === signs.join("") || readCaseNumber(`K${swapped.join("")}`) === undefined)
          );
        },
      ),
      { numRuns: 5_000, seed: 4 },
    );
  });

  test("other texts are no case numbers", () => {
    for (const text of ["", "R-4K7M", "X-4K7M-2", "R-4K7M-22", "R-4K7Z-2", "4K7M-2", "R_4K7M_2"])
      expect(readCaseNumber(text)).toBeUndefined();
    expect(() => caseNumber("complaint", new Uint8Array(3))).toThrow(RangeError);
  });
});
