import { z } from "zod";
import { operation } from "./operation.ts";
import { base64, code, cursor, date, flag, idOf, instant, oneOf, text, whole } from "./scalar.ts";
import { channelCode, lineCode, registerCode } from "./standing.ts";

/** What a source says before it sends anything. */
export const announcement = z
  .strictObject({
    externalId: text("Id at the source.", 200, "pbx-17"),
    part: code("Part, when one contact has several.", "1").optional(),
    channel: channelCode,
    register: registerCode.optional(),
    line: text("Service line as the source names it.", 64, "henkiloasiakkaat"),
    startedAt: instant("Start."),
    endedAt: instant("End; of the last recorded leg."),
    sentAt: instant("The source's own clock when announcing."),
    direction: oneOf(["in", "out"], "Direction."),
    language: oneOf(["fi", "sv", "en", "unknown"], "Language."),
    announced: flag(
      "Was the caller told of the recording (calls), or shown the notice (written)?",
    ).optional(),
    place: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .meta({ description: "Country where it was recorded, ISO 3166.", example: "FI" }),
    origin: oneOf(["subject", "interaction", "other"], "Where the facts come from (A7)."),
    legalTasks: z
      .array(code("A statutory task.", "380-2023"))
      .min(1)
      .max(10)
      .meta({ description: "Statutory tasks.", example: ["380-2023"] }),
    agent: text("Key of the adviser at the source.", 80, "agent-204").optional(),
    parties: z
      .array(
        z.strictObject({
          role: oneOf(["customer", "other"], "Role."),
          name: text("Name.", 200, "Aino Koivuranta").optional(),
          phone: text("Phone as dialled.", 40, "040 1234567").optional(),
          email: text("E-mail.", 254, "aino@example.fi").optional(),
          identityCode: text("Personal identity code.", 20, "140358-901F").optional(),
          businessId: text("Business id.", 20, "2077474-0").optional(),
          company: text("Company.", 200).optional(),
          address: text("Postal address.", 300).optional(),
        }),
      )
      .max(20)
      .meta({ description: "Parties; a chat has none.", example: [] }),
    contentLength: whole("Bytes to come.", 20_000_000_000).optional(),
  })
  .meta({ description: "An announcement.", example: {} });
export type Announcement = z.output<typeof announcement>;

export const announced = z
  .strictObject({
    contact: idOf("contact", "The contact.").nullable(),
    announcement: idOf("announcement", "The announcement."),
    state: oneOf(["awaiting-content", "quarantined", "kept"], "State."),
    contentAddress: text(
      "Where to PUT the content; null while quarantined.",
      300,
      "/intake/v1/announcements/announcement_0123456789abcdefghjkmnpqrs/content",
    ).nullable(),
    findings: z
      .array(
        z.strictObject({
          code: code("Finding.", "time-in-future"),
          pointer: text("Where.", 300, "#/startedAt").optional(),
        }),
      )
      .meta({ description: "Why it waits.", example: [] }),
    lastDay: date("Last readable day.").nullable(),
  })
  .meta({ description: "The answer to an announcement.", example: {} });
export type Announced = z.output<typeof announced>;

