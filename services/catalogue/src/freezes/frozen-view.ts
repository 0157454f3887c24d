import type { FrozenView } from "@tallenne/contracts";
import { type CalendarDate, type Freeze, isBeyondNotice, noticeLimit } from "@tallenne/domain";
import type { Contact } from "../contacts/contact.ts";
import { keepingOf } from "../contacts/keeping.ts";

/** A freeze as the officer sees it: its contact by register and day, never by anybody's name. */
export function frozenViewOf(
  contact: Contact,
  freeze: Freeze,
  { today, caseNumber }: { readonly today: CalendarDate; readonly caseNumber: string | null },
): FrozenView {
  const keeping = keepingOf(contact);
  return {
    contact: contact.id,
    register: contact.register,
    lastDay: noticeLimit(keeping),
    freeze,
    beyondNotice: isBeyondNotice(keeping, today),
    caseNumber,
  };
}
