import { type CaseFacts, type CaseView, caseView } from "@tallenne/contracts";
import { type CalendarDate, addDays, caseKinds, isPast } from "@tallenne/domain";
import { type Documents, keeps } from "@tallenne/store";
import { z } from "zod";

/** A matter that gives a purpose its ground (flows D8): a complaint, or a training session for one contact. */
export interface Case extends Omit<CaseView, "version"> {
  readonly version: number;
  readonly unit: string;
  readonly closedOn?: CalendarDate;
}

/** A training session lasts at most so long (flows D9). */
const trainingDays = 14;
/** A complaint gives access for at most a year before it is looked at again. */
const complaintDays = 365;

const kept = caseView.extend({ unit: z.string(), closedOn: z.string().optional() });

/** Cases hold pseudonyms and opaque ids; what the customer wrote stays in the contacts. */
export const casesKept = keeps<Case>("catalogue.cases", {
  register: "case files",
  personal: ["owner", "members"],
  term: "closing + 10 years",
  indexes: ["owner+openedAt", "state+until"],
  unique: ["number"],
  many: ["members"],
  parse: (value) => kept.parse(value) as unknown as Case,
});

/** Opens the collection of cases. */
export function openCases(documents: Documents) {
  return documents.open(casesKept);
}

/** The longest a case of a kind gives access, from the day it is opened. */
export function longestUntil(kind: CaseView["kind"], today: CalendarDate): CalendarDate {
  return addDays(today, kind === "training" ? trainingDays : complaintDays);
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
    ...(closedOn === undefined ? {} : { closedOn }),
  };
}

/** The case as shown to its members. */
export function viewOf(matter: Case): CaseView {
  return caseView.parse(
    Object.fromEntries(Object.entries(matter).filter(([name]) => name in caseView.shape)),
  );
}
