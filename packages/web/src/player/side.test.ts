import { expect, test } from "@jest/globals";
import { type Side, weightOf } from "./side.ts";

/** Adviser left, adviser right, customer left, customer right. */
const heard = (side: Side): number[] =>
  [0, 1].flatMap((channel) => [0, 1].map((ear) => weightOf(side, channel, ear)));

test("both voices keep their ears; one alone is in both ears, and of the other nothing", () => {
  expect(heard("both")).toEqual([1, 0, 0, 1]);
  expect(heard("adviser")).toEqual([1, 1, 0, 0]);
  expect(heard("customer")).toEqual([0, 0, 1, 1]);
});

test("a voice in front leaves the other to be followed", () => {
  const [adviser, , customer] = heard("adviser-more");
  expect(adviser).toBe(1);
  expect(customer).toBeGreaterThan(0);
  expect(customer).toBeLessThan(0.5);
  expect(heard("customer-more")).toEqual([customer, customer, 1, 1]);
});
