import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@jest/globals";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { addDays, type CalendarDate, calendarDate, daysBetween } from "../calendar/calendar-date.ts";
import { idFrom } from "../id.ts";
import { firstPolicy } from "../policy/first-policy.ts";
import { registerIn } from "../policy/policy.ts";
import { lastDayFor, retentionRule } from "../policy/retention-rule.ts";
import {
  endFreezeOn,
  freezesOf,
  grantErasure,
  narrowFreeze,
  placeFreeze,
  releaseFreeze,
} from "./change-freeze.ts";
import { approveHold, endHoldsOf, extendHold, placeHold, refuseHold, releaseHold } from "./change-hold.ts";
import { type Keeping, keptUntil, openEnd, readableFor } from "./keeping.ts";

/** 31 August: its six months end on the clamped last day of February, its ceiling twelve months later. */
const anchor = calendarDate("2026-08-31");
const calls = registerIn(firstPolicy, "calls");
if (calls === undefined) throw new Error("the first policy has calls");
const rule = retentionRule(calls);
const term = daysBetween(anchor, lastDayFor(rule, anchor));
const ceiling = daysBetween(anchor, calendarDate("2027-08-31"));
const horizon = 520;

const id = <K extends "hold" | "freeze" | "case" | "person">(kind: K, byte: number) =>
  idFrom(kind, new Uint8Array(16).fill(byte));
const people = [id("person", 1), id("person", 2)] as const;
const cases = [id("case", 0), id("case", 1)] as const;
const requests = [id("case", 2), id("case", 3)] as const;

const verbs = [
  "ask",
  "approve",
  "refuse",
  "extend",
  "release",
  "end-case",
  "freeze",
  "narrow",
  "reply",
  "unfreeze",
  "erase",
  "pass",
] as const;
type Step = { verb: (typeof verbs)[number]; which: 0 | 1; who: 0 | 1; days: number };
const steps = array(
  record({
    verb: constantFrom(...verbs),
    which: constantFrom(0, 1),
    who: constantFrom(0, 1),
    days: integer({ min: 0, max: 200 }),
  }),
  { minLength: 1, maxLength: 24 },
);

/** The small model: days as numbers from the anchor, one row per case, no dates, no lists of history. */
class Model {
  day = 0;
  gone = false;
  erased = Number.POSITIVE_INFINITY;
  readonly asked: ({ until: number; by: number } | null)[] = [null, null];
  readonly held: number[] = [-1, -1];
  readonly longer: ({ until: number; by: number } | null)[] = [null, null];
  readonly frozen: number[] = [-1, -1];

  get own(): number {
    return Math.min(term, this.erased - 1);
  }
  isHeld(of: number): boolean {
    return this.held[of]! >= this.day;
  }
  isFrozen(of: number): boolean {
    return this.frozen[of]! >= this.day;
  }
  get until(): number {
    const held = this.erased < Number.POSITIVE_INFINITY ? [] : this.held;
    return Math.max(this.own, ...held, ...this.frozen);
  }
  says() {
    const isOwn = this.day <= this.own;
    const isErased = this.erased < Number.POSITIVE_INFINITY;
    return {
      until: this.until,
      inCase: [0, 1].map((of) => isOwn || (!isErased && this.isHeld(of))),
      inRequest: [0, 1].map((of) => isOwn || this.isFrozen(of)),
      else: isOwn,
    };
  }
  end(of: number, until: number): void {
    this.asked[of] = null;
    if (!this.isHeld(of)) return;
    this.longer[of] = null;
    this.held[of] = Math.min(this.held[of]!, until < this.day ? -1 : until);
  }
  take({ verb, which, who, days }: Step): void {
    const isErased = this.erased < Number.POSITIVE_INFINITY;
    const until = this.day + days;
    if (verb === "pass") {
      this.day = until;
      if (this.until < this.day) this.gone = true;
    }
    if (this.gone || until > horizon + 200) return;
    const asked = this.asked[which];
    const longer = this.longer[which];
    if (verb === "ask") {
      const free = !this.isHeld(which) && !(asked && asked.until >= this.day);
      if (free && !isErased && this.day <= term && until <= ceiling) this.asked[which] = { until, by: who };
    }
    if (verb === "approve" && !isErased) {
      if (asked && asked.by !== who && asked.until >= this.day) {
        this.held[which] = asked.until;
        this.asked[which] = null;
      } else if (!asked && longer && longer.by !== who && this.isHeld(which)) {
        this.held[which] = longer.until;
        this.longer[which] = null;
      }
    }
    if (verb === "refuse" && asked && asked.by !== who) this.asked[which] = null;
    else if (verb === "refuse" && !asked && longer && longer.by !== who) this.longer[which] = null;
    if (verb === "extend" && !isErased && this.isHeld(which) && !longer)
      if (until > this.held[which]! && until <= ceiling) this.longer[which] = { until, by: who };
    if (verb === "release") {
      if (asked) this.asked[which] = null;
      else if (this.isHeld(which)) {
        this.held[which] = -1;
        this.longer[which] = null;
      }
    }
    if (verb === "end-case") this.end(which, days > 100 ? -1 : until);
    if (verb === "freeze" && !this.isFrozen(which)) {
      const kept = Math.max(term, ...this.held, ...this.frozen);
      if (this.day <= kept) this.frozen[which] = Number.POSITIVE_INFINITY;
    }
    if (verb === "reply" && this.isFrozen(which)) {
      const told = this.frozen[which]!;
      this.frozen[which] = told === Number.POSITIVE_INFINITY ? until : Math.max(told, until);
    }
    if (verb === "unfreeze" && this.isFrozen(which)) this.frozen[which] = -1;
    if (verb === "erase" && !isErased) this.erased = this.day;
  }
}

