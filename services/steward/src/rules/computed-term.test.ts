import { describe, expect, test } from "@jest/globals";
import type { LedgerEntry } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  calendarDate,
  firstPolicy,
  lastDayFor,
  openEnd,
  type Policy,
  registerIn,
  retentionRule,
} from "@tallenne/domain";
import { assert, constantFrom, integer, property } from "fast-check";
import { testId } from "../testing/invented.ts";
import { type StatedTerm, verdictOn } from "./computed-term.ts";

const anchor = calendarDate("2026-08-31");
const ends = calendarDate("2027-02-28");
const stated: StatedTerm = {
  register: "calls",
  class: "standard",
  anchorDate: anchor,
  lastDay: ends,
  keptUntil: ends,
  untold: false,
};
const ingested = (more: object = {}, date = anchor) =>
  ({ date, facts: { register: "calls", anchorDate: anchor, ...more } }) as unknown as LedgerEntry;
const own = {
  ingested: ingested(),
  keeping: [] as LedgerEntry[],
  policies: [firstPolicy],
  bucket: `calls/standard/${ends}`,
  today: addDays(ends, 1),
};

describe("two services must agree before anything goes", () => {
  test("the day after the last day of 31 August, six months, both agree (T-R1)", () => {
    expect(verdictOn(stated, own)).toEqual({ is: "agreed" });
  });

  test.each<[string, Partial<StatedTerm>, Partial<typeof own>, string]>([
    [
      "the catalogue states an earlier day",
      { lastDay: addDays(ends, -1), keptUntil: addDays(ends, -1) },
      {},
      ends,
    ],
    [
      "the catalogue states a later day",
      { lastDay: addDays(ends, 3), keptUntil: addDays(ends, 3) },
      {},
      ends,
    ],
    ["the catalogue states another anchor", { anchorDate: addDays(anchor, -1) }, {}, ends],
    ["the catalogue states another register", { register: "chat" }, {}, ends],
    ["the ledger knows nothing of it", {}, { ingested: undefined as never }, "unknown"],
    [
      "the ledger was told a register without a rule",
      {},
      { ingested: ingested({ register: "nobodys" }) },
      "unknown",
    ],
    ["it lies in the bucket of an earlier day", {}, { bucket: `calls/standard/${addDays(ends, -1)}` }, ends],
    ["it lies in the bucket of another register", {}, { bucket: `chat/standard/${ends}` }, ends],
    ["it lies in a held bucket", {}, { bucket: `calls/held/${ends}` }, ends],
    ["its bucket has no such name", {}, { bucket: "calls" }, ends],
  ])("%s: disputed", (_what, lie, other, computed) => {
    expect(verdictOn({ ...stated, ...lie }, { ...own, ...other })).toEqual({ is: "disputed", computed });
  });

  test("its last day is today: both keep it", () => {
    expect(verdictOn(stated, { ...own, today: ends })).toEqual({
      is: "kept",
      class: "standard",
      bucket: `calls/standard/${ends}`,
    });
  });

  test("a later policy never changes the life of what was taken in before it (T-A0.2)", () => {
    const longer: Policy = {
      ...firstPolicy,
      version: "policy-2",
      from: addDays(anchor, 10),
      registers: firstPolicy.registers.map((register) => ({
        ...register,
        rules: register.rules.map((rule) => ({ ...rule, term: "P12M" as typeof rule.term })),
      })),
    };
    const policies = [firstPolicy, longer];
    expect(verdictOn(stated, { ...own, policies })).toEqual({ is: "agreed" });
    const after = { ...own, policies, ingested: ingested({}, addDays(anchor, 10)) };
    expect(verdictOn(stated, after)).toEqual({ is: "disputed", computed: "2027-08-31" });
  });

  test("whatever the day of a call, nothing is agreed upon while it may still be read (T-A6.1d)", () => {
    const calls = registerIn(firstPolicy, "calls");
    if (calls === undefined) throw new Error("the first policy has calls");
    const first = calendarDate("2020-01-01");
    assert(
      property(
        integer({ min: 0, max: 20_000 }),
        integer({ min: -2, max: 2 }),
        constantFrom(0, 1, -1),
        (days, off, lie) => {
          const anchorDate = addDays(first, days);
          const lastDay = addDays(lastDayFor(retentionRule(calls), anchorDate), lie);
          const today: CalendarDate = addDays(lastDay, off);
          const verdict = verdictOn(
            { ...stated, anchorDate, lastDay, keptUntil: lastDay },
            { ...own, ingested: ingested({ anchorDate }), bucket: `calls/standard/${lastDay}`, today },
          );
          expect(verdict.is === "agreed").toBe(lie === 0 && today > lastDay);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("holds and freezes, by the ledger alone", () => {
  const [handler, lead] = [testId("person", 1), testId("person", 2)];
  const hold = testId("hold", 1);
  const freeze = testId("freeze", 1);
  const ceiling = calendarDate("2027-08-31");
  const entry = (action: string, actor: string, facts: object, about: string = hold) =>
    ({ action, actor, date: ends, objects: [testId("contact", 1), about], facts }) as unknown as LedgerEntry;
  const asked = (until = ceiling, extension = false) =>
    entry("retention.hold.asked", handler, { cause: "complaint", until, extension });
  const placed = (until = ceiling, by: string = lead) =>
    entry("retention.hold.placed", by, { cause: "complaint", until });
  const verdict = (keeping: LedgerEntry[], more: Partial<StatedTerm> = {}, at = addDays(ends, 1)) =>
    verdictOn({ ...stated, ...more }, { ...own, keeping, today: at });
  const held = { is: "kept", class: "held", bucket: `calls/held/${ceiling}` };

  test("a hold that one asked for and another approved is kept, to the bucket of its last day", () => {
    expect(verdict([asked(), placed()], { keptUntil: ceiling })).toEqual(held);
    expect(verdict([placed(), asked()], { keptUntil: ceiling })).toEqual(held);
  });

  test.each<[string, LedgerEntry[], Partial<StatedTerm>]>([
    ["the catalogue keeps it and the ledger knows no hold", [], { keptUntil: ceiling }],
    ["the ledger knows a hold that the catalogue has lost", [asked(), placed()], {}],
    ["one person asked and approved", [asked(), placed(ceiling, handler)], { keptUntil: ceiling }],
    ["nobody asked", [placed()], { keptUntil: ceiling }],
    ["approved is another day than asked", [asked(addDays(ends, 9)), placed()], { keptUntil: ceiling }],
  ])("%s: disputed, nothing goes", (_what, keeping, more) => {
    expect(verdict(keeping, more).is).toBe("disputed");
    expect(verdict(keeping, { ...more, untold: true })).toEqual({ is: "waits" });
  });

  test("T-A6.3a no hold reaches past twelve months, whatever the ledger was told", () => {
    const late = addDays(ceiling, 30);
    expect(verdict([asked(late), placed(late)], { keptUntil: late }).is).toBe("disputed");
    expect(verdict([asked(late), placed(late)], { keptUntil: ceiling }, addDays(ceiling, 1)).is).toBe(
      "agreed",
    );
  });

  test("T-A6.3b released past its own term it is over the same day", () => {
    const today = addDays(ends, 60);
    const facts = { lastDay: addDays(today, -1), reason: "by-person" };
    const released = { ...entry("retention.hold.released", handler, facts), date: today };
    const bucket = `calls/held/${ceiling}`;
    const at = { ...own, keeping: [asked(), placed(), released], bucket, today };
    const now = { ...stated, class: "held" };
    expect(verdictOn({ ...now, keptUntil: ends }, at)).toEqual({ is: "agreed" });
    expect(verdictOn({ ...now, keptUntil: ceiling }, at).is).toBe("disputed");
  });

  test("T-A6.4 ended with its case it is kept through the appeal window", () => {
    const until = addDays(ends, 40);
    const ending = entry("retention.hold.released", handler, { lastDay: until, reason: "case-ended" });
    expect(verdict([asked(), placed(), ending], { keptUntil: until })).toMatchObject({
      bucket: `calls/held/${until}`,
    });
    expect(verdict([asked(), placed(), ending], { keptUntil: ceiling }).is).toBe("disputed");
  });

  test("a freeze keeps it without an end, in a bucket a month on, until it is let go", () => {
    const frozen = entry("retention.freeze.placed", "service:catalogue", { lastDay: ends }, freeze);
    const today = addDays(ends, 1);
    expect(verdict([frozen], { keptUntil: openEnd })).toEqual({
      is: "kept",
      class: "frozen",
      bucket: `calls/frozen/${addDays(today, 30)}`,
    });
    const ending = entry("retention.freeze.ending", lead, { until: addDays(ends, 20) }, freeze);
    expect(verdict([frozen, ending], { keptUntil: addDays(ends, 20) })).toMatchObject({ class: "frozen" });
    const released = entry("retention.freeze.released", lead, { overdue: true }, freeze);
    expect(verdict([frozen, released])).toEqual({ is: "agreed" });
    expect(verdict([frozen]).is).toBe("disputed");
  });

  test("a freeze told to end on two days ends on the later one, in whichever order they were told", () => {
    const frozen = entry("retention.freeze.placed", "service:catalogue", { lastDay: ends }, freeze);
    const ending = (days: number) =>
      entry("retention.freeze.ending", "service:catalogue", { until: addDays(ends, days) }, freeze);
    for (const told of [
      [ending(5), ending(20)],
      [ending(20), ending(5)],
    ]) {
      const late = { keptUntil: addDays(ends, 20) };
      expect(verdict([frozen, ...told], late, addDays(ends, 10))).toMatchObject({ class: "frozen" });
      expect(verdict([frozen, ...told], { keptUntil: addDays(ends, 5) }, addDays(ends, 10)).is).toBe(
        "disputed",
      );
    }
  });

  const matter = testId("case", 1);
  const wished = (by: string, of: string = matter) =>
    entry("retention.erasure.asked", by, { ground: "gdpr-17-1-d" }, of);
  const granted = (by: string, of: string = matter, on = addDays(ends, -30)) =>
    entry("retention.erasure.granted", by, { on }, of);
  const erasedAt = (erasing: LedgerEntry[]) =>
    verdictOn(
      { ...stated, keptUntil: addDays(ends, -31) },
      { ...own, keeping: [asked(), placed(), ...erasing], today: addDays(ends, -30) },
    );

  test("an erasure that one person proposed and another granted ends the term, holds with it", () => {
    expect(erasedAt([wished(handler), granted(lead)])).toEqual({ is: "agreed" });
    expect(erasedAt([granted(lead), wished(handler)])).toEqual({ is: "agreed" });
  });

  test.each<[string, LedgerEntry[]]>([
    ["nobody proposed it", [granted(lead)]],
    ["one person proposed and granted it", [wished(lead), granted(lead)]],
    ["it was proposed in another case", [wished(handler, testId("case", 2)), granted(lead)]],
    ["a service granted it", [wished(handler), granted("service:catalogue")]],
    ["a service proposed it", [wished("service:catalogue"), granted(lead)]],
    ["nobody granted it", [wished(handler)]],
  ])("an erasure destroys nothing where %s", (_what, erasing) => {
    expect(erasedAt(erasing).is).toBe("disputed");
  });
});
