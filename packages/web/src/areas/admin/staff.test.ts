import { expect, test } from "@jest/globals";
import { calendarDate, type GrantId, type PersonId } from "@tallenne/domain";
import {
  approvalBy,
  type Grant,
  isOnlyAdministrator,
  type Person,
  waitingProposals,
  yearAfter,
} from "./staff.ts";

const id = (letter: string) => `person_${letter.repeat(26)}` as PersonId;
const right = (role: Grant["role"], state: Grant["state"], proposedBy = id("x")): Grant => ({
  id: `grant_${"0".repeat(26)}` as GrantId,
  role,
  unit: "tiimi-1",
  registers: ["calls"],
  lines: ["henkiloasiakkaat"],
  until: calendarDate("2027-06-30"),
  state,
  proposedBy,
  approvedBy: null,
  alone: false,
  takesTwo: false,
});
const person = (letter: string, grants: readonly Grant[], state: Person["state"] = "active"): Person => ({
  id: id(letter),
  name: letter,
  unit: "tiimi-1",
  office: "mikkeli",
  state,
  commitment: null,
  grants: [...grants],
});
const first = person("a", [right("aa", "in-force")]);

test("an administrator is alone while no second one is at work with the right in force", () => {
  expect(isOnlyAdministrator(id("a"), [first])).toBe(true);
  expect(isOnlyAdministrator(id("a"), [first, person("b", [right("aa", "proposed")])])).toBe(true);
  expect(isOnlyAdministrator(id("a"), [first, person("b", [right("aa", "in-force")], "left")])).toBe(true);
  expect(isOnlyAdministrator(id("a"), [first, person("b", [right("aa", "in-force")])])).toBe(false);
  expect(isOnlyAdministrator(id("b"), [first])).toBe(false);
});

test("nobody approves an own proposal but the only administrator, who does it alone, and nobody a right for oneself", () => {
  const me = { person: id("a"), role: "aa" } as const;
  const others = person("b", [right("ag", "proposed")]);
  const ask = (grant: Grant, of: Person, onlyAdministrator: boolean) =>
    approvalBy(me, { person: of, grant, onlyAdministrator });
  expect(ask(right("ag", "proposed"), others, false)).toBe("second");
  expect(ask(right("ag", "proposed", id("a")), others, false)).toBe("not");
  expect(ask(right("ch", "proposed"), first, false)).toBe("not");
  expect(ask(right("ag", "proposed", id("a")), others, true)).toBe("alone");
  // In production a right over content takes two, however alone somebody is (decision 0020).
  expect(ask({ ...right("ag", "proposed", id("a")), takesTwo: true }, others, true)).toBe("takes-two");
  expect(ask({ ...right("ag", "proposed"), takesTwo: true }, others, false)).toBe("second");
  expect(ask(right("ch", "proposed", id("a")), first, true)).toBe("not");
  expect(ask(right("ch", "proposed", id("b")), first, true)).toBe("not");
  expect(
    approvalBy(
      { person: id("c"), role: "tl" },
      { person: others, grant: right("ag", "proposed"), onlyAdministrator: false },
    ),
  ).toBe("not-in-role");
});

test("a right ends twelve calendar months on at the latest", () => {
  expect(yearAfter(calendarDate("2026-11-25"))).toBe("2027-11-25");
  expect(yearAfter(calendarDate("2028-02-29"))).toBe("2029-02-28");
});

test("proposals that wait are found over all people", () => {
  expect(
    waitingProposals([first, person("b", [right("ag", "proposed"), right("tl", "ended")])]),
  ).toHaveLength(1);
});
