import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { date, instant, text } from "./scalar.ts";

describe("dates, instants and texts of a request", () => {
  test("a day that no calendar has is refused, with its place", () => {
    const asked = z.strictObject({ lastDay: date("The last day."), at: instant("When.") });
    expect(asked.safeParse({ lastDay: "2028-02-29", at: "2028-02-29T23:59:59.999Z" }).success).toBe(true);
    const { error } = asked.safeParse({ lastDay: "2027-02-30", at: "2026-02-30T09:05:00.000Z" });
    expect(error?.issues.map(({ path }) => path)).toEqual([["lastDay"], ["at"]]);
  });

  test.each([
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-11-24T25:00:00Z",
    "2026-11-24T24:00:00Z",
    "2026-11-24T07:60:00Z",
    "2026-11-24T07:05:61Z",
  ])("no instant is %s", (typed) => {
    expect(instant("When.").safeParse(typed).success).toBe(false);
  });

  test.each(["2026-11-24T07:05:00Z", "2026-11-24T07:05:00.1Z", "2026-12-31T23:59:59.999Z"])(
    "an instant is %s",
    (typed) => {
      expect(instant("When.").safeParse(typed).success).toBe(true);
    },
  );

  test("half a character is no text", () => {
    const name = text("Name.", 10);
    for (const typed of ["\ud83d", "a\udca5", "\udca5\ud83d"])
      expect(name.safeParse(typed).success).toBe(false);
    expect(name.safeParse("💥 ä").success).toBe(true);
  });

  test("what is checked beyond the form leaves the published schema as it is", () => {
    expect(z.toJSONSchema(text("Name.", 10), { io: "input" })).toMatchObject({
      type: "string",
      minLength: 1,
      maxLength: 10,
      description: "Name.",
    });
    expect(z.toJSONSchema(date("The day."), { io: "input" })).toMatchObject({
      type: "string",
      description: "The day.",
    });
  });
});
