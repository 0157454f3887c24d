import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { soonestOver } from "./soonest-over.ts";

const candidate = (startedAt: string, keptUntil: string) => ({
  startedAt,
  keptUntil: calendarDate(keptUntil),
});
const june = candidate("2026-06-01T08:00:00Z", "2026-11-30");
const july = candidate("2026-07-01T08:00:00Z", "2026-12-31");
const held = candidate("2026-05-30T08:00:00Z", "2027-05-30");

describe("candidates of a request that are more than one order holds", () => {
  test("T-Q2 those whose day comes soonest are frozen, whatever their age", () => {
    expect(soonestOver([july, held, june], 1)).toEqual([june]);
    expect(soonestOver([july, held, june], 2)).toEqual([july, june]);
  });

  test("all of them, newest first, where there is room", () => {
    expect(soonestOver([june, held, july], 3)).toEqual([july, june, held]);
  });
});
