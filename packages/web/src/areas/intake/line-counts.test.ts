import { expect, test } from "@jest/globals";
import { sumOf, unaccounted, untold, untoldOf } from "./line-counts.ts";

const line = {
  line: "henkiloasiakkaat",
  told: 413,
  offered: 412,
  kept: 410,
  neverRecord: 0,
  refused: 0,
  quarantined: 2,
  missing: 0,
};
const guidance = {
  line: "uraohjaus",
  told: null,
  offered: 57,
  kept: 0,
  neverRecord: 57,
  refused: 0,
  quarantined: 0,
  missing: 0,
};

test("what was offered is kept, never recorded, refused, quarantined or missing", () => {
  expect(unaccounted(line)).toBe(0);
  expect(unaccounted(guidance)).toBe(0);
  expect(unaccounted({ ...line, kept: 407, missing: 1 })).toBe(2);
});

test("the sums of the lines agree with the lines", () => {
  expect(sumOf([line, guidance])).toEqual({
    told: 413,
    offered: 469,
    kept: 410,
    neverRecord: 57,
    refused: 0,
    quarantined: 2,
    missing: 0,
  });
  expect(unaccounted(sumOf([]))).toBe(0);
});

test("what the sources counted and never offered is missing; what they have not told is not known", () => {
  expect(untold(line)).toBe(1);
  expect(untold({ ...line, told: 410 })).toBe(-2);
  expect(untold(guidance)).toBeNull();
  expect(untoldOf([line, guidance, { ...guidance, told: 55 }])).toBe(3);
  expect(untoldOf([guidance])).toBeNull();
});
