import { describe, expect, test } from "@jest/globals";
import type { Standing } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { decideOnce } from "./decide-once.ts";
import { contactOf, now, standingOf, today, within } from "./testing/scene.ts";

const standing = standingOf("ch");
const facts = within("complaint");
const asking = { act: "recording.listen", standing, facts, today, now } as const;
const permitOf = (asked: Parameters<typeof decideOnce<"recording.listen">>[0]) => {
  const decision = decideOnce(asked);
  return "permit" in decision ? decision.permit : undefined;
};

describe("a permit that counts again", () => {
  test("is the same one within a second, for the very same standing and facts", () => {
    const first = permitOf(asking);
    expect(first).toBeDefined();
    expect(permitOf({ ...asking, now: now + 999 })).toBe(first);
  });

  test.each([
    ["a second later", { now: now + 1000 }],
    ["when the clock was set back", { now: now - 1 }],
    ["on another day", { today: addDays(today, 1) }],
    ["of another answer of identity", { standing: standingOf("ch") }],
    ["on other facts", { facts: within("complaint") }],
    ["within hours of work", { hours: { opens: 0, closes: 1440 } }],
  ])("%s it is decided anew", (_when, other) => {
    const first = permitOf(asking);
    const again = permitOf({ ...asking, ...other });
    expect(again).toBeDefined();
    expect(again).not.toBe(first);
  });

  test("is for its own act alone", () => {
    permitOf(asking);
    const decision = decideOnce({ ...asking, act: "contact.destroy" as never });
    expect("denied" in decision).toBe(true);
  });

  test.each<[string, Partial<Standing>]>([
    ["the right is gone", { grants: [] }],
    ["the commitment has lapsed", { commitment: null }],
  ])("does not outlive a revocation: %s", (_what, lost) => {
    permitOf(asking);
    expect("denied" in decideOnce({ ...asking, standing: standingOf("ch", lost) })).toBe(true);
  });

  test("a denial is never remembered, nor a permit after it", () => {
    const past = within("complaint", { contacts: [contactOf({ lastDay: addDays(today, -1) })] });
    expect("denied" in decideOnce({ ...asking, facts: past })).toBe(true);
    const early = { ...asking, facts: past, today: addDays(today, -1) };
    expect(permitOf(early)).toBeDefined();
    expect("denied" in decideOnce({ ...asking, facts: past })).toBe(true);
    expect(permitOf(early)).toBeDefined();
  });
});
