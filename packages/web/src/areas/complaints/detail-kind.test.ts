import { expect, test } from "@jest/globals";
import { detailKind } from "./detail-kind.ts";

test.each([
  ["", undefined],
  ["  ", undefined],
  ["040 1234567", "phone"],
  ["+358 40 123 4567", "phone"],
  ["0295 039 001", "phone"],
  ["040-1234567", "phone"],
  ["aino@example.fi", "email"],
  ["140358-901F", "identity-code"],
  ["060687Y909F", "identity-code"],
  ["121203a9904", "identity-code"],
  ["060687Z909F", "identity-code"],
  ["2077474-0", "business-id"],
])("the form of %p tells what it is", (typed, kind) => {
  expect(detailKind(typed)).toBe(kind);
});
