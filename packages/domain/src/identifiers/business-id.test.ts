import { expect, test } from "@jest/globals";
import { readBusinessId } from "./business-id.ts";

test.each([
  ["2077474-0", "2077474-0"],
  ["2782671-8", "2782671-8"],
  ["2843118-7", "2843118-7"],
  ["0112038-9", "0112038-9"],
  ["112038-9", "0112038-9"],
  ["FI20774740", "2077474-0"],
  ["fi 20774740", "2077474-0"],
  ["2077474\u20130", "2077474-0"],
])("T-I7 %s is the business id %s", (text, id) => {
  expect(readBusinessId(text)).toEqual({ id });
});

test.each([
  "2077474-1",
  ..."0123456789".split("").flatMap((check) => [`2000018-${check}`, `0999999-${check}`]),
])("T-I7 %s has no check digit that fits", (text) => {
  expect(readBusinessId(text)).toEqual({ finding: "business-id-check" });
});

test.each(["ABCDEFG-1", "", "20774740", "2077474-00", "12345-6", "FI2077474-0", "SE20774740"])(
  "T-I7 %p is no business id",
  (text) => {
    expect(readBusinessId(text)).toEqual({ finding: "business-id-form" });
  },
);
