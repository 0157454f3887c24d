import type { Standing } from "@tallenne/contracts";
import { type CalendarDate, type Id, idFrom, type IdKind, type Instant } from "@tallenne/domain";

/** An id for tests: the same number gives the same id. */
export function exampleId<K extends IdKind>(kind: K, number: number): Id<K> {
  return idFrom(kind, new Uint8Array(16).fill(number));
}

/** Sanna, an adviser of Mikkeli with a commitment signed. */
export const sanna: Standing = {
  session: exampleId("session", 1),
  person: exampleId("person", 1),
  role: "ag",
  unit: "tiimi-1",
  office: "mikkeli",
  grants: [
    {
      id: exampleId("grant", 1),
      role: "ag",
      unit: "tiimi-1",
      registers: ["calls"],
      lines: ["henkiloasiakkaat"],
      until: "2027-05-24" as CalendarDate,
    },
  ],
  commitment: { id: exampleId("commitment", 1), version: 1, until: "2027-05-24" as CalendarDate },
  authenticatedAt: "2026-11-24T07:00:00.000Z" as Instant,
  version: 1,
  language: "sv",
  disqualified: [],
};

/** The secrets of example sessions, as cookies carry them. */
export const sannasSecret = "sannas-session-secret-000000000001";