function daysOf(until: CalendarDate): number {
  return until === openEnd ? Number.POSITIVE_INFINITY : daysBetween(anchor, until);
}

/** The rules under test, one step. */
function taken(
  keeping: Keeping,
  { verb, which, who, days }: Step,
  today: CalendarDate,
  fresh: number,
): Keeping {
  const act = { by: people[who], today, rule };
  const of = cases[which];
  const until = addDays(today, days);
  const request = requests[which];
  const open = keeping.holds.filter((one) => one.case === of);
  const hold = open.findLast(({ state }) => state === "asked" || state === "in-force")?.id ?? id("hold", 255);
  const freeze = freezesOf(keeping, request, today)[0]?.id ?? id("freeze", 255);
  const make = {
    ask: () =>
      placeHold(
        keeping,
        { id: id("hold", fresh), cause: "complaint", case: of, reason: "evidence", until },
        act,
      ),
    approve: () => approveHold(keeping, hold, act),
    refuse: () => refuseHold(keeping, hold, act),
    extend: () => extendHold(keeping, hold, { until, reason: "appeal" }, act),
    release: () => releaseHold(keeping, hold, today),
    "end-case": () => ({
      keeping: endHoldsOf(keeping, of, { today, until: days > 100 ? "at-once" : until }),
    }),
    freeze: () =>
      placeFreeze(
        keeping,
        {
          id: id("freeze", fresh),
          case: request,
          cause: "rights-request",
          stage: "candidate",
          placedBy: null,
          registeredOn: today,
        },
        today,
      ),
    narrow: () => narrowFreeze(keeping, freeze, today),
    reply: () => endFreezeOn(keeping, freeze, { until, today }),
    unfreeze: () => releaseFreeze(keeping, freeze, today),
    erase: () => ({ keeping: grantErasure(keeping, request, today) }),
    pass: () => ({ keeping }),
  };
  return make[verb]().keeping ?? keeping;
}

test("T-R7 ten thousand random orders of hold, approval, extension, freeze, release, expiry and erasure agree with a small model", () => {
  assert(
    property(steps, (order) => {
      const model = new Model();
      let keeping: Keeping = {
        anchorDate: anchor,
        lastDay: lastDayFor(rule, anchor),
        holds: [],
        freezes: [],
        erasure: null,
      };
      for (const [at, step] of order.entries()) {
        model.take(step);
        // What is gone is gone: no act reaches it any more.
        const today = addDays(anchor, model.day);
        if (model.gone) {
          expect(keptUntil(keeping) < today).toBe(true);
          return;
        }
        keeping = taken(keeping, step, today, at);
        const said = {
          until: daysOf(keptUntil(keeping)),
          inCase: cases.map((of) => readableFor(keeping, today, { purpose: "p1", case: of })),
          inRequest: requests.map((of) => readableFor(keeping, today, { purpose: "p4", case: of })),
          else: readableFor(keeping, today, { purpose: "p0" }),
        };
        if (!isDeepStrictEqual(said, model.says())) expect(said).toEqual(model.says());
      }
    }),
    { numRuns: 10_000, seed: 20_261_126 },
  );
});
