import { expect, test } from "@jest/globals";
import { grantGroundsOf, refusalGroundsOf, requestKinds } from "@tallenne/domain";
import { becauseOf, groundsOf, kinds } from "./closed-lists.ts";

test("T-L1 kinds of request and the grounds of each are those of the domain, in their order", () => {
  expect(kinds).toEqual(requestKinds);
  expect(groundsOf).toEqual(refusalGroundsOf);
  expect(becauseOf).toEqual(grantGroundsOf);
});
