import { z } from "zod";
import { code, date, idOf, instant, oneOf, text, whole } from "./scalar.ts";

export const roleCode = oneOf(
  ["ag", "tl", "qa", "ch", "rc", "os", "dp", "aa", "au", "rs", "pt", "de", "su"],
  "A role (domain-access §2).",
);
export const registerCode = oneOf(
  ["calls", "chat", "email", "eform", "online-groups", "signup-feedback"],
  "A register.",
);
export const channelCode = oneOf(["call", "chat", "email", "eform"], "A channel.");
export const purposeCode = oneOf(
  ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "r1", "r2"],
  "A purpose (domain-access §6.3).",
);
export const language = oneOf(["fi", "sv", "en"], "A staff language.");
export const lineCode = code("A service line.", "henkiloasiakkaat");
export const unitCode = code("A unit or team.", "tiimi-1");

/** A right in force: role × unit × registers × lines × until (T-A10.3a: at most twelve months). */
export const grantView = z
  .strictObject({
    id: idOf("grant", "The grant."),
    role: roleCode,
    unit: unitCode,
    registers: z.array(registerCode).meta({ description: "Registers it covers.", example: ["calls"] }),
    lines: z.array(lineCode).meta({ description: "Lines it covers.", example: ["henkiloasiakkaat"] }),
    until: date("Last day in force."),
  })
  .meta({ description: "A grant in force.", example: {} });

/**
 * What identity vouches for behind a session (flows D5): signed, kept at most one second by the service that asked. A pseudonym, no name.
 */
export const standing = z
  .strictObject({
    session: idOf("session", "The session."),
    person: idOf("person", "Pseudonym."),
    role: roleCode,
    unit: unitCode,
    office: code("Office.", "mikkeli"),
    grants: z.array(grantView).meta({ description: "Grants in force today.", example: [] }),
    commitment: z
      .strictObject({
        id: idOf("commitment", "The commitment."),
        version: whole("Text version signed."),
        until: date("Last day in force."),
      })
      .nullable()
      .meta({ description: "Commitment in force, or null: sign first.", example: null }),
    authenticatedAt: instant("Last time the person proved who they are."),
    version: whole("Session version; a higher one revokes."),
    language,
    disqualified: z
      .array(idOf("contact", "A contact."))
      .meta({ description: "Contacts the person may not touch.", example: [] }),
  })
  .meta({ description: "What identity vouches for.", example: {} });
export type Standing = z.output<typeof standing>;
export type GrantView = z.output<typeof grantView>;

/** A problem as it travels (RFC 9457). */
export const problemDocument = z
  .strictObject({
    type: text("`urn:tallenne:problem:` and the slug.", 100, "urn:tallenne:problem:unknown"),
    title: text("Title in the caller's language.", 300),
    status: whole("HTTP status.", 599),
    slug: code("The slug.", "unknown"),
    ask: code("Who can help.", "team-lead"),
    id: text("Id of this occurrence, for the log.", 60, "request_0123456789abcdefghjkmnpqrs"),
    findings: z
      .array(
        z.strictObject({
          pointer: text("Where.", 300, "#/endedAt").optional(),
          line: whole("Line.").optional(),
          code: code("What.", "invalid-format"),
          detail: text("What was expected.", 300).optional(),
        }),
      )
      .meta({ description: "Every finding.", example: [] })
      .optional(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .meta({ description: "Small facts.", example: {} })
      .optional(),
  })
  .meta({ description: "A problem (RFC 9457).", example: {} });
export type ProblemDocument = z.output<typeof problemDocument>;
