import { describe, expect, test } from "@jest/globals";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import { idFrom } from "../id.ts";
import { firstPolicy } from "../policy/first-policy.ts";
import { registerIn } from "../policy/policy.ts";
import { lastDayFor, type RetentionRule, retentionRule } from "../policy/retention-rule.ts";
import {
  endFreezeOn,
  grantErasure,
  groundFreeze,
  narrowFreeze,
  placeFreeze,
  releaseFreeze,
} from "./change-freeze.ts";
import { approveHold, endHoldsOf, extendHold, placeHold, refuseHold, releaseHold } from "./change-hold.ts";
import { isHoldWaiting } from "./hold.ts";
import {
  isBeyondNotice,
  type Keeping,
  type KeepingResult,
  keptClass,
  keptUntil,
  openEnd,
  readableFor,
} from "./keeping.ts";

const id = <K extends "hold" | "freeze" | "case" | "person">(kind: K, byte: number) =>
  idFrom(kind, new Uint8Array(16).fill(byte));
const [asker, approver] = [id("person", 1), id("person", 2)];
const complaint = id("case", 1);
const project = id("case", 2);
const request = id("case", 3);
const ruleOf = (register: string): RetentionRule => {
  const found = registerIn(firstPolicy, register);
  if (found === undefined) throw new Error("a register of the notice");
  return retentionRule(found);
};
const calls = ruleOf("calls");
const anchorDate = calendarDate("2026-01-15");
const fresh = (rule = calls): Keeping => ({
  anchorDate,
  lastDay: lastDayFor(rule, anchorDate),
  holds: [],
  freezes: [],
  erasure: null,
});
const done = ({ keeping, refused }: KeepingResult): Keeping => {
  if (keeping === undefined) throw new Error(`refused: ${refused}`);
  return keeping;
};
const wish = (until: string, more: object = {}) => ({
  id: id("hold", 7),
  cause: "complaint" as const,
  case: complaint,
  reason: "evidence" as const,
  until: calendarDate(until),
  ...more,
});
const by = (person: typeof asker, day: string, rule = calls) => ({
  by: person,
  today: calendarDate(day),
  rule,
});
const held = (until = "2027-01-15", from = fresh()): Keeping => {
  const asked = done(placeHold(from, wish(until), by(asker, "2026-06-15")));
  return done(approveHold(asked, id("hold", 7), by(approver, "2026-06-16")));
};
const frozen = (from = fresh(), day = "2026-07-01"): Keeping =>
  done(
    placeFreeze(
      from,
      {
        id: id("freeze", 9),
        case: request,
        cause: "rights-request",
        stage: "candidate",
        placedBy: null,
        registeredOn: calendarDate(day),
      },
      calendarDate(day),
    ),
  );
const inComplaint = { purpose: "p1", case: complaint } as const;

