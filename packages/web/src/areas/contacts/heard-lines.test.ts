import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { heardLines } from "./heard-lines.ts";

test("hearing twice on a day in one role is one line, another role another (T-P15)", () => {
  const on = calendarDate("2026-11-24");
  expect(
    heardLines([
      { on, role: "ag" },
      { on, role: "tl" },
      { on, role: "ag" },
    ]),
  ).toEqual([
    { on, role: "ag", times: 2 },
    { on, role: "tl", times: 1 },
  ]);
});
