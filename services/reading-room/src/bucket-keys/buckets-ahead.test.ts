import { describe, expect, test } from "@jest/globals";
import { addDays, calendarDate, firstPolicy } from "@tallenne/domain";
import { bucketNamed } from "@tallenne/vault";
import { bucketsAhead } from "./buckets-ahead.ts";

const today = calendarDate("2026-11-24");

describe("buckets ahead", () => {
  const buckets = bucketsAhead(firstPolicy, today);

  test("begin with those of today, one for every channel that is taken in", () => {
    expect(buckets.slice(0, 4)).toEqual([
      "calls/standard/2027-05-24",
      "chat/standard/2027-05-23",
      "email/standard/2027-05-23",
      "eform/standard/2027-05-23",
    ]);
    expect(buckets.map((name) => bucketNamed(name).register)).not.toContain("online-groups");
  });

  test("are those of the last days and of a month to come, each once", () => {
    expect(buckets).toContain("calls/standard/2027-05-21");
    expect(buckets).toContain(`chat/standard/${addDays(today, 31 + 180)}`);
    expect(new Set(buckets).size).toBe(buckets.length);
  });

  test("hold the case files of what is registered today and within the month, right after those of today", () => {
    expect(buckets.slice(4, 6)).toEqual(["case-files/standard/2037-11", "case-files/standard/2037-12"]);
  });

  test("of a day at a month's end are one where several days end together", () => {
    // Six months after 29, 30 and 31 August end on the last day of February.
    const atTheEnd = bucketsAhead(firstPolicy, calendarDate("2026-08-31"));
    expect(atTheEnd.filter((name) => name === "calls/standard/2027-02-28")).toHaveLength(1);
  });
});
