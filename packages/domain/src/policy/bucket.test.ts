import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import type { Period } from "../calendar/term.ts";
import { bucketOf, readBucket } from "./bucket.ts";

const last = calendarDate("2027-05-24");

function named(term: Period): string {
  return bucketOf({ register: "online-groups", class: "held", lastDay: calendarDate("2028-02-03"), term });
}

describe("buckets of keys", () => {
  test("a bucket is register, class and last day", () => {
    const name = bucketOf({ register: "calls", class: "standard", lastDay: last, term: "P6M" });
    expect(name).toBe("calls/standard/2027-05-24");
    expect(readBucket(name)).toEqual({ register: "calls", class: "standard", lastDay: last });
  });

  test("twelve months still have a bucket a day, longer terms one a month, which ends with the month", () => {
    expect([named("P12M"), named("P366D"), named("P13M"), named("P400D")]).toEqual([
      "online-groups/held/2028-02-03",
      "online-groups/held/2028-02-03",
      "online-groups/held/2028-02",
      "online-groups/held/2028-02",
    ]);
    expect(readBucket("online-groups/held/2028-02")?.lastDay).toBe("2028-02-29");
    expect(readBucket("calls/held/2027-12")?.lastDay).toBe("2027-12-31");
  });

  test("other texts are no buckets", () => {
    for (const name of [
      "",
      "calls",
      "calls/standard",
      "call/standard/2027-05-24",
      "calls/other/2027-05-24",
      "calls/standard/2027-02-30",
      "calls/standard/2027-13",
      "calls/standard/2027-05-24/1",
      "/standard/2027-05-24",
    ])
      expect(readBucket(name)).toBeUndefined();
  });
});
