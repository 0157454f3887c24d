import { describe, expect, test } from "@jest/globals";
import { callAnchor } from "./call-anchor.ts";
import { instant } from "./instant.ts";

function leg(startedAt: string, endedAt: string, recorded = true) {
  return { startedAt: instant(startedAt), endedAt: instant(endedAt), recorded };
}

describe("the anchor of a call", () => {
  test("T-R2 a call over midnight is anchored on its end", () => {
    expect(callAnchor([leg("2026-11-23T21:50:00Z", "2026-11-23T22:10:00Z")])).toBe("2026-11-24");
  });

  test("T-R2 a call with two legs is anchored on the end of the last recorded one, in whatever order they arrive", () => {
    const first = leg("2026-11-23T21:00:00Z", "2026-11-23T21:59:59.999Z");
    const second = leg("2026-11-23T21:59:59.999Z", "2026-11-23T22:30:00Z");
    expect(callAnchor([first, second])).toBe("2026-11-24");
    expect(callAnchor([second, first])).toBe("2026-11-24");
  });

  test("T-R2 a last leg that was transferred into career guidance and not recorded does not move the anchor", () => {
    const recorded = leg("2026-11-23T21:00:00Z", "2026-11-23T21:30:00Z");
    const guidance = leg("2026-11-23T21:30:00Z", "2026-11-23T22:30:00Z", false);
    expect(callAnchor([recorded, guidance])).toBe("2026-11-23");
  });

  test("a call of which nothing was recorded has no anchor", () => {
    expect(() => callAnchor([leg("2026-11-23T21:00:00Z", "2026-11-23T21:30:00Z", false)])).toThrow(
      RangeError,
    );
    expect(() => callAnchor([])).toThrow(RangeError);
  });
});
