import { expect, test } from "@jest/globals";
import { dayOf, timeField, typedInstant } from "./typed-instant.ts";

test("a typed day and time is a moment of Helsinki, in winter and in summer", () => {
  expect(typedInstant("24.11.2026", "9.05")).toBe("2026-11-24T07:05:00.000Z");
  expect(typedInstant("24.6.2026", "klo 0.05.30")).toBe("2026-06-23T21:05:30.000Z");
  expect(typedInstant("2026-11-24", "at 23:59:59")).toBe("2026-11-24T21:59:59.000Z");
});

test("the hour that spring leaves out is none, the one that autumn doubles is the first", () => {
  expect(typedInstant("29.3.2026", "3.30")).toBeUndefined();
  expect(typedInstant("29.3.2026", "4.30")).toBe("2026-03-29T01:30:00.000Z");
  expect(typedInstant("25.10.2026", "3.30")).toBe("2026-10-25T00:30:00.000Z");
});

test.each([
  ["30.2.2026", "9.00"],
  ["24.11.2026", "24.00"],
  ["24.11.2026", "9.60"],
  ["24.11.2026", "9"],
  ["24.11.2026", ""],
  ["", "9.00"],
])("%s %s is no moment", (day, time) => {
  expect(typedInstant(day, time)).toBeUndefined();
});

test("a moment stands in its fields as it is read back", () => {
  const at = "2026-11-24T22:05:07.000Z";
  expect([dayOf(at), timeField(at)]).toEqual(["2026-11-25", "0.05.07"]);
  expect(typedInstant(dayOf(at), timeField(at))).toBe(at);
});
