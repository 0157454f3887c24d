import { z } from "zod";
import { contactRow, personalFields, shownText, wrap } from "./contact.ts";
import { operation } from "./operation.ts";
import { code, date, flag, idOf, instant, oneOf, text, whole } from "./scalar.ts";
import { channelCode, purposeCode, registerCode } from "./standing.ts";

const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });
const contactId = idOf("contact", "A contact.");
const sittingParams = z.strictObject({ sitting: idOf("sitting", "The sitting.") });
const partParams = z.strictObject({ sitting: idOf("sitting", "The sitting."), contact: contactId });
const outcomes = ["bad-input", "sign-in-first", "sign-first", "step-up-first", "purpose-first", "not-permitted", "own-matter", "unknown", "gone", "no-ledger", "peer-away", "store-away", "damaged", "busy"] as const;

export const searchContacts = operation({
  id: "searchContacts", service: "reading-room", audience: "public", method: "post", path: "/v1/searches",
  summary: "Candidates by exact contact detail within a case; nothing partial.", caller: { who: "person", act: "contact.search" }, trail: { before: "access.search" }, promises: ["A4.8", "A5.1", "A5.2", "A11.3"],
  body: z.strictObject({ purpose: purposeCode, case: idOf("case", "The case."), detail: z.strictObject({ kind: oneOf(["phone", "email", "identity-code", "business-id"], "Kind."), value: text("As typed; never stored or logged.", 254, "040 1234567") }), from: date("Started on or after.").optional(), to: date("Started on or before.").optional(), channels: z.array(channelCode).max(4).meta({ description: "Channels.", example: ["call"] }).optional() }),
  reply: z.strictObject({ candidates: z.array(contactRow.omit({ heard: true }).extend({ linked: flag("Linked to the case already."), evidence: z.array(code("Evidence so far.", "number")).meta({ description: "Evidence.", example: ["number"] }) })).meta({ description: "Candidates, newest first.", example: [] }), more: flag("There are more than 200.") }).meta({ description: "Candidates.", example: {} }),
  problems: [...outcomes, "too-many"],
});
export const openSitting = operation({
  id: "openSitting", service: "reading-room", audience: "public", method: "post", path: "/v1/sittings",
  summary: "A sitting: contacts, purpose and case are fixed; another purpose is another sitting.", caller: { who: "person", act: "sitting.open" }, trail: { before: "access.sitting.opened" }, promises: ["A4.8", "A4.10", "A10.2", "A10.3"],
  body: z.strictObject({ purpose: purposeCode, case: idOf("case", "The case.").optional(), contacts: z.array(contactId).min(1).max(20).meta({ description: "Contacts.", example: [] }) }),
  reply: z.strictObject({
    sitting: idOf("sitting", "The sitting."), base: text("Base path of this instance.", 60, "/reading-room"),
    contacts: z.array(z.strictObject({ row: contactRow.omit({ heard: true }), playable: flag("It has sound."), sides: z.array(oneOf(["adviser", "customer", "both"], "A row of the waveform.")).meta({ description: "Channels in order.", example: ["adviser", "customer"] }), silence: z.array(z.tuple([whole("From, ms."), whole("To, ms.")]).meta({ description: "A silence.", example: [0, 1] })).meta({ description: "Silences of two seconds or more.", example: [] }), parts: z.array(code("Part.", "original")).meta({ description: "Parts.", example: [] }) })).meta({ description: "What may be seen.", example: [] }),
  }).meta({ description: "A sitting.", example: {} }), status: 201, problems: outcomes,
});
export const issueTicket = operation({
  id: "issueTicket", service: "reading-room", audience: "public", method: "post", path: "/v1/sittings/:sitting/contacts/:contact/tickets",
  summary: "A ticket of two minutes for the sound of one contact; sets a cookie for its address only. Again: renews.", caller: { who: "person", act: "recording.listen" }, trail: { before: "access.granted" }, promises: ["A4.8", "A6.1", "A10.2"],
  params: partParams, body: z.strictObject({ side: oneOf(["both", "adviser", "customer"], "Which voices."), handle: idOf("ticket", "Handle to renew.").optional() }),
  reply: z.strictObject({ handle: idOf("ticket", "Random handle."), sound: text("Address of the sound.", 200, "/reading-room/v1/sound/ticket_0123456789abcdefghjkmnpqrs"), expiresAt: instant("When the ticket ends."), length: whole("Bytes of the virtual WAV."), durationMs: whole("Duration.") }).meta({ description: "A ticket.", example: {} }),
  status: 201, problems: outcomes,
});
export const playSound = operation({
  id: "playSound", service: "reading-room", audience: "public", method: "get", path: "/v1/sound/:handle",
  summary: "16-bit WAV computed from the sealed master; one byte range, at most sixteen seconds an answer.", caller: { who: "person", act: "recording.listen" }, trail: { own: ["access.served"] }, promises: ["A4.8", "A6.1", "A10.1", "A10.2"],
  params: z.strictObject({ handle: idOf("ticket", "Handle of the ticket.") }), reply: "stream", alsoStatus: [206], problems: [...outcomes, "not-acceptable-range"],
});
export const readPeaks = operation({
  id: "readPeaks", service: "reading-room", audience: "public", method: "get", path: "/v1/sittings/:sitting/contacts/:contact/peaks",
  summary: "Waveform of a recording, binary (media: peaks format).", caller: { who: "person", act: "recording.listen" }, trail: { none: "covered by the sitting's entry: the shape of the sound, no words" }, promises: ["A10.3"],
  params: partParams, reply: "stream", problems: outcomes,
});
export const readText = operation({
  id: "readText", service: "reading-room", audience: "public", method: "get", path: "/v1/sittings/:sitting/contacts/:contact/text",
  summary: "Written content of a chat, mail or form.", caller: { who: "person", act: "text.read" }, trail: { before: "access.text.read" }, promises: ["A6.5", "A6.9", "A10.2"],
  params: partParams, reply: shownText, problems: outcomes,
});
export const readAttachment = operation({
  id: "readAttachment", service: "reading-room", audience: "public", method: "get", path: "/v1/sittings/:sitting/contacts/:contact/attachments/:part",
  summary: "An attachment as sent; always offered as a file, never shown in the page.", caller: { who: "person", act: "text.read" }, trail: { before: "access.text.read" }, promises: ["A6.9"],
  params: partParams.extend({ part: z.string().regex(/^attachment-\d{1,3}$/).meta({ description: "Part.", example: "attachment-1" }) }), reply: "stream", problems: outcomes,
});
export const reveal = operation({
  id: "reveal", service: "reading-room", audience: "public", method: "post", path: "/v1/sittings/:sitting/reveals",
  summary: "Personal fields of the sitting's contacts, by role; one entry.", caller: { who: "person", act: "contact.reveal" }, trail: { before: "access.revealed" }, promises: ["A5.1", "A5.2", "A10.3"],
  params: sittingParams, body: z.strictObject({ contacts: z.array(contactId).min(1).max(50).meta({ description: "Contacts.", example: [] }) }),
  reply: z.strictObject({ contacts: z.array(z.strictObject({ contact: contactId, parties: personalFields.shape.parties, subject: personalFields.shape.subject })).meta({ description: "Personal fields; identity codes masked.", example: [] }) }).meta({ description: "Personal fields.", example: {} }), problems: outcomes,
});
export const reportHeard = operation({
  id: "reportHeard", service: "reading-room", audience: "public", method: "post", path: "/v1/sittings/:sitting/contacts/:contact/heard",
  summary: "Stretches actually played; cut to what was served.", caller: { who: "person", act: "self.read" }, trail: { with: "access.listened" }, promises: ["A4.8", "A10.3"],
  params: partParams, body: z.strictObject({ ranges: z.array(z.tuple([whole("From, ms."), whole("To, ms.")]).meta({ description: "A stretch.", example: [0, 12000] })).max(200).meta({ description: "Stretches.", example: [] }) }),
  reply: z.strictObject({ heardMs: whole("Heard in this sitting, without doubling.") }).meta({ description: "What is recorded.", example: {} }), problems: ["bad-input", "sign-in-first", "unknown"],
});
export const closeSitting = operation({
  id: "closeSitting", service: "reading-room", audience: "public", method: "delete", path: "/v1/sittings/:sitting",
  summary: "End a sitting: keys are forgotten.", caller: { who: "person", act: "self.read" }, trail: { with: "access.sitting.closed" }, promises: ["A10.3"],
  params: sittingParams, reply: nothing, problems: ["bad-input", "sign-in-first", "unknown"],
});

