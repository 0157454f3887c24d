import { type CaseView, refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  type PersonId,
  caseNumber,
  instantOf,
} from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, Duplicate } from "@tallenne/store";
import { isReadable } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { type Case, lastDayOfAccess, purposeOf } from "./case.ts";

interface OpenCasePorts {
  readonly cases: Collection<Case>;
  readonly contacts: Contacts;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

interface OpenCaseCommand {
  readonly id: CaseId;
  readonly owner: PersonId;
  readonly unit: string;
  readonly kind: Extract<CaseView["kind"], "complaint" | "quality" | "training">;
  readonly contact?: ContactId;
  readonly members: readonly PersonId[];
  readonly until?: CalendarDate;
}

/** A short number is drawn again when it is taken; so many draws in a row mean something else is wrong. */
const draws = 20;

/**
 * Opens a case. A training session is for one recorded contact of the opener's unit and has its adviser as a member, for at most fourteen days; a
 * complaint and a quality project start without contacts. The last day may be earlier than the longest, never later: findings name the bounds. One
 * write: the case alone says which contact it is for.
 */
export function openCase({ cases, contacts, calendar, clock, chance }: OpenCasePorts) {
  return async (command: OpenCaseCommand): Promise<Case> => {
    const today = calendar.today();
    const until = lastDayOfAccess(command, today);
    const openedAt = instantOf(clock.now());
    const trained = command.kind === "training" ? await contactToHear(contacts, command, today) : undefined;
    const members = new Set([...command.members, ...(trained?.agent == null ? [] : [trained.agent])]);
    members.delete(command.owner);
    const matter = (): Omit<Case, "version"> => ({
      id: command.id,
      number: caseNumber(command.kind, chance.bytes(4)),
      kind: command.kind,
      purpose: purposeOf(command.kind),
      owner: command.owner,
      unit: command.unit,
      members: [...members],
      contacts:
        trained === undefined ? [] : [{ contact: trained.id, linkedAt: openedAt, evidence: ["adviser"] }],
      state: "open",
      openedAt,
      until,
      ...carrying([]),
    });
    return insertNumbered(cases, matter);
  };
}

async function contactToHear(contacts: Contacts, command: OpenCaseCommand, today: CalendarDate) {
  const contact = command.contact === undefined ? undefined : await contacts.rows.get(command.contact);
  if (contact === undefined || contact.unit !== command.unit) throw refuse("unknown");
  if (!isReadable(contact, today)) throw refuse("gone");
  return contact;
}

async function insertNumbered(cases: Collection<Case>, matter: () => Omit<Case, "version">): Promise<Case> {
  for (let draw = 1; ; draw += 1) {
    try {
      return await cases.insert(matter());
    } catch (failure) {
      if (!(failure instanceof Duplicate) || draw === draws) throw failure;
    }
  }
}
