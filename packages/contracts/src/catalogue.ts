import { z } from "zod";
import { contactRecord, contactRow, envelope, publicHalf, wrap } from "./contact.ts";
import { operation } from "./operation.ts";
import { code, cursor, date, flag, idOf, instant, oneOf, sha256, text, trilingual, whole } from "./scalar.ts";
import { channelCode, lineCode, purposeCode, registerCode, unitCode } from "./standing.ts";

const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });
const contactId = idOf("contact", "A contact.");
const contactIds = (most: number) => z.array(contactId).max(most).meta({ description: "Contacts.", example: [] });

/** Query values are texts: lists are joined by commas. */
const list = (description: string, example: string) => z.string().max(400).regex(/^[a-z0-9,-]*$/).meta({ description, example });

export const caseView = z.strictObject({
  id: idOf("case", "The case."), number: text("Short number with a check digit.", 12, "R-4K7M-2"),
  kind: oneOf(["complaint", "quality", "training", "rights-request"], "Kind."), purpose: purposeCode,
  owner: idOf("person", "Owner."), members: z.array(idOf("person", "A member.")).meta({ description: "Members.", example: [] }),
  contacts: z.array(z.strictObject({ contact: contactId, linkedAt: instant("When."), evidence: z.array(code("Evidence.", "number")).meta({ description: "What ties them.", example: ["number"] }) })).meta({ description: "Linked contacts.", example: [] }),
  state: oneOf(["open", "closed"], "State."), openedAt: instant("Opened."), until: date("Last day it gives access."), version: whole("For If-Match."),
}).meta({ description: "A case.", example: {} });
export type CaseView = z.output<typeof caseView>;

