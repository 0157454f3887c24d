import type { CaseFacts, ContactFacts, Facts, GrantView, Standing, VisitFacts } from "@tallenne/contracts";
import { calendarDate, firstPolicy, type Id, type IdKind, idFrom, instantOf } from "@tallenne/domain";

/** An invented scene for the tests of decisions: one team, one contact, one case. */
export const today = calendarDate("2026-11-24");
/** 10.00 in Helsinki. */
export const now = Date.UTC(2026, 10, 24, 8, 0, 0);

/** An id that is the same in every run. */
export function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  const bytes = new Uint8Array(16);
  bytes[15] = number % 256;
  bytes[14] = Math.floor(number / 256);
  return idFrom(kind, bytes);
}

export const asker = testId("person", 1);
export const colleague = testId("person", 2);
export const contactId = testId("contact", 1);
const lines = firstPolicy.lines.map(({ id }) => id);

/** A right in force of a role. */
export function grantOf(role: Standing["role"], more: Partial<GrantView> = {}): GrantView {
  return {
    id: testId("grant", 1),
    role,
    unit: "tiimi-1",
    registers: ["calls", "chat", "email", "eform"],
    lines,
    until: calendarDate("2027-05-31"),
    ...more,
  };
}

/** A person who has signed, with a right of the role worn. */
export function standingOf(role: Standing["role"], more: Partial<Standing> = {}): Standing {
  return {
    session: testId("session", 1),
    person: asker,
    role,
    unit: "tiimi-1",
    office: "mikkeli",
    grants: [grantOf(role)],
    commitment: { id: testId("commitment", 1), version: 1, until: calendarDate("2027-11-24") },
    authenticatedAt: instantOf(now - 10 * 60_000),
    version: 1,
    language: "fi",
    disqualified: [],
    ...more,
  };
}

/** A call of yesterday, served by a colleague. */
export function contactOf(more: Partial<ContactFacts> = {}): ContactFacts {
  return {
    id: contactId,
    register: "calls",
    class: "standard",
    channel: "call",
    line: "henkiloasiakkaat",
    unit: "tiimi-1",
    agent: colleague,
    startedOn: calendarDate("2026-11-23"),
    lastDay: calendarDate("2027-05-23"),
    open: true,
    ...more,
  };
}

const purposes: Readonly<Record<CaseFacts["kind"], string>> = {
  complaint: "p1",
  quality: "p2",
  training: "p3",
  "rights-request": "p4",
  "legal-matter": "p4",
};

/** An open case of the asker's own to which the contact is linked. */
export function caseOf(kind: CaseFacts["kind"], more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: testId("case", 1),
    kind,
    purpose: purposes[kind],
    state: "open",
    owner: asker,
    members: [],
    contacts: [contactId],
    until: calendarDate("2026-12-08"),
    ...more,
  };
}

/** A visit of the asker's own office, supervised by the asker, whose decision grants the contact. */
export function visitOf(more: Partial<VisitFacts> = {}): VisitFacts {
  return { id: testId("visit", 1), office: "mikkeli", supervisor: asker, items: [contactId], ...more };
}

/** Facts of an act on one contact within a case. */
export function within(kind: CaseFacts["kind"], more: Partial<Facts> = {}): Facts {
  return { purpose: purposes[kind], case: caseOf(kind), contacts: [contactOf()], ...more };
}
