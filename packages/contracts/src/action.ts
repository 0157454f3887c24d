import { z } from "zod";
import { caseActions } from "./case-action.ts";
import { governanceActions } from "./governance-action.ts";
import { intakeActions } from "./intake-action.ts";
import { evaluationActions } from "./evaluation-action.ts";
import { keepingActions } from "./keeping-action.ts";
import { requestActions } from "./request-action.ts";
import { anyId, code, date, flag, idOf, oneOf, sha256, whole } from "./scalar.ts";
import { bookingActions } from "./booking-action.ts";
import { visitActions } from "./visit-action.ts";

const counts = z
  .record(code("A kind.", "phone"), whole("How many."))
  .meta({ description: "How many of each kind; never the values.", example: { phone: 2 } });
const register = code("The register.", "calls");
const bucket = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}\/(standard|held|frozen|disputed)\/\d{4}-\d\d(-\d\d)?$/)
  .meta({ description: "The bucket: register, class, last day.", example: "calls/standard/2027-05-24" });
const nothing = z.strictObject({});
const range = z
  .tuple([whole("From, milliseconds."), whole("To, milliseconds.")])
  .meta({ description: "A stretch of a recording.", example: [0, 16000] });

/**
 * The closed catalogue of ledger actions and the facts each may carry (domain-access §5). Opaque ids, codes, dates and counts only: no entry
 * can hold a name, a number, a typed query or a text.
 */