export const announceContact = operation({
  id: "announceContact",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/announcements",
  summary: "Announce a contact. 201: send the content; 202: it waits in quarantine; 200: known already.",
  caller: { who: "source", act: "contact.announce" },
  trail: { with: "contact.rejected" },
  promises: ["A3", "A4.1", "A6.2", "A7", "A9"],
  body: announcement,
  reply: announced,
  status: 201,
  alsoStatus: [200, 202],
  problems: [
    "bad-input",
    "sign-in-first",
    "not-permitted",
    "never-record",
    "already-expired",
    "other-content",
    "key-wanted",
    "peer-away",
    "store-away",
    "busy",
    "store-full",
  ],
});
export const putContent = operation({
  id: "putContent",
  service: "intake",
  audience: "public",
  method: "put",
  path: "/v1/announcements/:announcement/content",
  summary:
    "Stream the content once; Content-Digest (RFC 9530, sha-256) is checked. 200: the same content was kept before.",
  caller: { who: "source", act: "contact.put" },
  trail: { with: "contact.ingested" },
  promises: ["A5.0", "A6.1", "A6.5", "A6.9", "A10.1"],
  params: z.strictObject({ announcement: idOf("announcement", "The announcement.") }),
  body: "stream",
  reply: announced,
  status: 201,
  alsoStatus: [200],
  problems: [
    "bad-input",
    "sign-in-first",
    "not-permitted",
    "unknown",
    "awaiting-repair",
    "content-refused",
    "digest-differs",
    "too-large",
    "other-content",
    "already-expired",
    "never-record",
    "staging-full",
    "key-wanted",
    "peer-away",
    "store-away",
    "busy",
    "store-full",
  ],
});
export const enrolSource = operation({
  id: "enrolSource",
  service: "intake",
  audience: "public",
  method: "post",
  path: "/v1/sources",
  summary: "Enrol a recorder or gateway; its token is shown once.",
  caller: { who: "person", act: "source.enrol" },
  trail: { before: "source.enrolled" },
  promises: ["A3"],
  body: z.strictObject({
    name: code("Name.", "vaihde-1"),
    registers: z
      .array(registerCode)
      .min(1)
      .meta({ description: "Registers.", example: ["calls"] }),
    lines: z
      .array(text("Line as the source names it.", 64, "henkiloasiakkaat"))
      .min(1)
      .max(50)
      .meta({ description: "Lines it may announce.", example: [] }),
  }),
  reply: z
    .strictObject({ source: idOf("source", "The source."), token: base64("Bearer token, shown once.", 200) })
    .meta({ description: "The source.", example: {} }),
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "conflict",
    "no-ledger",
    "store-full",
  ],
});
export const readIntake = operation({
  id: "readIntake",
  service: "intake",
  audience: "public",
  method: "get",
  path: "/v1/overview",
  summary:
    "Counts of offered, kept, refused, waiting by line; and what waits in quarantine, without content.",
  caller: { who: "person", act: "intake.oversee" },
  trail: { before: "intake.overseen" },
  promises: ["A6.2"],
  query: z.strictObject({
    day: date("Which day; today when left out.").optional(),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      day: date("The day."),
      lines: z
        .array(
          z.strictObject({
            line: lineCode,
            offered: whole("Offered."),
            kept: whole("Kept."),
            neverRecord: whole("Refused: never recorded."),
            refused: whole("Refused otherwise."),
            quarantined: whole("Waiting."),
            missing: whole("Announced, content not come."),
          }),
        )
        .meta({ description: "By line.", example: [] }),
      quarantine: z
        .array(
          z.strictObject({
            announcement: idOf("announcement", "The announcement."),
            at: instant("Announced."),
            channel: channelCode,
            line: text("Line as named.", 64),
            findings: z.array(code("Finding.", "time-in-future")).meta({ description: "Why.", example: [] }),
          }),
        )
        .meta({ description: "Waiting.", example: [] }),
      next: cursor.optional(),
    })
    .meta({ description: "Intake of a day.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});
export const discardStaging = operation({
  id: "discardStaging",
  service: "intake",
  audience: "internal",
  method: "post",
  path: "/v1/discard-staging",
  summary: "Forget announcements and staging of contacts; answers a receipt.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "the steward writes the deletion" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(idOf("contact", "A contact.")).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z.strictObject({ gone: whole("Documents removed.") }).meta({ description: "Receipt.", example: {} }),
  problems: ["bad-input", "store-full"],
});
export const survivingInIntake = operation({
  id: "survivingInIntake",
  service: "intake",
  audience: "internal",
  method: "post",
  path: "/v1/surviving",
  summary: "Which of these contacts are still known here.",
  caller: { who: "services", callers: ["steward"] },
  trail: { none: "a leaf read" },
  promises: ["A6.1"],
  body: z.strictObject({
    contacts: z.array(idOf("contact", "A contact.")).max(500).meta({ description: "Contacts.", example: [] }),
  }),
  reply: z
    .strictObject({
      surviving: z.array(idOf("contact", "A contact.")).meta({ description: "Still known.", example: [] }),
    })
    .meta({ description: "Survivors.", example: {} }),
  problems: ["bad-input"],
});