describe("a hold of one recording (A6.3, A6.4)", () => {
  test("T-A6.3a a hold approved in month five keeps it twelve months from the recording, not seventeen", () => {
    const kept = held("2027-01-15");
    expect(keptUntil(kept)).toBe("2027-01-15");
    expect(placeHold(fresh(), wish("2027-01-16"), by(asker, "2026-06-15"))).toEqual({
      refused: "past-ceiling",
    });
  });

  test("what is only asked for protects nothing", () => {
    const asked = done(placeHold(fresh(), wish("2027-01-15"), by(asker, "2026-06-15")));
    expect(keptUntil(asked)).toBe("2026-07-15");
    expect(asked.holds.map(isHoldWaiting)).toEqual([true]);
    expect(readableFor(asked, calendarDate("2026-07-16"), inComplaint)).toBe(false);
  });

  test("T-P12 nobody approves or refuses what they asked for, hold or extension", () => {
    const asked = done(placeHold(fresh(), wish("2026-12-15"), by(asker, "2026-06-15")));
    expect(approveHold(asked, id("hold", 7), by(asker, "2026-06-16"))).toEqual({ refused: "second-person" });
    expect(refuseHold(asked, id("hold", 7), by(asker, "2026-06-16"))).toEqual({ refused: "second-person" });
    const longer = { until: calendarDate("2027-01-15"), reason: "appeal" as const };
    const wanted = done(extendHold(held("2026-12-15"), id("hold", 7), longer, by(approver, "2026-08-01")));
    expect(approveHold(wanted, id("hold", 7), by(approver, "2026-08-02"))).toEqual({
      refused: "second-person",
    });
    expect(keptUntil(wanted)).toBe("2026-12-15");
    expect(keptUntil(done(approveHold(wanted, id("hold", 7), by(asker, "2026-08-02"))))).toBe("2027-01-15");
    expect(keptUntil(done(refuseHold(wanted, id("hold", 7), by(asker, "2026-08-02"))))).toBe("2026-12-15");
  });

  test("past its own term it is readable for the hold's purpose and case only, through the hold's last day", () => {
    const kept = held("2026-12-15");
    const day = calendarDate("2026-07-16");
    expect(readableFor(kept, calendarDate("2026-07-15"), { purpose: "p3" })).toBe(true);
    expect(readableFor(kept, day, inComplaint)).toBe(true);
    expect(readableFor(kept, day, { purpose: "p1", case: project })).toBe(false);
    expect(readableFor(kept, day, { purpose: "p2", case: complaint })).toBe(false);
    expect(readableFor(kept, day, { purpose: "p0" })).toBe(false);
    expect(readableFor(kept, calendarDate("2026-12-15"), inComplaint)).toBe(true);
    expect(readableFor(kept, calendarDate("2026-12-16"), inComplaint)).toBe(false);
    expect(keptClass(kept)).toBe("held");
  });

  test("T-A6.3b a release in month eight makes it unreadable the same day; one before its own last day costs nothing", () => {
    const day = calendarDate("2026-09-15");
    const released = done(releaseHold(held(), id("hold", 7), day));
    expect(readableFor(released, day, inComplaint)).toBe(false);
    expect(keptUntil(released)).toBe("2026-07-15");
    const early = done(releaseHold(held(), id("hold", 7), calendarDate("2026-07-01")));
    expect(keptUntil(early)).toBe("2026-07-15");
    expect(keptClass(early)).toBe("standard");
  });

  test("T-A6.4 a closed complaint ends its holds after the appeal window, never past the day they had", () => {
    const today = calendarDate("2026-10-01");
    const after = endHoldsOf(held(), complaint, { today, until: addDays(today, 30) });
    expect(keptUntil(after)).toBe("2026-10-31");
    const near = endHoldsOf(held("2026-10-05"), complaint, { today, until: addDays(today, 30) });
    expect(keptUntil(near)).toBe("2026-10-05");
    expect(endHoldsOf(held(), project, { today, until: "at-once" })).toEqual(held());
  });

  test("T-A6.3c a quality project that ends releases all its holds at once, and takes back what was asked", () => {
    const today = calendarDate("2026-10-01");
    const after = endHoldsOf(held(), complaint, { today, until: "at-once" });
    expect(after.holds.map(({ state }) => state)).toEqual(["released"]);
    const asked = done(placeHold(fresh(), wish("2027-01-15"), by(asker, "2026-06-15")));
    const over = endHoldsOf(asked, complaint, { today: calendarDate("2026-06-20"), until: today });
    expect(over.holds.map(({ state }) => state)).toEqual(["released"]);
  });

  test.each(["chat", "email", "eform", "online-groups"])("the notice gives %s no hold", (register) => {
    const rule = ruleOf(register);
    const asked = placeHold(fresh(rule), wish("2026-07-01"), by(asker, "2026-02-01", rule));
    expect(asked).toEqual({ refused: "not-holdable" });
  });

  test("refused after expiry, for a day gone by, twice for one case, and where there is none", () => {
    expect(placeHold(fresh(), wish("2027-01-15"), by(asker, "2026-07-16"))).toEqual({ refused: "expired" });
    expect(placeHold(fresh(), wish("2026-06-01"), by(asker, "2026-06-15"))).toEqual({ refused: "not-later" });
    expect(placeHold(held(), wish("2027-01-10"), by(asker, "2026-06-20"))).toEqual({
      refused: "standing-already",
    });
    const asked = done(placeHold(fresh(), wish("2027-01-15"), by(asker, "2026-06-15")));
    expect(approveHold(asked, id("hold", 7), by(approver, "2026-07-16"))).toEqual({ refused: "expired" });
    expect(approveHold(asked, id("hold", 8), by(approver, "2026-07-16"))).toEqual({ refused: "no-such" });
    expect(approveHold(held(), id("hold", 7), by(asker, "2026-07-16"))).toEqual({ refused: "no-such" });
    const over = done(releaseHold(held(), id("hold", 7), calendarDate("2026-07-01")));
    expect(releaseHold(over, id("hold", 7), calendarDate("2026-07-02"))).toEqual({ refused: "no-such" });
    const same = { until: calendarDate("2027-01-15"), reason: "appeal" as const };
    expect(extendHold(held(), id("hold", 7), same, by(asker, "2026-08-01"))).toEqual({
      refused: "not-later",
    });
  });
});

