import { type CaseFacts, type CaseView, caseView, type Finding, refuse } from "@tallenne/contracts";
import { type CalendarDate, type ContactId, addDays, caseKinds, isPast } from "@tallenne/domain";
import { type Documents, keeps, type PendingEvent } from "@tallenne/store";
import { z } from "zod";
import { keptRequest, type RequestFile } from "../requests/request-file.ts";

/** A matter that gives a purpose its ground (flows D8): a complaint, or a training session for one contact. */
export interface Case extends Omit<CaseView, "version"> {
  readonly version: number;
  readonly unit: string;
  readonly closedOn?: CalendarDate;
  /** What a rights request is beside a case; cases of other kinds have none. */
  readonly request?: RequestFile;
  /** Events until the relay has carried them on (flows D20). */
  readonly pending: readonly PendingEvent[];
  readonly isPending: boolean;
}

/** A training session lasts at most so long (flows D9). */
const trainingDays = 14;
/** A complaint or a quality project gives access for at most a year before it is looked at again. */
const complaintDays = 365;

const kept = caseView.extend({
  unit: z.string(),
  closedOn: z.string().optional(),
  request: keptRequest.optional(),
  pending: z.array(z.unknown()).default([]),
  isPending: z.boolean().default(false),
});

/** Cases hold pseudonyms and opaque ids; what the customer wrote stays in the contacts, who asks for access and what in the request's envelope. */
const casesKept = keeps<Case>("catalogue.cases", {
  register: "case files",
  personal: ["owner", "members", "request"],
  term: "closing + 10 years",
  indexes: [
    "owner+openedAt",
    "state+until",
    "kind+state",
    "request.state",
    "request.isUnsettled",
    "isPending",
  ],
  unique: ["number"],
  many: ["members"],
  parse: (value) => kept.parse(value) as unknown as Case,
});

/** Opens the collection of cases. */
export function openCases(documents: Documents) {
  return documents.open(casesKept);
}

/** What somebody asks for who opens a case. */
export interface OpeningWish {
  readonly kind: CaseView["kind"];
  readonly contact?: ContactId | undefined;
  readonly until?: CalendarDate | undefined;
}

/**
 * The last day a case gives access, as wished or the longest of its kind. Throws `bad-input`: a day out of bounds, a training session for no contact,
 * a complaint that names one (there contacts are linked with evidence).
 */
export function lastDayOfAccess({ kind, contact, until }: OpeningWish, today: CalendarDate): CalendarDate {
  const longest = addDays(today, kind === "training" ? trainingDays : complaintDays);
  const findings: Finding[] = [];
  if (until !== undefined && (until > longest || until < today))
    findings.push({ pointer: "/until", code: "out-of-bounds", detail: `from ${today} to ${longest}` });
  if (kind === "training" && contact === undefined)
    findings.push({ pointer: "/contact", code: "missing", detail: "a training session is for one contact" });
  if (kind === "complaint" && contact !== undefined)
    findings.push({ pointer: "/contact", code: "not-allowed", detail: "contacts are linked with evidence" });
  if (kind === "quality" && contact !== undefined)
    findings.push({
      pointer: "/contact",
      code: "not-allowed",
      detail: "a project samples by queue and time",
    });
  if (findings.length > 0) throw refuse("bad-input", { findings });
  return until ?? longest;
}

/** What ties a contact to a person by itself proves nothing about who spoke (A11.3b): one of the others must join it. */
const details: ReadonlySet<string> = new Set(["number", "email", "identity-code", "business-id"]);

/** Evidence without repetitions. Throws `bad-input` unless it is of two kinds, one beyond a contact detail: a number alone stays a candidate (T-M1). */
export function sufficientEvidence(named: readonly string[]): string[] {
  const evidence = [...new Set(named)];
  if (evidence.length >= 2 && !evidence.every((kind) => details.has(kind))) return evidence;
  const detail = "two kinds, one of them time, topic or speaker";
  throw refuse("bad-input", { findings: [{ pointer: "/evidence", code: "candidate-only", detail }] });
}

/** The purpose a kind of case serves: a purpose without its kind of case cannot be chosen. */
export function purposeOf(kind: CaseView["kind"]): CaseView["purpose"] {
  return caseKinds[kind].purpose;
}

/** What a decision may know. A case past its last day counts as closed on that day. */
export function caseFactsOf(matter: Case, today: CalendarDate): CaseFacts {
  const ended = isPast(matter.until, today);
  const closedOn = matter.closedOn ?? (ended ? matter.until : undefined);
  return {
    id: matter.id,
    kind: matter.kind,
    purpose: matter.purpose,
    state: matter.state === "closed" || ended ? "closed" : "open",
    owner: matter.owner,
    members: matter.members,
    contacts: matter.contacts.map(({ contact }) => contact),
    until: matter.until,
    ...(matter.request?.review == null ? {} : { reviewer: matter.request.review.by }),
    ...(closedOn === undefined ? {} : { closedOn }),
  };
}

/** The case as shown to its members. */
export function viewOf(matter: Case): CaseView {
  return caseView.parse(
    Object.fromEntries(Object.entries(matter).filter(([name]) => name in caseView.shape)),
  );
}
