import type { HeldView } from "@tallenne/contracts";
import { addDays, type CalendarDate, endHoldsOf, keptUntil } from "@tallenne/domain";
import type { Case } from "../cases/case.ts";
import { keepingOf } from "../contacts/keeping.ts";
import { contactsHeldFor, holdsEnd } from "./end-case-holds.ts";
import { heldViewOf } from "./held-view.ts";
import type { HoldPorts } from "./hold-ports.ts";
import { latestFor, ruleOf } from "./hold-rule.ts";

/** What closing a case would do. */
interface Closing {
  readonly goesAtOnce: number;
  readonly goesLater: number;
  readonly heldUntil: CalendarDate;
}

/** Holds of a case, the last day a hold of each of its contacts may have, and what would go if the case closed today. */
export function listCaseHolds(ports: HoldPorts) {
  return async (
    matter: Case,
  ): Promise<{
    rows: HeldView[];
    holdable: { contact: HeldView["contact"]; latest: CalendarDate | null }[];
    closing: Closing;
  }> => {
    const today = ports.calendar.today();
    const { appealDays } = ports.limits;
    const until = holdsEnd(matter, today, appealDays);
    const rows: HeldView[] = [];
    let goesAtOnce = 0;
    let goesLater = 0;
    for (const contact of await contactsHeldFor(ports, matter)) {
      const rule = await ruleOf(ports.policies, contact);
      for (const hold of contact.holds)
        if (hold.case === matter.id)
          rows.push(heldViewOf(contact, hold, { rule, caseNumber: matter.number }));
      const after = keptUntil(endHoldsOf(keepingOf(contact), matter.id, { today, until }));
      if (after < today) goesAtOnce += 1;
      else if (after < contact.keptUntil) goesLater += 1;
    }
    const linked = await ports.contacts.some(matter.contacts.map(({ contact }) => contact));
    const holdable = await Promise.all(
      linked.map(async (contact) => {
        const rule = await ruleOf(ports.policies, contact);
        const latest = rule.holds.length === 0 ? null : latestFor(rule, contact, matter, appealDays);
        return { contact: contact.id, latest };
      }),
    );
    const heldUntil = until === "at-once" ? addDays(today, -1) : until;
    return { rows, holdable, closing: { goesAtOnce, goesLater, heldUntil } };
  };
}
