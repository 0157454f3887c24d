import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { countsByRegister } from "./rehearsal.ts";

const row = (register: "calls" | "chat", deletedOn: string, count: number, disputed = 0) => ({
  lastDay: calendarDate("2026-11-23"),
  deletedOn: calendarDate(deletedOn),
  register,
  count,
  disputed,
});

test("what goes by the day, what goes later and what is disputed are counted apart, by register", () => {
  const day = calendarDate("2026-11-30");
  expect(
    countsByRegister({
      day,
      days: [
        row("chat", "2026-11-25", 2),
        row("calls", "2026-11-30", 14, 1),
        row("calls", "2026-12-01", 96),
        row("chat", "2026-12-05", 3, 2),
      ],
    }),
  ).toEqual([
    { register: "calls", due: 14, later: 96, disputed: 1 },
    { register: "chat", due: 2, later: 3, disputed: 2 },
  ]);
  expect(countsByRegister({ day, days: [] })).toEqual([]);
});
