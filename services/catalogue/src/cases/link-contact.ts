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
 * Confirms a candidate: two kinds of evidence, at least one beyond a contact detail (T-M1: a number alone stays a candidate). The case is the only
 * document that says which contacts it has, so one write links and a crash leaves nothing half done; linking twice changes nothing. A contact whose
 * bucket closes meanwhile stays named and opens to nobody.
 */
export function linkContact({ cases, contacts, calendar, clock }: LinkContactPorts) {
  return async (command: LinkContactCommand): Promise<Case> => {
    const evidence = sufficientEvidence(command.evidence);
    const matter = await cases.get(command.case);
    if (matter === undefined) throw refuse("unknown");
    if (matter.state === "closed") throw refuse("case-closed");
    const contact = await contacts.rows.get(command.contact);
    if (contact === undefined) throw refuse("unknown");
    if (!isReadable(contact, calendar.today())) throw refuse("gone");
    const linkedAt = instantOf(clock.now());
    const linked = await cases.change(command.case, (found) => {
      if (found.state === "closed") throw refuse("case-closed");
      if (found.contacts.some(({ contact: known }) => known === command.contact)) return undefined;
      return {
        ...found,
        contacts: [...found.contacts, { contact: command.contact, linkedAt, evidence }],
      };
    });
    if (linked === undefined) throw refuse("unknown");
    return linked;
  };
}
