import type { CaseFacts, ContactFacts, GrantView, Standing, VisitFacts } from "@tallenne/contracts";
import { type CalendarDate, epochOf } from "@tallenne/domain";
import type { CedarValueJson, EntityJson, TypeAndId } from "@cedar-policy/cedar-wasm/nodejs";
import type { Asking } from "./decision.ts";
import { helsinkiMinute } from "./helsinki-minute.ts";
import { noticePurposes } from "./notice-purposes.ts";
import { roleNames } from "./role-name.ts";

/** The thing an act is about, as the policies see it. `unknown` stands for a contact or case that nobody knows: every rule about it fails. */
export type Resource =
  | { readonly is: "archive" }
  | { readonly is: "contact"; readonly contact: ContactFacts }
  | { readonly is: "contact-unknown" }
  | { readonly is: "case"; readonly case: CaseFacts }
  | { readonly is: "case-unknown" }
  | { readonly is: "visit"; readonly visit: VisitFacts }
  | { readonly is: "visit-unknown" }
  | { readonly is: "staff" }
  | { readonly is: "line" };

const absent = "nobody";

const uid = (type: string, id: string): TypeAndId => ({ type, id });
const ref = (type: string, id: string): CedarValueJson => ({ __entity: { type, id } });
const refs = (type: string, ids: readonly string[]) => ids.map((id) => ref(type, id));