export const rewrap = operation({
  id: "rewrap", service: "reading-room", audience: "internal", method: "post", path: "/v1/rewraps",
  summary: "Keys of survivors from a dying bucket version to another.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward wrote it before" }, promises: [],
  body: z.strictObject({ moves: z.array(z.strictObject({ contact: contactId, register: registerCode, class: code("Class now.", "standard"), anchorDate: date("Anchor."), lastDay: date("Last day."), wraps: z.array(wrap).meta({ description: "Wraps now.", example: [] }), toClass: oneOf(["standard", "held", "frozen", "disputed"], "New class."), toBucket: text("New bucket.", 120) })).max(200).meta({ description: "Moves.", example: [] }) }),
  reply: z.strictObject({ moves: z.array(z.strictObject({ contact: contactId, bucket: text("New bucket.", 120), bucketVersion: whole("Version."), wraps: z.array(wrap).meta({ description: "New wraps.", example: [] }) })).meta({ description: "Moved.", example: [] }) }).meta({ description: "Re-wrapped keys.", example: {} }), problems: ["bad-input", "gone", "no-ledger", "key-wanted"],
});
export const dropBucket = operation({
  id: "dropBucket", service: "reading-room", audience: "internal", method: "post", path: "/v1/dropped-buckets",
  summary: "End sittings and forget opened keys of a bucket version.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward wrote it before" }, promises: ["A6.1"],
  body: z.strictObject({ bucket: text("Bucket.", 120), bucketVersion: whole("Version.") }), reply: z.strictObject({ sittings: whole("Sittings ended.") }).meta({ description: "Receipt.", example: {} }), problems: ["bad-input"],
});
export const forgetContacts = operation({
  id: "forgetContacts", service: "reading-room", audience: "internal", method: "post", path: "/v1/forgotten-contacts",
  summary: "Remove contacts from the exact index, sittings and caches; answers a receipt after the store's checkpoint.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward writes the deletion" }, promises: ["A6.1"],
  body: z.strictObject({ contacts: z.array(contactId).max(500).meta({ description: "Contacts.", example: [] }) }), reply: z.strictObject({ gone: whole("Index rows removed.") }).meta({ description: "Receipt.", example: {} }), problems: ["bad-input"],
});
export const survivingInReadingRoom = operation({
  id: "survivingInReadingRoom", service: "reading-room", audience: "internal", method: "post", path: "/v1/surviving",
  summary: "Which of these contacts still stand in the index.", caller: { who: "services", callers: ["steward"] }, trail: { none: "a leaf read" }, promises: ["A6.1"],
  body: z.strictObject({ contacts: z.array(contactId).max(500).meta({ description: "Contacts.", example: [] }) }), reply: z.strictObject({ surviving: z.array(contactId).meta({ description: "Survivors.", example: [] }) }).meta({ description: "Survivors.", example: {} }), problems: ["bad-input"],
});
