import {
  type AccessFacts,
  type CaseFacts,
  type CaseView,
  type ContactFacts,
  type Facts,
  accessFacts,
  refuse,
} from "@tallenne/contracts";
import { type CaseId, type ContactId, type PersonId, helsinkiDateOf } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";

/** What the catalogue says of contacts and a case. */
export interface Known {
  readonly contacts: readonly AccessFacts[];
  readonly case?: CaseFacts;
  /** Contacts of the case that several score blind, and who. */
  readonly calibrations?: CaseView["calibrations"];
  readonly buried: readonly ContactId[];
}

/** Asks the catalogue; a case that is not there stays out of the facts. */
export async function knownOf(
  peers: Peers,
  contacts: readonly ContactId[],
  matter: CaseId | undefined,
): Promise<Known> {
  const answer = await peers.call(accessFacts, {
    body: { contacts: [...contacts], ...(matter === undefined ? {} : { case: matter }) },
  });
  const buried = answer.tombstones.map(({ contact }) => contact);
  if (answer.case === null) return { contacts: answer.contacts, buried };
  const {
    id,
    kind,
    purpose,
    state,
    owner,
    members,
    until,
    closedOn,
    contacts: linked,
    calibrations,
  } = answer.case;
  const facts: CaseFacts = {
    id,
    kind,
    purpose,
    state,
    owner,
    members,
    contacts: linked.map(({ contact }) => contact),
    until,
    ...(closedOn === undefined ? {} : { closedOn }),
  };
  return {
    contacts: answer.contacts,
    case: facts,
    ...(calibrations === undefined ? {} : { calibrations }),
    buried,
  };
}

/** What a decision may know of a contact. */
export function decidedFacts(one: AccessFacts): ContactFacts {
  const { id, register, class: retention, channel, line, unit, agent, open, row } = one;
  return {
    id,
    register,
    class: retention,
    channel,
    line,
    unit,
    agent,
    open,
    startedOn: helsinkiDateOf(row.startedAt),
    lastDay: row.lastDay,
    keptFor: one.keptFor.map(({ case: of }) => of),
  };
}

/** Facts of an act on contacts under a purpose and case. */
export function factsUnder(purpose: string, known: Known): Facts {
  return {
    purpose,
    contacts: known.contacts.map(decidedFacts),
    ...(known.case === undefined ? {} : { case: known.case }),
  };
}

/**
 * A deleted contact is `gone` only to those who could have opened it: members of the case it was linked to. Everybody else reads `unknown`, as for what
 * never was.
 */
export function refuseBuried(known: Known, asked: readonly ContactId[], person: PersonId): void {
  const found = new Set(known.contacts.map(({ id }) => id));
  const missing = asked.filter((id) => !found.has(id));
  if (missing.length === 0) return;
  const matter = known.case;
  const isMember = matter !== undefined && (matter.owner === person || matter.members.includes(person));
  if (isMember && missing.every((id) => known.buried.includes(id) && matter.contacts.includes(id)))
    throw refuse("gone");
  throw refuse("unknown");
}