/** Days from 1 January 1970 to a date: how the policies count. */
function dayOf(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The circumstances of an act. */
export function contextOf(
  asking: Asking,
  shown: { grant: GrantView | undefined },
): Record<string, CedarValueJson> {
  const { facts, standing, today, now, hours } = asking;
  const { grant } = shown;
  return {
    today: dayOf(today),
    proofAge: standing ? now - epochOf(standing.authenticatedAt) : 0,
    minute: hours ? helsinkiMinute(now) : 0,
    ...(facts.purpose === undefined ? {} : { purpose: facts.purpose }),
    ...(facts.scope === undefined ? {} : { scope: facts.scope }),
    ...(facts.case ? { case: ref("Case", facts.case.id) } : {}),
    ...(facts.target?.proposedBy ? { proposedBy: ref("Person", facts.target.proposedBy) } : {}),
    ...(facts.visit ? { visit: ref("Visit", facts.visit.id ?? absent) } : {}),
    ...(grant
      ? {
          grant: {
            role: grant.role,
            unit: grant.unit,
            registers: grant.registers,
            lines: grant.lines,
            lastDay: dayOf(grant.until),
          },
        }
      : {}),
    ...(facts.freshWithin === undefined ? {} : { freshWithin: Math.trunc(facts.freshWithin) }),
    ...(hours ? { hours: { opens: hours.opens, closes: hours.closes } } : {}),
  };
}

/** The person who asks, with the role worn. */
export function personEntity(standing: Standing, resource: Resource): EntityJson {
  const { commitment } = standing;
  return {
    uid: uid("Person", standing.person),
    parents: [uid("Role", roleNames[standing.role])],
    attrs: {
      role: standing.role,
      office: standing.office,
      disqualified: refs("Contact", askedAbout(standing.disqualified, resource)),
      ...(commitment
        ? { commitment: { version: commitment.version, lastDay: dayOf(commitment.until) } }
        : {}),
    },
  };
}

/** The recorder that asks. */
export function sourceEntity(asking: Asking): EntityJson {
  const { lines, registers } = asking.facts.source ?? { lines: [], registers: [] };
  return {
    uid: uid("Source", asking.source?.id ?? absent),
    parents: [],
    attrs: { lines: [...lines], registers: [...registers] },
  };
}

/** The case an act names, with as many of its members and contacts as the question can turn on: the asker, the contact asked about. */
export function caseEntity(
  named: CaseFacts,
  asked: { standing: Standing | undefined; resource: Resource },
): EntityJson {
  const members = named.members.filter((member) => member === asked.standing?.person);
  return {
    uid: uid("Case", named.id),
    parents: [],
    attrs: {
      kind: named.kind,
      purpose: named.purpose,
      state: named.state,
      owner: ref("Person", named.owner),
      members: refs("Person", members),
      contacts: refs("Contact", askedAbout(named.contacts, asked.resource)),
      lastDay: dayOf(named.until),
      ...(named.reviewer ? { reviewer: ref("Person", named.reviewer) } : {}),
      ...(named.closedOn ? { closedOn: dayOf(named.closedOn) } : {}),
    },
  };
}

/** The visit an act is about or happens at, with as many of its items as the question can turn on. */
export function visitEntity(visit: VisitFacts | undefined, resource: Resource): EntityJson {
  const { office = "", supervisor, items = [] } = visit ?? {};
  return {
    uid: uid("Visit", visit?.id ?? absent),
    parents: [],
    attrs: {
      office,
      items: refs("Contact", askedAbout(items, resource)),
      ...(supervisor ? { supervisor: ref("Person", supervisor) } : {}),
    },
  };
}

/** The thing an act is about. */
export function resourceEntity(resource: Resource, asking: Asking): EntityJson {
  if (resource.is === "contact") return contactEntity(resource.contact, asking.facts.case);
  if (resource.is === "contact-unknown") return contactEntity(undefined);
  if (resource.is === "case") return caseEntity(resource.case, { standing: asking.standing, resource });
  if (resource.is === "case-unknown") return unknownCase;
  if (resource.is === "visit") return visitEntity(resource.visit, resource);
  if (resource.is === "visit-unknown") return visitEntity(undefined, resource);
  if (resource.is === "staff") return staffEntity(asking);
  if (resource.is === "line") return lineEntity(asking);
  return { uid: uid("Archive", "tallenne"), parents: [], attrs: {} };
}

/** A case that nobody owns and nobody is a member of. */
const unknownCase: EntityJson = {
  uid: uid("Case", absent),
  parents: [],
  attrs: {
    kind: "",
    purpose: "",
    state: "open",
    owner: ref("Person", absent),
    members: [],
    contacts: [],
    lastDay: 0,
  },
};

function contactEntity(contact: ContactFacts | undefined, named?: CaseFacts): EntityJson {
  const { register = "", line = "", unit = "", agent, open = false } = contact ?? {};
  return {
    uid: uid("Contact", contact?.id ?? absent),
    parents: [],
    attrs: {
      register,
      line,
      unit,
      open,
      startedOn: contact ? dayOf(contact.startedOn) : 0,
      lastDay: contact ? dayOf(contact.lastDay) : 0,
      noticePurposes: [...noticePurposes(register)],
      keptFor: refs(
        "Case",
        (contact?.keptFor ?? []).filter((id) => id === named?.id),
      ),
      ...(agent ? { agent: ref("Person", agent) } : {}),
    },
  };
}

function staffEntity(asking: Asking): EntityJson {
  const { person, proposedBy, unit, onlyAdministrator = false } = asking.facts.target ?? {};
  return {
    uid: uid("Staff", "asked"),
    parents: [],
    attrs: {
      onlyAdministrator,
      ...(person ? { person: ref("Person", person) } : {}),
      ...(proposedBy ? { proposedBy: ref("Person", proposedBy) } : {}),
      ...(unit ? { unit } : {}),
    },
  };
}

function lineEntity({ facts }: Asking): EntityJson {
  const { line = "", register = "" } = facts.source ?? {};
  return { uid: uid("Line", "asked"), parents: [], attrs: { line, register } };
}

/** Of many contacts the one that is asked about, if it is among them: the policies look at no other. */
function askedAbout(contacts: readonly string[], resource: Resource): readonly string[] {
  return resource.is === "contact" ? contacts.filter((id) => id === resource.contact.id) : [];
}
