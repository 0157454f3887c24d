import { expect, test } from "@jest/globals";
import { addresses, type Called } from "./addresses.ts";
import { beginWaiting, shownElsewhere, waitingSince } from "./under-way.ts";

test.each(Object.keys(addresses) as Called[])(
  "%s: whoever waits for its answer is shown that it goes on, or its own place shows it",
  (name) => {
    const came = beginWaiting(name, 5000);
    expect(waitingSince.get()).toBe(shownElsewhere.has(name) ? undefined : 5000);
    came();
    expect(waitingSince.get()).toBeUndefined();
  },
);

test("of several calls the oldest counts, and one that ended is waited for no more", () => {
  const [first, second] = [beginWaiting("listContacts", 1000), beginWaiting("listCases", 3000)];
  expect(waitingSince.get()).toBe(1000);
  first();
  first();
  expect(waitingSince.get()).toBe(3000);
  second();
  expect(waitingSince.get()).toBeUndefined();
});