export const readRegisters = operation({
  id: "readRegisters", service: "catalogue", audience: "public", method: "get", path: "/v1/registers",
  summary: "Registers, lines, purposes and terms in force.", caller: { who: "person", act: "self.read" }, trail: { none: "public policy" }, promises: ["A0", "A3"],
  reply: z.strictObject({
    version: code("Policy version.", "policy-1"), today: date("Today of the archive's calendar."),
    registers: z.array(z.strictObject({ id: registerCode, notice: oneOf(["A", "B"], "Notice."), names: trilingual, term: text("ISO 8601 period.", 10, "P6M"), ceiling: text("ISO 8601 period.", 10, "P12M"), purposes: z.array(purposeCode).meta({ description: "Purposes of its notice.", example: ["p1"] }) })).meta({ description: "Registers.", example: [] }),
    lines: z.array(z.strictObject({ id: lineCode, names: trilingual, recording: oneOf(["allowed", "forbidden"], "May calls be recorded?") })).meta({ description: "Service lines.", example: [] }),
    purposes: z.array(z.strictObject({ id: purposeCode, names: trilingual })).meta({ description: "Purposes.", example: [] }),
  }).meta({ description: "Policy in force.", example: {} }),
  problems: ["sign-in-first"],
});
export const listContacts = operation({
  id: "listContacts", service: "catalogue", audience: "public", method: "get", path: "/v1/contacts",
  summary: "Contacts, newest first: own of fourteen days under P0, a team's, or those of a case.", caller: { who: "person", act: "contact.list" }, trail: { before: "access.listed" }, promises: ["A10.3", "A4.8", "A6.1"],
  query: z.strictObject({
    purpose: purposeCode, case: idOf("case", "Case; with every purpose but P0.").optional(), scope: oneOf(["own", "team", "case", "queue"], "Whose: own, one's team, linked to the case, or of a queue and time within a case."),
    channel: list("Channels.", "call,chat").optional(), line: list("Lines.", "henkiloasiakkaat").optional(), from: date("Started on or after.").optional(), to: date("Started on or before.").optional(),
    limit: z.string().regex(/^\d{1,3}$/).meta({ description: "Rows, at most 200.", example: "50" }).optional(), after: cursor.optional(),
  }),
  reply: z.strictObject({ rows: z.array(contactRow).meta({ description: "Rows.", example: [] }), next: cursor.optional(), today: date("Today.") }).meta({ description: "A page of contacts.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "purpose-first", "not-permitted", "unknown", "no-ledger", "peer-away"],
});
export const readContact = operation({
  id: "readContact", service: "catalogue", audience: "public", method: "get", path: "/v1/contacts/:contact",
  summary: "One contact without personal fields.", caller: { who: "person", act: "contact.read" }, trail: { before: "access.viewed" }, promises: ["A10.3", "A6.1"],
  params: z.strictObject({ contact: contactId }), query: z.strictObject({ purpose: purposeCode, case: idOf("case", "Case.").optional() }),
  reply: contactRow, problems: ["bad-input", "sign-in-first", "sign-first", "purpose-first", "not-permitted", "own-matter", "unknown", "gone", "no-ledger", "peer-away"],
});
export const openCase = operation({
  id: "openCase", service: "catalogue", audience: "public", method: "post", path: "/v1/cases",
  summary: "Open a case: a complaint, or a training session for one contact and its adviser.", caller: { who: "person", act: "case.open" }, trail: { before: "case.opened" }, promises: ["A4.8", "A4.10"],
  body: z.strictObject({ kind: oneOf(["complaint", "training"], "Kind."), contact: contactId.optional(), members: z.array(idOf("person", "A member.")).max(20).meta({ description: "Members beside the owner.", example: [] }), until: date("Last day; training at most fourteen days.").optional() }),
  reply: caseView, status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "gone", "no-ledger", "peer-away"],
});
export const listCases = operation({
  id: "listCases", service: "catalogue", audience: "public", method: "get", path: "/v1/cases",
  summary: "Own open cases.", caller: { who: "person", act: "case.list" }, trail: { none: "one's own cases; the contacts of a case are listed by listContacts" }, promises: ["A4.8"],
  reply: z.strictObject({ rows: z.array(caseView).meta({ description: "Cases.", example: [] }) }).meta({ description: "Own cases.", example: {} }), problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger", "peer-away"],
});
export const readCase = operation({
  id: "readCase", service: "catalogue", audience: "public", method: "get", path: "/v1/cases/:case",
  summary: "One case of one's own.", caller: { who: "person", act: "case.read" }, trail: { before: "access.viewed" }, promises: ["A4.8"],
  params: z.strictObject({ case: idOf("case", "The case.") }), reply: caseView, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger", "peer-away"],
});
export const linkContact = operation({
  id: "linkContact", service: "catalogue", audience: "public", method: "post", path: "/v1/cases/:case/contacts",
  summary: "Confirm a candidate with two kinds of evidence; a number alone stays a candidate.", caller: { who: "person", act: "case.link" }, trail: { before: "case.linked" }, promises: ["A4.8", "A11.3"],
  params: z.strictObject({ case: idOf("case", "The case.") }), body: z.strictObject({ contact: contactId, evidence: z.array(oneOf(["number", "email", "identity-code", "business-id", "time", "topic", "speaker"], "Evidence.")).min(2).max(7).meta({ description: "At least two kinds.", example: ["number", "time"] }) }),
  reply: caseView, status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "own-matter", "unknown", "gone", "case-closed", "no-ledger", "peer-away"],
});
export const closeCase = operation({
  id: "closeCase", service: "catalogue", audience: "public", method: "post", path: "/v1/cases/:case/closing",
  summary: "Close a case; its access ends.", caller: { who: "person", act: "case.close" }, trail: { before: "case.closed" }, promises: ["A4.8"],
  params: z.strictObject({ case: idOf("case", "The case.") }), reply: caseView, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "case-closed", "no-ledger", "peer-away"],
});

