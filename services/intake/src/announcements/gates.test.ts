import { describe, expect, test } from "@jest/globals";
import type { Announcement } from "@tallenne/contracts";
import { epochOf, firstPolicy, instant } from "@tallenne/domain";
import { announcementGates } from "./gates.ts";

const now = epochOf(instant("2026-11-24T08:00:00Z"));
const good: Announcement = {
  externalId: "pbx-1",
  channel: "call",
  line: "henkiloasiakkaat",
  startedAt: instant("2026-11-24T07:00:00Z"),
  endedAt: instant("2026-11-24T07:06:12Z"),
  sentAt: instant("2026-11-24T07:10:00Z"),
  direction: "in",
  language: "fi",
  announced: true,
  place: "FI",
  origin: "interaction",
  legalTasks: ["380-2023"],
  parties: [],
};
const gates = (change: Partial<Announcement>) => announcementGates({ ...good, ...change }, firstPolicy, now);
const codes = (change: Partial<Announcement>) => {
  const outcome = gates(change);
  return outcome.is === "quarantined"
    ? outcome.findings.map(({ code, pointer }) => `${code} ${pointer}`)
    : [outcome.is];
};

describe("the gates before the first content byte", () => {
  test("a call of a known line is accepted with its term", () => {
    expect(gates({})).toMatchObject({
      is: "accepted",
      anchorDate: "2026-11-24",
      lastDay: "2027-05-24",
      noticeVersion: "notice-a-1",
    });
  });

  test("T-A6.2a a career-guidance line is refused absolutely, whatever else is wrong", () => {
    const refused = { is: "refused", problem: "never-record", reason: "career-guidance" };
    expect(gates({ line: "uraohjaus" })).toMatchObject(refused);
    expect(
      gates({ line: "uraohjaus", startedAt: instant("2030-01-01T00:00:00Z"), place: "US" }),
    ).toMatchObject(refused);
    expect(gates({ line: " URAOHJAUS " })).toMatchObject(refused);
  });

  test.each([
    ["T-A6.2d an unknown line", { line: "queue-77" }, ["line-unknown /line"]],
    ["a caller who was not told", { announced: false }, ["announcement-missing /announced"]],
    [
      "T-R4 a start in the future",
      { startedAt: instant("2026-11-24T09:00:00Z"), endedAt: instant("2026-11-24T09:01:00Z") },
      ["time-in-future /startedAt", "time-in-future /endedAt", "clock-skew /endedAt"],
    ],
    [
      "T-R4 a source whose clock is a day off",
      { sentAt: instant("2026-11-22T07:10:00Z") },
      ["clock-skew /sentAt", "clock-skew /endedAt"],
    ],
    ["an end before its start", { endedAt: instant("2026-11-24T06:59:00Z") }, ["time-order /endedAt"]],
    ["T-A9 a place outside the EEA", { place: "US" }, ["outside-eea /place"]],
    ["T-A7 facts from another source", { origin: "other" as const }, ["source-not-customer /origin"]],
    ["T-A4.1 no law in force", { legalTasks: ["916-2012"] }, ["legal-task-not-in-force /legalTasks"]],
    ["a register of another channel", { register: "chat" as const }, ["register-channel-mismatch /register"]],
    [
      "T-A6.5b a chat that names its customer",
      { channel: "chat" as const, parties: [{ role: "customer" as const }] },
      ["party-in-chat /parties"],
    ],
  ])("%s waits in quarantine with the finding named", (_what, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test("every finding is told at once", () => {
    expect(codes({ line: "queue-77", place: "US", announced: false })).toEqual([
      "line-unknown /line",
      "announcement-missing /announced",
      "outside-eea /place",
    ]);
  });

  test("T-R3 a call of twenty days ago expires from its end; one already past its last day is refused", () => {
    const late = { startedAt: instant("2026-11-04T07:00:00Z"), endedAt: instant("2026-11-04T07:05:00Z") };
    expect(gates(late)).toMatchObject({ is: "accepted", lastDay: "2027-05-04" });
    const past = { startedAt: instant("2026-05-23T07:00:00Z"), endedAt: instant("2026-05-23T07:05:00Z") };
    expect(gates(past)).toMatchObject({ is: "refused", problem: "already-expired" });
    const lastDay = { startedAt: instant("2026-05-24T07:00:00Z"), endedAt: instant("2026-05-24T07:05:00Z") };
    expect(gates(lastDay)).toMatchObject({ is: "accepted", lastDay: "2026-11-24" });
  });

  test("T-R2 a call over midnight in Helsinki is anchored on its end", () => {
    const over = {
      startedAt: instant("2026-11-22T21:55:00Z"),
      endedAt: instant("2026-11-22T22:05:00Z"),
      sentAt: instant("2026-11-24T07:10:00Z"),
    };
    expect(gates(over)).toMatchObject({ is: "accepted", anchorDate: "2026-11-23" });
  });

  test("T-A6.6 a chat lives 180 days, a mail and a form likewise", () => {
    for (const channel of ["chat", "email", "eform"] as const)
      expect(gates({ channel })).toMatchObject({ is: "accepted", lastDay: "2027-05-23" });
  });
});
