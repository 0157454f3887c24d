import { z } from "zod";
import { base64, code, date, flag, idOf, instant, oneOf, sha256, text, whole } from "./scalar.ts";
import { mostTranscripts, transcriptKinds } from "./transcript.ts";
import { channelCode, lineCode, registerCode, unitCode } from "./standing.ts";

/** A key wrapped to the public half of a bucket (HPKE, RFC 9180; flows D12). */
export const wrap = z
  .strictObject({
    kind: oneOf(
      ["object", "record", ...transcriptKinds],
      "What the key opens: the parts that came together, the personal fields, a transcript that came later.",
    ),
    bucket: text("Bucket.", 120, "calls/standard/2027-05-24"),
    bucketVersion: whole("Version of the bucket's key pair."),
    enc: base64("Encapsulated key.", 100),
    ciphertext: base64("Wrapped key.", 200),
  })
  .meta({ description: "A wrapped key.", example: {} });
export type WrapView = z.output<typeof wrap>;

/** Keys of one contact: of its parts, of its personal fields, of every transcript. */
export const wraps = z
  .array(wrap)
  .min(1)
  .max(4 + mostTranscripts);

/** Personal fields, sealed: only the reading-room opens them (flows D13). */
export const envelope = z
  .strictObject({
    format: code("Format.", "c2sp-chunked-v1"),
    sealed: base64("Sealed canonical JSON.", 400_000),
  })
  .meta({
    description: "Sealed personal fields; the record key's wrap stands among the contact's wraps.",
    example: {},
  });

/** What stands in a contact's envelope once opened. */
export const personalFields = z
  .strictObject({
    externalId: text("Id at the source.", 200, "pbx-17"),
    parties: z
      .array(
        z.strictObject({
          role: oneOf(["customer", "adviser", "other"], "Role."),
          name: text("Name.", 200, "Aino Koivuranta").optional(),
          phone: text("E.164.", 20, "+358401234567").optional(),
          email: text("E-mail.", 254, "aino@example.fi").optional(),
          identityCode: text("Personal identity code.", 11, "140358-901F").optional(),
          businessId: text("Business id.", 9, "2077474-0").optional(),
          company: text("Company.", 200, "Esimerkki Oy").optional(),
          address: text("Postal address.", 300, "Testikatu 1, 50100 MIKKELI").optional(),
        }),
      )
      .max(40)
      .meta({ description: "Parties.", example: [] }),
    subject: text("Subject of a mail or form.", 998).optional(),
    plaintextDigest: sha256("Digest of the content as received.").optional(),
  })
  .meta({ description: "Personal fields of a contact.", example: {} });
export type PersonalFields = z.output<typeof personalFields>;

/** One sealed object of a contact. */
export const part = z
  .strictObject({
    kind: z
      .string()
      .regex(/^(original|access|peaks|silence|text|attachment-\d{1,3}|transcript-[1-9])$/)
      .meta({ description: "Which part.", example: "original" }),
    id: idOf("part", "The part."),
    key: text("Object key.", 200, "part_0123456789abcdefghjkmnpqrs"),
    version: text("Version in the store.", 200, "1"),
    sealedLength: whole("Sealed bytes."),
    plainLength: whole("Plain bytes."),
    sealedDigest: sha256("Digest of the sealed bytes."),
    mediaType: text("Media type as sniffed.", 100, "audio/wav"),
  })
  .meta({ description: "A sealed object.", example: {} });
export type PartView = z.output<typeof part>;

/** Facts of a recording needed to play it (performance §3). */
export const audio = z
  .strictObject({
    part: oneOf(
      ["original", "access"],
      "Which part is played, whose facts these are; the original unless said.",
    ).optional(),
    format: oneOf(["pcm8", "pcm16", "alaw", "ulaw"], "Sample format of what is played."),
    channels: whole("Channels.", 2),
    rate: whole("Samples a second.", 192_000),
    dataOffset: whole("Where samples begin in it."),
    dataLength: whole("Bytes of samples."),
    frames: whole("Frames."),
    durationMs: whole("Duration."),
  })
  .meta({ description: "Facts of a recording.", example: {} });
export type AudioView = z.output<typeof audio>;

/** What happened to the sound of a call: put on hold, handed on to another line, the recording paused. */
export const callMark = z
  .strictObject({
    kind: oneOf(["hold", "transfer", "pause"], "What happened."),
    fromMs: whole("From, milliseconds of the recording."),
    toMs: whole("To; as from where it took no time."),
    line: lineCode.optional(),
  })
  .meta({ description: "What happened to the sound.", example: { kind: "hold", fromMs: 0, toMs: 9000 } });
export type CallMark = z.output<typeof callMark>;