export const intakeRules = operation({
  id: "intakeRules", service: "catalogue", audience: "internal", method: "get", path: "/v1/intake-rules",
  summary: "Registers, lines, notices and terms as data, with the policy version.", caller: { who: "services", callers: ["intake"] }, trail: { none: "a leaf read" }, promises: ["A3", "A6.2"],
  reply: z.strictObject({ version: code("Version.", "policy-1"), policy: text("Canonical JSON of the policy (domain: policyDigestText).", 200_000) }).meta({ description: "Rules.", example: {} }), problems: [],
});
export const pinRules = operation({
  id: "pinRules", service: "catalogue", audience: "internal", method: "get", path: "/v1/policies",
  summary: "Policy versions to pin by digest.", caller: { who: "services", callers: ["steward"] }, trail: { none: "a leaf read" }, promises: ["A6.1"],
  reply: z.strictObject({ versions: z.array(z.strictObject({ version: code("Version.", "policy-1"), from: date("In force from."), policy: text("Canonical JSON.", 200_000), digest: sha256("Its SHA-256.") })).meta({ description: "Versions.", example: [] }) }).meta({ description: "Policy versions.", example: {} }), problems: [],
});
export const findBySource = operation({
  id: "findBySource", service: "catalogue", audience: "internal", method: "post", path: "/v1/find-by-source",
  summary: "The contact kept under a source key.", caller: { who: "services", callers: ["intake"] }, trail: { none: "a leaf read" }, promises: [],
  body: z.strictObject({ sourceKey: sha256("Keyed mark.") }),
  reply: z.strictObject({ found: z.strictObject({ contact: contactId, contentMark: sha256("Keyed mark of the content."), lastDay: date("Last day.") }).nullable().meta({ description: "The contact or null.", example: null }) }).meta({ description: "What is kept.", example: {} }), problems: ["bad-input"],
});
export const sealingKeys = operation({
  id: "sealingKeys", service: "catalogue", audience: "internal", method: "post", path: "/v1/sealing-keys",
  summary: "The newest open public half of a bucket, or null: it is then marked wanted.", caller: { who: "services", callers: ["intake"] }, trail: { none: "a leaf read" }, promises: ["A10.1"],
  body: z.strictObject({ bucket: text("Bucket.", 120, "calls/standard/2027-05-24") }),
  reply: z.strictObject({ half: publicHalf.nullable() }).meta({ description: "Public half or null.", example: {} }), problems: ["bad-input"],
});
export const recordContact = operation({
  id: "recordContact", service: "catalogue", audience: "internal", method: "post", path: "/v1/contacts",
  summary: "The one insert. The same source key and content mark again: the first answer.", caller: { who: "services", callers: ["intake"] }, trail: { with: "contact.ingested" }, promises: ["A3", "A6.1"],
  body: contactRecord, reply: z.strictObject({ contact: contactId, first: flag("False: it was recorded before."), lastDay: date("Last day.") }).meta({ description: "What is kept.", example: {} }),
  status: 201, alsoStatus: [200], problems: ["bad-input", "other-content", "bucket-closed", "already-expired"],
});
export const publishSealingKeys = operation({
  id: "publishSealingKeys", service: "catalogue", audience: "internal", method: "post", path: "/v1/sealing-keys/published",
  summary: "Signed public halves of new bucket versions.", caller: { who: "services", callers: ["reading-room"] }, trail: { none: "public halves only; minting is in the ledger" }, promises: [],
  body: z.strictObject({ halves: z.array(publicHalf).max(500).meta({ description: "Halves.", example: [] }) }), reply: nothing, problems: ["bad-input"],
});
export const wantedBuckets = operation({
  id: "wantedBuckets", service: "catalogue", audience: "internal", method: "get", path: "/v1/sealing-keys/wanted",
  summary: "Buckets somebody asked a key for, and those that exist.", caller: { who: "services", callers: ["reading-room"] }, trail: { none: "a leaf read" }, promises: [],
  reply: z.strictObject({ wanted: z.array(text("Bucket.", 120, "calls/standard/2027-05-24")).meta({ description: "Wanted.", example: [] }), held: z.array(z.strictObject({ bucket: text("Bucket.", 120), bucketVersion: whole("Newest version."), state: oneOf(["open", "closed"], "State.") })).meta({ description: "Published.", example: [] }) }).meta({ description: "Buckets.", example: {} }), problems: [],
});
/** What the reading-room needs to decide and to open. */
export const accessFactsOf = z.strictObject({
  id: contactId, register: registerCode, class: code("Class.", "standard"), channel: channelCode, line: lineCode, unit: unitCode, agent: idOf("person", "Adviser.").nullable(),
  open: flag("False when closed for reading whatever the date."),
  row: contactRow.omit({ heard: true }), audio: contactRecord.shape.audio, parts: contactRecord.shape.parts, wraps: contactRecord.shape.wraps, anchorDate: date("Anchor."),
}).meta({ description: "Facts of a contact for the reading-room.", example: {} });
export type AccessFacts = z.output<typeof accessFactsOf>;
export const accessFacts = operation({
  id: "accessFacts", service: "catalogue", audience: "internal", method: "post", path: "/v1/access-facts",
  summary: "Facts of at most 200 contacts and one case.", caller: { who: "services", callers: ["reading-room"] }, trail: { none: "a leaf read" }, promises: ["A10.3"],
  body: z.strictObject({ contacts: contactIds(200), case: idOf("case", "A case.").optional() }),
  reply: z.strictObject({ contacts: z.array(accessFactsOf).meta({ description: "Known contacts; unknown ones are left out.", example: [] }), case: caseView.extend({ closedOn: date("Closed on.").optional() }).nullable(), tombstones: z.array(z.strictObject({ contact: contactId, lastDay: date("Its last day.") })).meta({ description: "Deleted ones.", example: [] }) }).meta({ description: "Facts.", example: {} }), problems: ["bad-input"],
});
export const envelopes = operation({
  id: "envelopes", service: "catalogue", audience: "internal", method: "post", path: "/v1/envelopes",
  summary: "Sealed personal fields of at most 200 contacts.", caller: { who: "services", callers: ["reading-room"] }, trail: { none: "sealed; opening is in the ledger" }, promises: [],
  body: z.strictObject({ contacts: contactIds(200) }),
  reply: z.strictObject({ envelopes: z.array(z.strictObject({ contact: contactId, register: registerCode, class: code("Class.", "standard"), anchorDate: date("Anchor."), lastDay: date("Last day."), envelope, wraps: z.array(wrap).meta({ description: "Wraps.", example: [] }) })).meta({ description: "Envelopes.", example: [] }) }).meta({ description: "Envelopes.", example: {} }), problems: ["bad-input"],
});
export const eventsAfter = operation({
  id: "eventsAfter", service: "catalogue", audience: "internal", method: "post", path: "/v1/events",
  summary: "The numbered feed of what happened to contacts.", caller: { who: "services", callers: ["reading-room", "steward"] }, trail: { none: "a leaf read" }, promises: [],
  body: z.strictObject({ after: whole("Number of the last event read."), limit: whole("At most 500.", 500) }),
  reply: z.strictObject({ events: z.array(z.strictObject({ number: whole("Number."), kind: oneOf(["contact-recorded", "contact-entombed", "wraps-replaced", "case-closed"], "What."), contact: contactId.nullable(), at: instant("When.") })).meta({ description: "Events in order.", example: [] }) }).meta({ description: "Events.", example: {} }), problems: ["bad-input"],
});
export const dueContacts = operation({
  id: "dueContacts", service: "catalogue", audience: "internal", method: "post", path: "/v1/due-contacts",
  summary: "Buckets whose last day is past on a day, or one bucket version's members page by page.", caller: { who: "services", callers: ["steward"] }, trail: { none: "a leaf read" }, promises: ["A6.1"],
  body: z.strictObject({ day: date("Due before this day begins."), bucket: text("One bucket.", 120).optional(), bucketVersion: whole("Its version.").optional(), after: cursor.optional() }),
  reply: z.strictObject({
    buckets: z.array(z.strictObject({ bucket: text("Bucket.", 120), bucketVersion: whole("Version."), register: registerCode, lastDay: date("Last day."), count: whole("Members.") })).meta({ description: "Due buckets; also empty ones with keys left.", example: [] }),
    members: z.array(z.strictObject({ id: contactId, register: registerCode, class: code("Class.", "standard"), channel: channelCode, anchorDate: date("Anchor."), lastDay: date("Last day."), noticeVersion: code("Notice.", "notice-a-1"), parts: contactRecord.shape.parts })).meta({ description: "Members of the one bucket version.", example: [] }),
    next: cursor.optional(),
  }).meta({ description: "What is due.", example: {} }), problems: ["bad-input"],
});
export const closeBucket = operation({
  id: "closeBucket", service: "catalogue", audience: "internal", method: "post", path: "/v1/buckets/closing",
  summary: "Close a bucket version: no new wrap enters, each member is stamped with the disposal; survivors are named.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward wrote it before" }, promises: ["A6.1"],
  body: z.strictObject({ bucket: text("Bucket.", 120), bucketVersion: whole("Version."), disposal: idOf("disposal", "The disposal."), disputed: contactIds(500) }),
  reply: z.strictObject({ members: whole("Members stamped."), survivors: z.array(z.strictObject({ contact: contactId, bucket: text("Where its keys must move.", 120) })).meta({ description: "Survivors.", example: [] }) }).meta({ description: "Closed.", example: {} }), problems: ["bad-input"],
});
export const replaceWraps = operation({
  id: "replaceWraps", service: "catalogue", audience: "internal", method: "post", path: "/v1/wraps",
  summary: "Put a survivor's re-wrapped keys in place of those of a dying version: compare and set.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward wrote it before" }, promises: [],
  body: z.strictObject({ moves: z.array(z.strictObject({ contact: contactId, fromBucket: text("Dying bucket.", 120), fromVersion: whole("Its version."), class: oneOf(["standard", "held", "frozen", "disputed"], "New class."), bucket: text("New bucket.", 120), bucketVersion: whole("Its version."), wraps: z.array(wrap).min(1).max(4).meta({ description: "New wraps.", example: [] }) })).max(200).meta({ description: "Moves.", example: [] }) }),
  reply: z.strictObject({ moved: whole("How many.") }).meta({ description: "Receipt.", example: {} }), problems: ["bad-input", "conflict", "bucket-closed"],
});
export const entomb = operation({
  id: "entomb", service: "catalogue", audience: "internal", method: "post", path: "/v1/tombstones",
  summary: "Rows become tombstones without personal data; answers a receipt after the store's checkpoint.", caller: { who: "services", callers: ["steward"] }, trail: { none: "the steward writes the deletion" }, promises: ["A6.1"],
  body: z.strictObject({ disposal: idOf("disposal", "The disposal."), contacts: contactIds(500) }), reply: z.strictObject({ gone: whole("Rows turned to tombstones.") }).meta({ description: "Receipt.", example: {} }), problems: ["bad-input"],
});
export const survivingInCatalogue = operation({
  id: "survivingInCatalogue", service: "catalogue", audience: "internal", method: "post", path: "/v1/surviving",
  summary: "Which of these contacts still have a row.", caller: { who: "services", callers: ["steward"] }, trail: { none: "a leaf read" }, promises: ["A6.1"],
  body: z.strictObject({ contacts: contactIds(500) }), reply: z.strictObject({ surviving: contactIds(500) }).meta({ description: "Survivors.", example: {} }), problems: ["bad-input"],
});
export const noteHeard = operation({
  id: "noteHeard", service: "catalogue", audience: "internal", method: "post", path: "/v1/heard",
  summary: "That a contact was heard, on which day and in which role: shown to its adviser (T-P15).", caller: { who: "services", callers: ["reading-room"] }, trail: { none: "access.listened is in the ledger" }, promises: ["A10.3"],
  body: z.strictObject({ contact: contactId, sitting: idOf("sitting", "The sitting."), on: date("Day."), role: code("Role.", "tl") }), reply: nothing, problems: ["bad-input"],
});