describe("a freeze for a pending request (domain-retention 5)", () => {
  test("T-Q2 a request of the last day freezes also where midnight passed before the candidate was found", () => {
    const due = fresh();
    const asked = {
      id: id("freeze", 9),
      case: request,
      cause: "rights-request" as const,
      stage: "candidate" as const,
      placedBy: null,
    };
    const night = calendarDate("2026-07-16");
    const kept = done(placeFreeze(due, { ...asked, registeredOn: due.lastDay }, night));
    expect(keptUntil(kept)).toBe(openEnd);
    expect(placeFreeze(due, { ...asked, registeredOn: night }, night)).toEqual({ refused: "expired" });
  });

  test("past the limit it opens only for the request, and counts as kept beyond the notice", () => {
    const kept = frozen();
    const day = calendarDate("2026-07-16");
    expect(readableFor(kept, day, { purpose: "p4", case: request })).toBe(true);
    expect(readableFor(kept, day, { purpose: "p1", case: request })).toBe(false);
    expect(readableFor(kept, day, { purpose: "p4", case: complaint })).toBe(false);
    expect([isBeyondNotice(kept, kept.lastDay), isBeyondNotice(kept, day)]).toEqual([false, true]);
    expect(keptClass(kept)).toBe("frozen");
    expect(isBeyondNotice(frozen(held()), day)).toBe(false);
    const entry = { code: "art-15-12-2" as const, by: approver, on: day };
    expect(done(groundFreeze(kept, id("freeze", 9), entry)).freezes[0]?.ground).toEqual(entry);
  });

  test("T-Q3 a withdrawn request lets go at once; a delivered reply after its thirty days", () => {
    const today = calendarDate("2026-08-01");
    expect(keptUntil(done(releaseFreeze(frozen(), id("freeze", 9), today)))).toBe("2026-07-15");
    const replied = done(endFreezeOn(frozen(), id("freeze", 9), { today, until: addDays(today, 30) }));
    expect(keptUntil(replied)).toBe("2026-08-31");
    expect(releaseFreeze(frozen(), id("freeze", 8), today)).toEqual({ refused: "no-such" });
  });

  test("once per request: asked again it changes nothing, and a match makes the candidate a matched one", () => {
    const today = calendarDate("2026-07-01");
    expect(frozen(frozen())).toEqual(frozen());
    expect(done(narrowFreeze(frozen(), id("freeze", 9), today)).freezes[0]?.stage).toBe("matched");
  });
});

describe("T-R7 hold, freeze and erasure in every order", () => {
  const acts: readonly ((keeping: Keeping) => Keeping)[] = [
    (keeping) => placeHold(keeping, wish("2027-01-15"), by(asker, "2026-07-01")).keeping ?? keeping,
    (keeping) => approveHold(keeping, id("hold", 7), by(approver, "2026-07-01")).keeping ?? keeping,
    (keeping) => frozen(keeping),
    (keeping) => grantErasure(keeping, request, calendarDate("2026-07-01")),
  ];
  test("give one result: the freeze keeps it for the request, everybody else is refused, and then it goes", () => {
    const orders = permutations(acts);
    expect(orders).toHaveLength(24);
    for (const order of orders) {
      const kept = order.reduce((keeping, act) => act(keeping), fresh());
      expect(keptUntil(kept)).toBe(openEnd);
      expect(readableFor(kept, calendarDate("2026-07-01"), inComplaint)).toBe(false);
      expect(readableFor(kept, calendarDate("2026-07-01"), { purpose: "p4", case: request })).toBe(true);
      const over = done(releaseFreeze(kept, id("freeze", 9), calendarDate("2026-07-20")));
      expect(keptUntil(over)).toBe("2026-06-30");
    }
  });
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
