import type { CaseView, GrantView, Standing } from "@tallenne/contracts";
import {
  calendarDate,
  type ContactId,
  firstPolicy,
  type Id,
  type IdKind,
  idFrom,
  instantOf,
} from "@tallenne/domain";

/** An id for tests: the same number gives the same id. */
export function testId<K extends IdKind>(kind: K, number: number): Id<K> {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, number);
  return idFrom(kind, bytes);
}

/** The day on which the scene plays. */
export const today = calendarDate("2026-11-24");
/** Ten in the morning of it. */
export const morning = Date.UTC(2026, 10, 24, 8);

/** A right in force. */
export function grantOf(role: Standing["role"], more: Partial<GrantView> = {}): GrantView {
  return {
    id: testId("grant", 1),
    role,
    unit: "tiimi-1",
    registers: ["calls", "chat", "email", "eform"],
    lines: firstPolicy.lines.map(({ id }) => id),
    until: calendarDate("2027-05-31"),
    ...more,
  };
}

/** Paivi, who handles complaints: signed in ten minutes ago, commitment in force. */
export function handler(more: Partial<Standing> = {}): Standing {
  return {
    session: testId("session", 1),
    person: testId("person", 1),
    role: "ch",
    unit: "tiimi-1",
    office: "mikkeli",
    grants: [grantOf("ch")],
    commitment: { id: testId("commitment", 1), version: 1, until: calendarDate("2027-11-24") },
    authenticatedAt: instantOf(morning - 10 * 60_000),
    version: 1,
    language: "fi",
    disqualified: [],
    ...more,
  };
}

/** The adviser who served the contacts. */
export const adviser = testId("person", 9);

/** A complaint of Paivi's with contacts linked. */
export function complaint(contacts: readonly ContactId[], more: Partial<CaseView> = {}): CaseView {
  return {
    id: testId("case", 1),
    number: "V-4K7M-2",
    kind: "complaint",
    purpose: "p1",
    owner: testId("person", 1),
    members: [],
    contacts: contacts.map((contact) => ({
      contact,
      linkedAt: instantOf(morning),
      evidence: ["number"],
    })),
    state: "open",
    openedAt: instantOf(morning - 86_400_000),
    until: calendarDate("2027-01-24"),
    version: 1,
    ...more,
  };
}
