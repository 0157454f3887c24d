import { expect, test } from "@jest/globals";
import type { LedgerEntry } from "@tallenne/contracts";
import {
  addDays,
  approveHold,
  calendarDate,
  endFreezeOn,
  endHoldsOf,
  extendHold,
  firstPolicy,
  freezesOf,
  grantErasure,
  isHoldInForce,
  type Keeping,
  keptClass,
  keptUntil,
  lastDayFor,
  placeFreeze,
  placeHold,
  registerIn,
  releaseFreeze,
  releaseHold,
  retentionRule,
} from "@tallenne/domain";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { testId } from "../testing/invented.ts";
import { toldKeeping } from "./told-keeping.ts";

const anchor = calendarDate("2026-08-31");
const calls = registerIn(firstPolicy, "calls");
if (calls === undefined) throw new Error("the first policy has calls");
const rule = retentionRule(calls);
const contact = testId("contact", 1);
const people = [testId("person", 1), testId("person", 2)] as const;
const matters = [testId("case", 0), testId("case", 1)] as const;
const requests = [testId("case", 2), testId("case", 3)] as const;

const verbs =
  "ask ask approve approve extend release end-case freeze reply unfreeze propose erase pass pass".split(" ");
const steps = array(
  record({
    verb: constantFrom(...verbs),
    which: constantFrom<(0 | 1)[]>(0, 1),
    who: constantFrom<(0 | 1)[]>(0, 1),
    days: integer({ min: 0, max: 200 }),
  }),
  { minLength: 1, maxLength: 24 },
);

/** One contact as the catalogue keeps it, and every entry that it tells the ledger with each change: what its use cases write, and nothing else. */
class Catalogue {
  day = anchor;
  entries: LedgerEntry[] = [];
  readonly closed = new Set<number>();
  readonly proposedBy: (0 | 1 | undefined)[] = [undefined, undefined];
  keeping: Keeping = {
    anchorDate: anchor,
    lastDay: lastDayFor(rule, anchor),
    holds: [],
    freezes: [],
    erasure: null,
  };

  take({ verb, which, who, days }: { verb: string; which: 0 | 1; who: 0 | 1; days: number }, at: number) {
    const today = this.day;
    const until = addDays(today, days);
    const [matter, request] = [matters[which], requests[which]];
    const act = { by: people[who], today, rule };
    const hold = this.keeping.holds.findLast(
      (one) => one.case === matter && (one.state === "asked" || isHoldInForce(one, today)),
    );
    const freeze = freezesOf(this.keeping, request, today)[0];
    const isOpen = !this.closed.has(which);
    if (verb === "pass") this.day = until;
    if (verb === "ask" && isOpen) {
      const wish = {
        id: testId("hold", at),
        cause: "complaint",
        case: matter,
        reason: "evidence",
        until,
      } as const;
      const facts = { cause: "complaint", until, extension: false };
      this.change(placeHold(this.keeping, wish, act).keeping, {
        of: [wish.id, matter],
        action: "retention.hold.asked",
        actor: people[who],
        facts,
      });
    }
    if (hold !== undefined && verb === "approve" && isOpen)
      this.change(approveHold(this.keeping, hold.id, act).keeping, {
        of: [hold.id, matter],
        action: hold.extension === null ? "retention.hold.placed" : "retention.hold.extended",
        actor: people[who],
        facts: { cause: "complaint", until: hold.extension?.until ?? hold.until },
      });
    if (hold !== undefined && verb === "extend" && isOpen)
      this.change(extendHold(this.keeping, hold.id, { until, reason: "appeal" }, act).keeping, {
        of: [hold.id, matter],
        action: "retention.hold.asked",
        actor: people[who],
        facts: { cause: "complaint", until, extension: true },
      });
    if (hold !== undefined && verb === "release")
      this.change(releaseHold(this.keeping, hold.id, today).keeping, {
        of: [hold.id, matter],
        action: "retention.hold.released",
        actor: people[who],
        facts: { lastDay: addDays(today, -1), reason: "by-person" },
      });
    if (verb === "end-case" && isOpen) this.endCase(which, days > 100 ? "at-once" : until);
    if (verb === "freeze") {
      const wish = { id: testId("freeze", at), case: request, cause: "rights-request" } as const;
      this.change(
        placeFreeze(this.keeping, { ...wish, stage: "candidate", placedBy: null, registeredOn: today }, today)
          .keeping,
        { of: [wish.id, request], action: "retention.freeze.placed", facts: {} },
      );
    }
    if (freeze !== undefined && verb === "reply")
      this.change(endFreezeOn(this.keeping, freeze.id, { until, today }).keeping, {
        of: [freeze.id, request],
        action: "retention.freeze.ending",
        facts: { until },
      });
    if (freeze !== undefined && verb === "unfreeze")
      this.change(releaseFreeze(this.keeping, freeze.id, today).keeping, {
        of: [freeze.id, request],
        action: "retention.freeze.released",
        facts: { overdue: false },
      });
    if (verb === "propose") {
      this.proposedBy[which] = who;
      this.tell({
        of: [request],
        action: "retention.erasure.asked",
        actor: people[who],
        facts: { ground: "gdpr-17-1-d" },
      });
    }
    const proposer = this.proposedBy[which];
    if (verb === "erase" && proposer !== undefined && proposer !== who)
      this.change(grantErasure(this.keeping, request, today), {
        of: [request],
        action: "retention.erasure.granted",
        actor: people[who],
        facts: { on: today },
      });
  }

