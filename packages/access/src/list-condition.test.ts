import { describe, expect, test } from "@jest/globals";
import type { CaseFacts, ContactFacts, GrantView, Standing } from "@tallenne/contracts";
import { addDays, holds } from "@tallenne/domain";
import { array, assert, constantFrom, integer, option, property, record } from "fast-check";
import { decide } from "./decide.ts";
import { type ListAsked, listCondition } from "./list-condition.ts";
import { roleNames } from "./role-name.ts";
import {
  asker,
  caseOf,
  colleague,
  contactOf,
  grantOf,
  now,
  standingOf,
  testId,
  today,
} from "./testing/scene.ts";

const roles = Object.keys(roleNames) as Standing["role"][];
/** Roles that list anything at all come more often. */
const listing = ["ag", "tl", "qa", "ch", "rc", "dp", "de"] as const;
const units = ["tiimi-1", "tiimi-2"] as const;
const registers = ["calls", "chat", "signup-feedback"] as const;
const lines = ["henkiloasiakkaat", "tyonantajat"] as const;
const ids = [1, 2, 3, 4].map((number) => testId("contact", number));
const near = (...offsets: number[]) => constantFrom(...offsets).map((offset) => addDays(today, offset));
/** Some of the values, each two times out of three. */
const some = <T>(...values: T[]) =>
  array(integer({ min: 0, max: 2 }), { minLength: values.length, maxLength: values.length }).map((chances) =>
    values.filter((_value, at) => chances[at] !== 0),
  );
const mostly = <T>(value: T, ...others: T[]) =>
  constantFrom(...Array.from({ length: 8 }, () => value), ...others);

const grants = (role: Standing["role"]) =>
  array(
    record({
      role: mostly(role, "os" as const),
      unit: constantFrom(...units),
      registers: some(...registers),
      lines: some(...lines),
      until: mostly(addDays(today, 30), today, addDays(today, -1)),
    }),
    { minLength: 1, maxLength: 3 },
  ).map((all) => all.map((one, at): GrantView => grantOf(one.role, { ...one, id: testId("grant", at + 1) })));

const standings = constantFrom(...roles, ...listing, ...listing, ...listing).chain((role) =>
  record({
    grants: grants(role),
    commitment: mostly(addDays(today, 90), today, addDays(today, -1), null),
    disqualified: some(...ids.slice(3)),
  }).map(({ commitment, ...more }) =>
    standingOf(role, {
      ...more,
      commitment: commitment && { id: testId("commitment", 1), version: 1, until: commitment },
    }),
  ),
);

const contacts = record({
  id: constantFrom(...ids),
  register: mostly(...registers),
  line: mostly(...lines),
  unit: constantFrom(...units),
  agent: constantFrom(asker, colleague, null),
  startedOn: near(-15, -14, -13, 0),
  lastDay: near(-1, 0, 1, 90),
}).map((more): ContactFacts => contactOf(more));
/** Contacts kept for the case beyond their own term. */
const keptIds = [ids[0], ids[1]].filter((id) => id !== undefined);

const cases = record({
  kind: constantFrom<CaseFacts["kind"][]>("complaint", "quality", "training", "rights-request"),
  owner: mostly(asker, colleague),
  members: some(asker, testId("person", 3)),
  contacts: some(...ids),
  until: mostly(addDays(today, 3), today, addDays(today, -1)),
  closedOn: option(near(-31, -30, -1), { freq: 1 }),
}).map(({ kind, closedOn, ...more }): CaseFacts => {
  const closing = closedOn ? ({ state: "closed", closedOn } as const) : {};
  return caseOf(kind, { ...more, ...closing });
});

const purposeOfKind = {
  complaint: "p1",
  quality: "p2",
  training: "p3",
  "rights-request": "p4",
  "legal-matter": "p4",
} as const;

/** Lists as people ask for them: mostly the purpose of the case they name and a scope that goes with it, now and then another. */
const lists = record({
  standing: standings,
  named: option(cases, { freq: 4, nil: undefined }),
  other: constantFrom("p1", "p3", "p8"),
  scope: constantFrom<ListAsked["scope"][]>("own", "team", "case", "queue"),
  isFitting: mostly(true, false),
}).map(({ standing, named, other, scope, isFitting }): ListAsked => {
  const service = { purpose: "p0", scope: standing.role === "tl" ? "team" : "own" } as const;
  const fitting = named
    ? ({ purpose: purposeOfKind[named.kind], scope: scope === "queue" ? "queue" : "case" } as const)
    : service;
  return {
    standing,
    today,
    ...(isFitting ? fitting : { purpose: other, scope }),
    ...(named ? { case: named, kept: keptIds } : {}),
  };
});

/** What the policies say: of the list as a whole, then of the contact by itself. */
function isPermitted(asked: ListAsked, contact: ContactFacts): boolean {
  const { standing, today: day, kept, ...facts } = asked;
  const keptFor = facts.case && kept?.includes(contact.id) ? [facts.case.id] : [];
  const asking = { act: "contact.list", standing, today: day, now } as const;
  return (
    "permit" in decide({ ...asking, facts }) &&
    "permit" in decide({ ...asking, facts: { ...facts, contacts: [{ ...contact, keptFor }] } })
  );
}

function isInScope({ scope, standing, case: named }: ListAsked, contact: ContactFacts): boolean {
  if (scope === "own") return contact.agent === standing.person;
  if (scope === "case") return named?.contacts.includes(contact.id) ?? false;
  return true;
}

describe("the filter of a list", () => {
  test("G11 a contact passes the filter when the policies permit it and it is in scope, and never otherwise", () => {
    const met = { passes: 0, denied: 0 };
    assert(
      property(lists, array(contacts, { minLength: 1, maxLength: 4 }), (asked, several) => {
        const condition = listCondition(asked);
        for (const contact of several) {
          const passes = holds(condition, contact);
          met[passes ? "passes" : "denied"] += 1;
          expect(passes).toBe(isPermitted(asked, contact) && isInScope(asked, contact));
        }
      }),
      { numRuns: 1000 },
    );
    // A filter that lets nothing through would agree with policies that permit nothing.
    expect(met.passes).toBeGreaterThan(30);
    expect(met.denied).toBeGreaterThan(1000);
  });

  test("P0 lists an adviser's own contacts of fourteen days and nothing else", () => {
    const condition = listCondition({ standing: standingOf("ag"), purpose: "p0", scope: "own", today });
    const own = contactOf({ agent: asker });
    expect(holds(condition, own)).toBe(true);
    expect(holds(condition, { ...own, startedOn: addDays(today, -14) })).toBe(true);
    expect(holds(condition, { ...own, startedOn: addDays(today, -15) })).toBe(false);
    expect(holds(condition, { ...own, agent: colleague })).toBe(false);
  });

  test("who lacks a right, a purpose or a case gets a filter that holds of nothing", () => {
    const asked = { standing: standingOf("ch"), purpose: "p1", scope: "queue", today } as const;
    expect(listCondition({ ...asked, case: caseOf("complaint") })).not.toEqual({ any: [] });
    expect(listCondition(asked)).toEqual({ any: [] });
    expect(listCondition({ ...asked, purpose: "p8", case: caseOf("complaint") })).toEqual({ any: [] });
    expect(
      listCondition({ ...asked, standing: standingOf("ch", { grants: [] }), case: caseOf("complaint") }),
    ).toEqual({ any: [] });
    expect(listCondition({ ...asked, standing: standingOf("aa"), case: caseOf("complaint") })).toEqual({
      any: [],
    });
  });
});