/** Row of a list: no personal field. */
export const contactRow = z
  .strictObject({
    id: idOf("contact", "The contact."),
    register: registerCode,
    channel: channelCode,
    line: lineCode,
    unit: unitCode,
    agent: idOf("person", "The adviser's pseudonym.").nullable(),
    direction: oneOf(["in", "out"], "Direction."),
    startedAt: instant("Start."),
    endedAt: instant("End."),
    durationMs: whole("Duration."),
    anchorDate: date("The day the term runs from."),
    lastDay: date("Last readable day of its own term."),
    keptUntil: date("Last day it is kept for anybody, holds and freezes included."),
    keeping: oneOf(["standard", "held", "frozen"], "What keeps it longest."),
    state: oneOf(["kept", "last-day", "purging"], "State today."),
    masked: whole("Masked places."),
    heard: z
      .array(z.strictObject({ on: date("When."), role: code("Role of the listener.", "tl") }))
      .meta({ description: "Own contacts: when it was heard and in which role (T-P15).", example: [] })
      .optional(),
    attachments: whole("Attachments.", 999),
  })
  .meta({ description: "A contact without personal fields.", example: {} });
export type ContactRow = z.output<typeof contactRow>;

/** The whole record as the catalogue keeps it; travels only on the internal listener. */
export const contactRecord = z
  .strictObject({
    id: idOf("contact", "The contact."),
    register: registerCode,
    class: oneOf(["standard", "held", "frozen", "disputed"], "Retention class."),
    channel: channelCode,
    line: lineCode,
    unit: unitCode,
    agent: idOf("person", "The adviser.").nullable(),
    direction: oneOf(["in", "out"], "Direction."),
    language: oneOf(["fi", "sv", "en", "unknown"], "Language."),
    startedAt: instant("Start."),
    endedAt: instant("End."),
    durationMs: whole("Duration."),
    anchorDate: date("The day the term runs from."),
    lastDay: date("Last readable day."),
    bucket: text("Bucket.", 120, "calls/standard/2027-05-24"),
    bucketVersion: whole("Version."),
    wraps: wraps.meta({ description: "Wrapped keys.", example: [] }),
    parts: z.array(part).max(120).meta({ description: "Sealed objects.", example: [] }),
    audio: audio.nullable(),
    callMarks: z
      .array(callMark)
      .max(200)
      .meta({ description: "Holds and transfers.", example: [] })
      .optional(),
    envelope,
    masks: z
      .record(z.string(), whole("How many."))
      .meta({ description: "Masked places by kind.", example: {} }),
    source: idOf("source", "Who sent it."),
    sourceKey: sha256("Keyed mark of system, external id and part."),
    contentMark: sha256("Keyed mark of the content."),
    noticeVersion: code("Notice in force at its start.", "notice-a-1"),
    legalTasks: z
      .array(code("A statutory task.", "380-2023"))
      .meta({ description: "Statutory tasks.", example: ["380-2023"] }),
    findings: z
      .array(code("A finding.", "wav-size-missing"))
      .meta({ description: "Findings that did not stop it.", example: [] }),
    ingestedAt: instant("When it was taken in."),
  })
  .meta({ description: "A contact as kept.", example: {} });
export type ContactRecord = z.output<typeof contactRecord>;

/** What a bucket of keys belongs to: a register, or the case files with their own term. */
export const bucketRegister = registerCode
  .or(z.literal("case-files"))
  .meta({ description: "A register, or case files.", example: "calls" });

/** A signed public half of a bucket's key pair (flows D10). */
export const publicHalf = z
  .strictObject({
    bucket: text("Bucket.", 120, "calls/standard/2027-05-24"),
    bucketVersion: whole("Version."),
    register: bucketRegister,
    class: oneOf(["standard", "held", "frozen", "disputed"], "Class."),
    lastDay: date("Last day."),
    publicKey: base64("X25519 public key, raw.", 100),
    signature: base64("Signature by the reading-room.", 200),
  })
  .meta({ description: "A signed public half.", example: {} });
export type PublicHalfView = z.output<typeof publicHalf>;

/** A text shown in the player's place: chat, mail, form. */
export const shownText = z
  .strictObject({
    kind: oneOf(["chat", "email", "eform"], "What it is."),
    messages: z
      .array(
        z.strictObject({
          at: instant("When.").optional(),
          from: oneOf(["customer", "adviser", "bot", "other"], "Who."),
          text: text("Words; masks stand as ⟦kind⟧.", 200_000),
        }),
      )
      .meta({ description: "Messages.", example: [] }),
    fields: z
      .array(z.strictObject({ name: code("Field.", "topic"), text: text("Content.", 20_000) }))
      .meta({ description: "Fields of a form.", example: [] }),
    subject: text("Subject.", 998).optional(),
    attachments: z
      .array(
        z.strictObject({
          part: code("Part.", "attachment-1"),
          name: text("Name as sent; shown only.", 255, "todistus.pdf"),
          mediaType: text("Type.", 100, "application/pdf"),
          length: whole("Bytes."),
        }),
      )
      .meta({ description: "Attachments.", example: [] }),
    masks: z
      .record(z.string(), whole("How many."))
      .meta({ description: "Masked places by kind.", example: {} }),
    encrypted: flag("The mail is encrypted by its sender and kept sealed as it came."),
  })
  .meta({ description: "Written content.", example: {} });
export type ShownText = z.output<typeof shownText>;
