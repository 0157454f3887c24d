import { z } from "zod";
import { operation } from "../operation.ts";
import { code, date, flag, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { channelCode, registerCode } from "../standing.ts";

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
    marks: z
      .array(
        z.strictObject({
          kind: oneOf(["hold", "transfer", "pause"], "What happened to the sound."),
          fromMs: whole("From, milliseconds of the recording.", 86_400_000),
          toMs: whole("To; left out where it took no time.", 86_400_000).optional(),
          line: text("Of a transfer: the line as the source names it.", 64, "yritys-suomi").optional(),
        }),
      )
      .max(200)
      .meta({ description: "Holds, transfers and pauses of a call.", example: [] })
      .optional(),
    contentLength: whole("Bytes to come.", 20_000_000_000).optional(),
    headerless: z
      .strictObject({
        codec: oneOf(["pcm16", "alaw", "ulaw", "gsm-6.10", "g722"], "Codec; pcm16 is little endian."),
        rate: whole(
          "Samples a second; 8000 unless said. GSM and G.722 have one of their own.",
          48_000,
        ).optional(),
        channels: whole("Channels: 1 unless said, or 2.", 2).optional(),
      })
      .meta({
        description:
          "What the sound is when its bytes carry no header, as in files named .alaw, .ulaw, .sln, .sln16, .gsm, .g722. What the bytes say themselves goes first.",
        example: { codec: "alaw" },
      })
      .optional(),
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

const ofEverySource = ["bad-input", "sign-in-first", "not-permitted"] as const;
/** What a source tries again later. */
const notNow = ["key-wanted", "peer-away", "store-away", "store-full", "busy"] as const;

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
    ...ofEverySource,
    "never-record",
    "already-expired",
    "rejected-by-person",
    "other-content",
    ...notNow,
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
    ...ofEverySource,
    "unknown",
    "awaiting-repair",
    "content-refused",
    "codec-needs-ffmpeg",
    "digest-differs",
    "too-large",
    "other-content",
    "already-expired",
    "never-record",
    "staging-full",
    ...notNow,
  ],
});
