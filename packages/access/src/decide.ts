import type { Act, ContactFacts } from "@tallenne/contracts";
import { askCedar, type Opinion } from "./ask-cedar.ts";
import type { Resource } from "./cedar-request.ts";
import type { Asking, Decision, Denial } from "./decision.ts";
import { tellingOf } from "./denial.ts";
import { matrix, mayEver } from "./matrix.ts";
import { makePermit, type Permit } from "./permit.ts";

/**
 * Asks the policies whether a person or a source may do an act now. Contacts are decided one by one and all must be permitted. Default deny; it
 * never throws: whatever fails inside is a denial that carries the failure for the caller's log.
 *
 * `facts.contacts` left out: a list or search as a whole. Named, but one of them unknown: give an empty list, so that unknown and forbidden
 * look the same.
 */
export function decide<A extends Act>(asking: Asking<A>): Decision<A> {
  try {
    return decided(asking);
  } catch (failure) {
    return { denied: { rule: "decision-failed", problem: "defect", policies: [], failure } };
  }
}

function decided<A extends Act>(asking: Asking<A>): Decision<A> {
  const { act, standing, source } = asking;
  if (standing && source) throw new TypeError("either a person asks or a source");
  if (!standing && !source) return { denied: { rule: "no-session", problem: "sign-in-first", policies: [] } };
  const isForSources = matrix[act].some(({ roles }) => roles === "source");
  if (isForSources !== (source !== undefined))
    return { denied: { rule: "no-permit", problem: "not-permitted", policies: [] } };
  const opinions = resourcesOf(asking).map((resource) => ({ resource, opinion: askCedar(asking, resource) }));
  const refused = opinions.filter(({ opinion }) => !opinion.permitted);
  if (refused.length === 0 && opinions.length > 0)
    return {
      permit: permitOf(
        asking,
        opinions.map(({ opinion }) => opinion),
      ),
    };
  return { denied: foremost(refused.map((one) => denialOf(asking, one))) };
}

const onContacts: ReadonlySet<Act> = new Set(
  (Object.keys(matrix) as Act[]).filter((act) => matrix[act].some(({ about }) => about === "contact")),
);

/** What the act is about, thing by thing. */
function resourcesOf({ act, facts }: Asking): readonly Resource[] {
  const { contacts } = facts;
  const abouts = new Set(matrix[act].map(({ about }) => about));
  if (abouts.has("line")) return [{ is: "line" }];
  if (abouts.has("staff")) return [{ is: "staff" }];
  if (abouts.has("case")) return [facts.case ? { is: "case", case: facts.case } : { is: "case-unknown" }];
  if (abouts.has("visit"))
    return [facts.visit ? { is: "visit", visit: facts.visit } : { is: "visit-unknown" }];
  if (!onContacts.has(act) || (contacts === undefined && abouts.has("archive"))) return [{ is: "archive" }];
  if (contacts === undefined || contacts.length === 0) return [{ is: "contact-unknown" }];
  return contacts.map((contact) => ({ is: "contact", contact }));
}

function permitOf<A extends Act>(asking: Asking<A>, opinions: readonly Opinion[]): Permit<A> {
  const { act, standing, source, facts } = asking;
  const policies = [...new Set(opinions.flatMap((opinion) => opinion.policies))].toSorted();
  const contacts = onContacts.has(act) ? (facts.contacts ?? []).map(({ id }) => id) : [];
  if (!standing) return makePermit({ act, contacts: [], policies, ...(source ? { source: source.id } : {}) });
  const grant = matrix[act].every(({ needs }) => needs.length === 0) ? undefined : opinions[0]?.grant;
  return makePermit({
    act,
    contacts,
    policies,
    person: standing.person,
    role: standing.role,
    ...(facts.purpose === undefined ? {} : { purpose: facts.purpose }),
    ...(facts.case ? { case: facts.case.id } : {}),
    ...(grant ? { grant: grant.id } : {}),
    ...(standing.commitment ? { commitment: standing.commitment.id } : {}),
  });
}

type Told = Denial & { readonly place: number };

function denialOf(asking: Asking, refused: { resource: Resource; opinion: Opinion }): Told {
  const { act, standing } = asking;
  const { resource, opinion } = refused;
  const { policies } = opinion;
  const rules = [
    ...policies,
    ...(standing && !mayEver(act, standing.role) ? ["role-without-act"] : []),
    ...(resource.is === "contact-unknown" ? ["no-contact"] : []),
  ];
  const told = tellingOf(act, rules);
  // Nothing forbade and nothing permitted. Of a contact that says no more than that it may not exist.
  if (!told) {
    const problem = resource.is === "contact" ? "unknown" : "not-permitted";
    return { rule: "no-permit", problem, policies, place: Number.MAX_SAFE_INTEGER };
  }
  if (told.rule === "forbid-past-last-day" && resource.is === "contact")
    return { ...told, policies, problem: mayLearn(asking, resource.contact) ? "gone" : "unknown" };
  return { ...told, policies };
}

/** Whether the contact would be opened if its last day had not passed: only then may the person learn that it existed. A list never says. */
function mayLearn(asking: Asking, contact: ContactFacts): boolean {
  if (asking.act === "contact.list") return false;
  const alive: ContactFacts = { ...contact, lastDay: asking.today, open: true };
  return askCedar(asking, { is: "contact", contact: alive }).permitted;
}

/** Of several things refused, the refusal that comes first in the order of telling. */
function foremost(denials: readonly Told[]): Denial {
  const [first] = denials.toSorted((a, b) => a.place - b.place);
  if (!first) throw new TypeError("nothing was asked about");
  const { rule, problem, policies } = first;
  return { rule, problem, policies };
}