export const actions = {
  "contact.ingested": z.strictObject({
    register,
    class: code("Retention class.", "standard"),
    anchorDate: date("The day the term runs from."),
    lastDay: date("Last readable day."),
    bucket,
    noticeVersion: code("Notice in force at its start.", "notice-a-1"),
  }),
  "contact.rejected": z.strictObject({
    reason: code("Why.", "career-guidance"),
    line: code("Service line.", "uraohjaus"),
    at: code("Where it was refused.", "announcement"),
  }),
  "contact.masked": z.strictObject({ counts }),
  "contact.indexed": z.strictObject({ register, count: whole("How many contacts.") }),
  "contact.derivative.created": z.strictObject({ kind: code("Which derivative.", "peaks") }),
  "retention.due": z.strictObject({
    bucket,
    bucketVersion: whole("Its version."),
    count: whole("Members."),
    idsDigest: sha256("SHA-256 of the sorted ids."),
  }),
  "retention.purged": z.strictObject({
    bucket,
    bucketVersion: whole("Its version."),
    count: whole("Members."),
    idsDigest: sha256("SHA-256 of the sorted ids."),
    objects: whole("Objects removed."),
    certificate: sha256("Digest of the certificate."),
  }),
  "retention.purge.failed": z.strictObject({
    bucket,
    bucketVersion: whole("Its version."),
    step: code("Where it stands.", "objects"),
    surviving: whole("Ids still found."),
  }),
  "retention.disputed": z.strictObject({
    stated: date("Last day the catalogue stated."),
    computed: z
      .union([date("Last day the steward computed."), z.literal("unknown")])
      .meta({ description: "Last day the steward computed.", example: "2027-05-24" }),
  }),
  "retention.freeze.placed": z.strictObject({
    lastDay: date("Last day of its own term."),
    cause: code("An authority's matter or a court case; otherwise a request.", "court").optional(),
    ground: code("The law.", "art-17-3-e").optional(),
  }),
  "retention.freeze.released": z.strictObject({
    overdue: flag("Its own term is over: it goes within 24 hours."),
    reason: code("Why somebody ended it.", "matter-over").optional(),
  }),
  "retention.tombstone": z.strictObject({ count: whole("How many.") }),
  "retention.orphans.ordered": z.strictObject({
    count: whole("Orphans that the person saw."),
    reason: code("Why they may go.", "uploads-killed"),
    stopped: code("What had stopped them.", "orphans-unusual"),
  }),
  "retention.orphans.removed": z.strictObject({ count: whole("Objects of no contact, past their grace.") }),
  "retention.rehearsed": z.strictObject({
    day: date("For which day."),
    due: whole("How many contacts would go."),
  }),
  "retention.rules.pinned": z.strictObject({
    digest: sha256("Digest of the pinned rules."),
    version: code("Policy version.", "policy-1"),
  }),
  "retention.store.tried": z.strictObject({
    adapter: code("Kind of store.", "s3"),
    isSound: flag("It keeps what must be kept, or something makes up for what it does not."),
    failed: z
      .array(code("A promise.", "second-put-refused"))
      .meta({ description: "Promises it was seen not to keep.", example: ["second-put-refused"] }),
  }),
  "retention.stopped": z.strictObject({ reason: code("Why the sweep stopped.", "clock-guard") }),
  "access.listed": z.strictObject({
    filters: z
      .array(code("A filter used.", "channel"))
      .meta({ description: "Kinds of filter, never their values.", example: ["channel"] }),
  }),
  "access.search": z.strictObject({
    criteria: z
      .array(code("A criterion used.", "phone"))
      .meta({ description: "Kinds of criteria, never their values.", example: ["phone", "time"] }),
    hits: whole("Hits shown.").optional(),
  }),
  "access.viewed": nothing,
  "access.revealed": z.strictObject({
    fields: z
      .array(code("A field.", "phone"))
      .meta({ description: "Kinds of field shown.", example: ["phone"] }),
  }),
  "access.sitting.opened": nothing,
  "access.sitting.closed": z.strictObject({ reason: code("Why.", "closed-by-person") }),
  "access.granted": z.strictObject({ part: code("Part of the contact.", "original") }),
  "access.served": z.strictObject({ part: code("Part of the contact.", "original"), range }),
  "access.listened": z.strictObject({
    ranges: z.array(range).meta({ description: "Stretches actually played.", example: [[0, 12000]] }),
    confirmed: flag("False: served, not confirmed by the player."),
  }),
  "access.text.read": z.strictObject({ part: code("Part of the contact.", "text") }),
  "access.notes.read": nothing,
  "access.note.written": nothing,
  "access.statement.written": nothing,
  "access.note.removed": nothing,
  "access.denied": z.strictObject({
    act: code("What was asked.", "sitting.open"),
    rule: code("The deciding rule.", "forbid-without-commitment"),
  }),
  "access.damaged": z.strictObject({ part: code("Part of the contact.", "original") }),
  "access.names.resolved": z.strictObject({ count: whole("How many.") }),
  "people.login": z.strictObject({ method: oneOf(["password", "link", "first"], "How.") }),
  "people.login.refused": z.strictObject({ method: oneOf(["password", "link", "first"], "How.") }),
  "people.logout": z.strictObject({ reason: code("Why.", "by-person") }),
  "people.stepped-up": nothing,
  "people.role.worn": z.strictObject({ role: code("The role.", "ag") }),
  "people.created": z.strictObject({ unit: code("Unit.", "tiimi-1") }),
  "people.invited": nothing,
  "people.left": nothing,
  "people.disqualified": z.strictObject({ reason: code("What ties them to it.", "relative") }),
  "people.forgotten": z.strictObject({
    what: oneOf(["names", "all"], "Names after two years, all after ten."),
  }),
  "people.unit.created": z.strictObject({ unit: code("Unit.", "tiimi-1") }),
  "people.commitment.signed": z.strictObject({
    text: idOf("policy", "The text signed."),
    version: whole("Its version."),
    until: date("Last day in force."),
    language: oneOf(["fi", "sv", "en"], "Language signed in."),
  }),
  "people.commitment.published": z.strictObject({ version: whole("Version.") }),
  "people.grant.proposed": z.strictObject({ role: code("Role.", "ag"), until: date("Last day.") }),
  "people.grant.approved": z.strictObject({
    role: code("Role.", "ag"),
    until: date("Last day."),
    alone: flag("Proposer and approver were one person, as only one administrator exists."),
  }),
  "people.grant.ended": z.strictObject({ role: code("Role.", "ag") }),
  "people.link.made": z.strictObject({ purpose: oneOf(["demo", "first"], "What for.") }),
  ...caseActions,
  ...evaluationActions,
  ...keepingActions,
  ...requestActions,
  ...bookingActions,
  ...visitActions,
  ...intakeActions,
  ...governanceActions,
  "ledger.read": z.strictObject({
    filters: z
      .array(code("A filter used.", "action"))
      .meta({ description: "Kinds of filter.", example: ["action"] }),
  }),
  "keys.minted": z.strictObject({ bucket, bucketVersion: whole("Its version.") }),
  "keys.destroyed": z.strictObject({
    bucket,
    bucketVersion: whole("Its version."),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type Action = keyof typeof actions;
export const actionNames = Object.keys(actions) as [Action, ...Action[]];
/** The facts an action may carry. */
export type ActionFacts<A extends Action> = z.output<(typeof actions)[A]>;

const entryShape = {
  v: z.literal(1).meta({ description: "Version of the entry form.", example: 1 }),
  id: idOf("entry", "Makes appending idempotent."),
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    .meta({ description: "When, UTC, real clock.", example: "2026-11-24T07:05:00.000Z" }),
  date: date("Helsinki civil date of the archive's calendar."),
  actor: z
    .string()
    .regex(/^((person|source|terminal)_[0-9a-hjkmnp-tv-z]{26}|service:[a-z-]+|nobody)$/)
    .meta({ description: "Pseudonym of who did it.", example: "service:steward" }),
  action: z.enum(actionNames).meta({ description: "What was done.", example: "access.listened" }),
  objects: z
    .array(anyId)
    .max(500)
    .meta({ description: "What it was about, opaque ids.", example: ["contact_0123456789abcdefghjkmnpqrs"] }),
  outcome: oneOf(["permitted", "refused", "done", "failed"], "How it ended."),
  role: code("Role worn.", "ag").optional(),
  commitment: idOf("commitment", "Commitment in force at that instant.").optional(),
  grant: idOf("grant", "Grant used.").optional(),
  purpose: code("Purpose.", "p3").optional(),
  case: idOf("case", "Case.").optional(),
  policies: z
    .array(code("Policy id.", "permit-agent-own-metadata"))
    .max(20)
    .meta({ description: "Policies that decided.", example: ["permit-agent-own-metadata"] })
    .optional(),
  operation: z
    .string()
    .regex(/^[a-z][A-Za-z]{2,59}$/)
    .meta({ description: "Operation id.", example: "openSitting" })
    .optional(),
  facts: z
    .record(z.string(), z.unknown())
    .meta({ description: "What the action's schema allows.", example: {} }),
};

/** One ledger entry: pseudonyms, opaque ids, codes, dates and counts (reliability §3.3; no personal data). */
export const ledgerEntry = z.strictObject(entryShape).meta({ description: "A ledger entry.", example: {} });
export type LedgerEntry = z.output<typeof ledgerEntry>;

/** Parses an entry whole: the form, then the facts by the action's own schema. Throws a ZodError. */
export function parseEntry(value: unknown): LedgerEntry {
  const entry = ledgerEntry.parse(value);
  return { ...entry, facts: actions[entry.action].parse(entry.facts) };
}

/** Proof that an entry is durable. Only the ledger's client makes one; acts that disclose or destroy take it as an argument. */
export const receiptShape = z
  .strictObject({
    entry: idOf("entry", "The entry."),
    index: whole("Its position in the log."),
  })
  .meta({
    description: "Proof that an entry is durable.",
    example: { entry: "entry_0123456789abcdefghjkmnpqrs", index: 7 },
  });
