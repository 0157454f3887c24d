import { describe, expect, test } from "@jest/globals";
import { addDays, type CalendarDate, calendarDate } from "@tallenne/domain";
import { commitmentUntil, isCommitmentCurrent } from "./commitment.ts";
import { decide } from "./decide.ts";
import { grantTermFinding } from "./grant.ts";
import { helsinkiMinute } from "./helsinki-minute.ts";
import { contactOf, grantOf, now, standingOf, testId, today, within } from "./testing/scene.ts";

const signed = { version: 3, until: calendarDate("2027-11-24") };

function listenSignedUntil(until: CalendarDate) {
  return decide({
    act: "recording.listen",
    standing: standingOf("ch", { commitment: { id: testId("commitment", 1), version: 1, until } }),
    today,
    now,
    facts: within("complaint"),
  });
}

/** With a right whose last day is `today`. */
function listCasesOn(day: CalendarDate) {
  const standing = standingOf("ch", { grants: [grantOf("ch", { until: today })] });
  return decide({ act: "case.list", standing, today: day, now, facts: {} });
}

describe("a confidentiality commitment", () => {
  test("holds twelve months of the calendar", () => {
    expect(commitmentUntil(calendarDate("2027-02-28"))).toBe("2028-02-28");
    expect(commitmentUntil(calendarDate("2028-02-29"))).toBe("2029-02-28");
  });

  test("T-A10.2a a new version of the text asks for a new signature at once", () => {
    expect(isCommitmentCurrent(signed, { today, textVersion: 3 })).toBe(true);
    expect(isCommitmentCurrent(signed, { today, textVersion: 4 })).toBe(false);
    expect(isCommitmentCurrent(signed, { today, textVersion: undefined })).toBe(false);
  });

  test("is current through its last day and up to the day it is ended", () => {
    const on = (day: string) => isCommitmentCurrent(signed, { today: calendarDate(day), textVersion: 3 });
    expect([on("2027-11-24"), on("2027-11-25")]).toEqual([true, false]);
    expect(isCommitmentCurrent({ ...signed, endedOn: today }, { today, textVersion: 3 })).toBe(false);
  });

  test("T-A10.2a without one nothing of a contact is done, and the answer is to sign first", () => {
    expect(listenSignedUntil(today)).toHaveProperty("permit");
    expect(listenSignedUntil(addDays(today, -1))).toMatchObject({ denied: { problem: "sign-first" } });
  });
});

describe("a right", () => {
  test.each([
    ["2026-11-24", "2027-11-24", undefined],
    ["2026-11-24", "2027-11-25", "over-twelve-months"],
    ["2026-11-24", "2026-11-23", "ends-before-it-begins"],
    ["2026-11-24", "2026-11-24", undefined],
  ])("T-A10.3a from %s until %s: %s", (from, until, finding) => {
    expect(grantTermFinding(calendarDate(from), calendarDate(until))).toBe(finding);
  });

  test("T-A10.3a ends on its last day without anybody doing anything", () => {
    expect(listCasesOn(today)).toHaveProperty("permit");
    expect(listCasesOn(addDays(today, 1))).toMatchObject({ denied: { rule: "forbid-without-grant" } });
  });

  test("of several rights the one that covers the contact decides", () => {
    const narrow = grantOf("ch", { id: testId("grant", 5), registers: ["chat"] });
    const fitting = grantOf("ch", { id: testId("grant", 6) });
    const decision = decide({
      act: "recording.listen",
      standing: standingOf("ch", { grants: [narrow, fitting] }),
      today,
      now,
      facts: within("complaint", { contacts: [contactOf()] }),
    });
    expect(decision).toMatchObject({ permit: { grant: fitting.id } });
  });
});

test.each([
  [Date.UTC(2026, 0, 1, 22, 0), 0],
  [Date.UTC(2026, 5, 30, 20, 59), 23 * 60 + 59],
  [Date.UTC(2026, 9, 25, 0, 59), 3 * 60 + 59],
  [Date.UTC(2026, 9, 25, 1, 0), 3 * 60],
])("the Helsinki clock on the wall at %d shows minute %d of the day", (instant, minute) => {
  expect(helsinkiMinute(instant)).toBe(minute);
});