  private endCase(which: 0 | 1, until: ReturnType<typeof calendarDate> | "at-once"): void {
    const before = this.keeping.holds;
    this.closed.add(which);
    this.keeping = endHoldsOf(this.keeping, matters[which], { today: this.day, until });
    for (const [at, hold] of this.keeping.holds.entries())
      if (hold.state !== before[at]?.state || hold.until !== before[at]?.until)
        this.tell({
          of: [hold.id, matters[which]],
          action: "retention.hold.released",
          facts: {
            lastDay: hold.state === "in-force" ? hold.until : addDays(this.day, -1),
            reason: "case-ended",
          },
        });
  }

  private change(to: Keeping | undefined, entry: Parameters<Catalogue["tell"]>[0]): void {
    if (to === undefined || to === this.keeping) return;
    this.keeping = to;
    this.tell(entry);
  }

  private tell({ of, actor = "service:catalogue", ...words }: Told): void {
    const entry = { ...words, actor, date: this.day, objects: [contact, ...of] };
    this.entries.push(entry as unknown as LedgerEntry);
  }
}

interface Told {
  readonly of: readonly string[];
  readonly action: string;
  readonly actor?: string;
  readonly facts: object;
}

test("over random orders of holds, freezes and erasures the steward reads from the ledger the very days by which the catalogue keeps", () => {
  const seen = { held: 0, frozen: 0, erased: 0 };
  assert(
    property(steps, integer(), (order, turn) => {
      const catalogue = new Catalogue();
      for (const [at, step] of order.entries()) {
        catalogue.take(step, at);
        const { keeping, entries } = catalogue;
        // The ledger has no order of its own between services: whichever way the entries come, they say the same.
        const turned = entries.toSorted(
          (a, b) => hashOf(a.action + a.objects.join(), turn) - hashOf(b.action + b.objects.join(), turn),
        );
        const told = toldKeeping(rule, anchor, turned);
        expect([keptUntil(told), told.erasure?.on ?? null]).toEqual([
          keptUntil(keeping),
          keeping.erasure?.on ?? null,
        ]);
        expect(keptClass(told)).toBe(keptClass(keeping));
        seen.held += Number(keptClass(told) === "held");
        seen.frozen += Number(keptClass(told) === "frozen");
        seen.erased += Number(told.erasure !== null);
        // What is over is destroyed: no act reaches it any more.
        if (keptUntil(keeping) < catalogue.day) break;
      }
    }),
    { numRuns: 5000, seed: 20_261_126 },
  );
  // A world in which nothing was ever held, frozen or erased would agree too.
  expect(seen.held > 100 && seen.frozen > 100 && seen.erased > 100 ? "all" : seen).toBe("all");
});

function hashOf(text: string, turn: number): number {
  let hash = turn;
  for (const sign of text) hash = (hash * 31 + sign.charCodeAt(0)) | 0;
  return hash;
}
