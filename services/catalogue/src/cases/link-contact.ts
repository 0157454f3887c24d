import { refuse } from "@tallenne/contracts";
import { type CaseId, type ContactId, instantOf } from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { isReadable } from "../contacts/contact.ts";
import type { Contacts } from "../contacts/contacts.ts";
import { type Case, sufficientEvidence } from "./case.ts";

interface LinkContactPorts {
  readonly cases: Collection<Case>;
  readonly contacts: Contacts;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

interface LinkContactCommand {
  readonly case: CaseId;
  readonly contact: ContactId;
  readonly evidence: Case["contacts"][number]["evidence"];
}

/**
 * Confirms a candidate: two kinds of evidence, at least one beyond a contact detail (T-M1: a number alone stays a candidate). The contact learns of
 * the case first, then the case of the contact; linking twice changes nothing.
 */
export function linkContact({ cases, contacts, calendar, clock }: LinkContactPorts) {
  return async (command: LinkContactCommand): Promise<Case> => {
    const evidence = sufficientEvidence(command.evidence);
    const contact = await contacts.rows.get(command.contact);
    if (contact === undefined) throw refuse("unknown");
    if (!isReadable(contact, calendar.today())) throw refuse("gone");
    await contacts.rows.change(command.contact, (found) => {
      if (found.disposal !== null) throw refuse("gone");
      return found.cases.includes(command.case)
        ? undefined
        : { ...found, cases: [...found.cases, command.case] };
    });
    const linkedAt = instantOf(clock.now());
    const changed = await cases.change(command.case, (matter) => {
      if (matter.state === "closed") throw refuse("case-closed");
      if (matter.contacts.some(({ contact: linked }) => linked === command.contact)) return undefined;
      return {
        ...matter,
        contacts: [...matter.contacts, { contact: command.contact, linkedAt, evidence }],
      };
    });
    const kept = changed ?? (await cases.get(command.case));
    if (kept === undefined) throw refuse("unknown");
    return kept;
  };
}
