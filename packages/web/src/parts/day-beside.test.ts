import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { dayBeside } from "./day-beside.ts";

test("days are counted over the ends of months and years, forward and back", () => {
  expect(dayBeside(calendarDate("2026-12-28"), 7)).toBe("2027-01-04");
  expect(dayBeside(calendarDate("2028-02-28"), 1)).toBe("2028-02-29");
  expect(dayBeside(calendarDate("2027-01-01"), -1)).toBe("2026-12-31");
});
