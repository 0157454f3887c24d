import { describe, expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import { firstPolicy } from "./first-policy.ts";
import { lawFindings } from "./law.ts";
import { noticeOn } from "./notice.ts";
import { policyFindings } from "./policy-findings.ts";
import { policyOn, registerIn, registerOfChannel } from "./policy.ts";
import { registerCodes } from "./register.ts";
import { ceilingFor, lastDayFor, retentionRule } from "./retention-rule.ts";
import { lineOn } from "./service-line.ts";

const day = calendarDate;
const today = day("2026-11-24");

function registerOf(id: string) {
  const register = registerIn(firstPolicy, id);
  if (register === undefined) throw new Error(`no register ${id}`);
  return register;
}

describe("the first policy is the two notices as data", () => {
  test("T-A3.1 five registers of notice A and one of notice B, a channel each", () => {
    expect(firstPolicy.registers.map(({ id, notice, channel }) => `${notice} ${id} ${channel}`)).toEqual([
      "A calls call",
      "A chat chat",
      "A email email",
      "A eform eform",
      "A online-groups group",
      "B signup-feedback survey",
    ]);
    expect(registerCodes.map((id) => registerOfChannel(firstPolicy, registerOf(id).channel)?.id)).toEqual(
      registerCodes,
    );
  });

  test("terms, ceilings, anchors and holds are those the notices name", () => {
    const rules = firstPolicy.registers.flatMap((register) =>
      register.rules.map(
        (rule) =>
          `${rule.kind} ${rule.term} ${rule.ceiling} ${rule.anchor} [${rule.holds.join()}] ${rule.source}${rule.configurable ? " configurable" : ""}`,
      ),
    );
    expect(rules).toEqual([
      "call P6M P12M call-end [quality,complaint] A6.1",
      "chat P180D P180D conversation-end [] A6.6",
      "email P180D P180D message [] A6.9",
      "eform P180D P180D submission [] A6.9",
      "online-group P12M P12M group-end [] A6.8",
      "sign-up P30D P30D event-end [] B4.1 configurable",
      "feedback P90D P90D survey-closing [] B4.2 configurable",
      "diet P1D P1D event-end [] B5.6 configurable",
    ]);
  });

  test("T-A6.3a a call of 31 August is due on 28 February and can be held until 31 August, never longer", () => {
    const rule = retentionRule(registerOf("calls"));
    expect(lastDayFor(rule, day("2026-08-31"))).toBe("2027-02-28");
    expect(ceilingFor(rule, day("2026-08-31"))).toBe("2027-08-31");
  });

  test("T-A6.6 a chat is last readable on day 180, and nothing can hold it", () => {
    const rule = retentionRule(registerOf("chat"));
    expect(lastDayFor(rule, day("2026-05-01"))).toBe("2026-10-28");
    expect(ceilingFor(rule, day("2026-05-01"))).toBe("2026-10-28");
  });

  test("where a register has several rules the kind must be named", () => {
    const register = registerOf("signup-feedback");
    expect(retentionRule(register, "diet").term).toBe("P1D");
    expect(() => retentionRule(register)).toThrow(RangeError);
    expect(() => retentionRule(register, "call")).toThrow(RangeError);
  });

  test("T-A6.2d career guidance is never recorded, by whatever code a source names it; an unknown line is nobody's", () => {
    for (const name of ["uraohjaus", "Uraohjaus ", "CAREER-GUIDANCE", "karriärvägledning"])
      expect(lineOn(firstPolicy.lines, name, today)?.recording).toBe("forbidden");
    expect(lineOn(firstPolicy.lines, "henkiloasiakkaat", today)?.recording).toBe("allowed");
    expect(lineOn(firstPolicy.lines, "Henkilöasiakkaat", today)?.id).toBe("henkiloasiakkaat");
    expect(lineOn(firstPolicy.lines, "vaihde", today)).toBeUndefined();
    expect(lineOn(firstPolicy.lines, "henkiloasiakkaat", day("2019-01-01"))).toBeUndefined();
  });

  test("T-A6.2d of two versions of a line the one in force counts, and a forbidding one wins where they overlap", () => {
    const [line] = firstPolicy.lines;
    if (line === undefined) throw new Error("no line");
    const versions = [
      { ...line, until: day("2026-06-30") },
      { ...line, from: day("2026-07-01"), recording: "forbidden" as const },
    ];
    const recordingOn = (date: string) => lineOn(versions, line.id, day(date))?.recording;
    expect([recordingOn("2026-06-30"), recordingOn("2026-07-01")]).toEqual(["allowed", "forbidden"]);
    const overlapping = [line, { ...line, recording: "forbidden" as const }];
    expect(lineOn(overlapping, line.id, today)?.recording).toBe("forbidden");
    expect(lineOn(overlapping.toReversed(), line.id, today)?.recording).toBe("forbidden");
  });

  test("T-A0.1 a contact's day has exactly one version of its notice, a day before the first none", () => {
    expect(noticeOn(firstPolicy.notices, "A", today)?.id).toBe("notice-a-1");
    expect(noticeOn(firstPolicy.notices, "B", today)?.state).toBe("legacy");
    expect(noticeOn(firstPolicy.notices, "A", day("2020-11-24"))).toBeUndefined();
  });

  test("T-A4.1 a contact without a statutory task has a finding", () => {
    expect(lawFindings(firstPolicy.laws, [], today)).toEqual(["legal-task-missing"]);
    expect(lawFindings(firstPolicy.laws, ["380-2023"], today)).toEqual([]);
    expect(lawFindings(firstPolicy.laws, ["palvelu", "laki"], today)).toEqual(["legal-task-unknown"]);
  });

  test("T-A4.2 a contact of 31 December 2024 may cite 916/2012, one of the day after may not", () => {
    expect(lawFindings(firstPolicy.laws, ["916-2012"], day("2024-12-31"))).toEqual([]);
    expect(lawFindings(firstPolicy.laws, ["916-2012"], day("2025-01-01"))).toEqual([
      "legal-task-not-in-force",
    ]);
    expect(firstPolicy.laws.find(({ id }) => id === "916-2012")?.successor).toBe("380-2023");
  });

  test("T-A4.7 all six acts of the notice are known by their numbers", () => {
    const known = firstPolicy.laws.map(({ id }) => id);
    for (const id of ["916-2012", "1290-2002", "1305-2002", "1386-2010", "189-2001", "1369-2014"])
      expect(known).toContain(id);
  });

  test("T-B4.3a register B serves its own two purposes, register A none of them", () => {
    expect(registerOf("signup-feedback").purposes).toEqual(["r1", "r2"]);
    for (const register of firstPolicy.registers.slice(0, 5))
      expect(register.purposes).toEqual(["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"]);
  });

  test("nothing is wrong with it, and it is the policy of today", () => {
    expect(policyFindings(firstPolicy)).toEqual([]);
    const next = { ...firstPolicy, version: "policy-2", from: day("2027-01-01") };
    expect(policyOn([next, firstPolicy], today)?.version).toBe("policy-1");
    expect(policyOn([firstPolicy, next], day("2027-01-01"))?.version).toBe("policy-2");
    expect(policyOn([firstPolicy], day("2019-01-01"))).toBeUndefined();
  });
});
