import { expect, test } from "@jest/globals";
import { sumOf, unaccounted } from "./line-counts.ts";

const line = {
  line: "henkiloasiakkaat",
  offered: 412,
  kept: 410,
  neverRecord: 0,
  refused: 0,
  quarantined: 2,
  missing: 0,
};
const guidance = {
  line: "uraohjaus",
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
    offered: 469,
    kept: 410,
    neverRecord: 57,
    refused: 0,
    quarantined: 2,
    missing: 0,
  });
  expect(unaccounted(sumOf([]))).toBe(0);
});
