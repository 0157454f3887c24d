import { describe, expect, test } from "@jest/globals";
import type { SeatState } from "@tallenne/contracts";
import { pageOf } from "./page-of.ts";
import type { SeatView } from "./seat.ts";

const here: SeatView = {
  link: { is: "here" },
  isLost: false,
  code: "481902",
  state: undefined,
  asked: undefined,
  isOver: false,
};
const at = (phase: SeatState["phase"]): SeatView => ({
  ...here,
  state: {
    phase,
    why: null,
    language: "fi",
    aids: [],
    briefed: true,
    items: [],
    at: null,
    endsInMs: 0,
    asks: [],
  },
});

describe("which page of the terminal stands", () => {
  test.each([
    ["waiting", "t2"],
    ["paired", "t3"],
    ["open", "t4"],
    ["playing", "t4"],
    ["paused", "t4"],
    ["held-back", "t5"],
    ["away", "t5"],
    ["ended", "t7"],
  ] as const)("in the phase %s it is %s", (phase, page) => {
    expect(pageOf(at(phase), true)).toBe(page);
  });

  test("nothing before the first touch, whatever the connection", () => {
    expect(pageOf(here, false)).toBe("t0");
    expect(pageOf({ ...here, link: { is: "gone" } }, false)).toBe("t0");
    expect(pageOf({ ...here, link: { is: "gone" } }, true)).toBe("no-link");
  });

  test("content never stands while the connection is doubtful", () => {
    for (const phase of ["open", "playing", "paused"] as const) {
      expect(pageOf({ ...at(phase), isLost: true }, true)).toBe("t6");
      expect(pageOf({ ...at(phase), link: { is: "gone" } }, true)).toBe("no-link");
      expect(pageOf({ ...at(phase), isOver: true }, true)).toBe("t7");
    }
  });

  test("a device that is no terminal shows no visit", () => {
    expect(pageOf({ ...here, link: { is: "refused", slug: "sign-in-first" } }, true)).toBe("none");
  });
});
