import { type CaseId, type ContactId, type Instant, isPast, type PersonId } from "@tallenne/domain";
import { carrying } from "@tallenne/store";
import { trailEvent } from "../contacts/ingested-events.ts";
import { ownEntry } from "../contacts/keeping.ts";
import type { CataloguePorts } from "../ports.ts";

/** What a granted rectification attaches, and by whose decision. */
interface Granted {
  readonly case: CaseId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly digest: string;
}

/**
 * Attaches the statement of a granted rectification to its contact (GDPR Art 16; row A12.1): from this write on whoever opens the contact is shown it. The
 * recording stays as it is. In the name of who decided, with its ledger entry in the same write. Once per request; a contact that is gone takes none.
 */
export function rectifyContact(
  ports: Pick<CataloguePorts, "contacts" | "calendar" | "clock" | "chance" | "feed">,
) {
  return async (contact: ContactId, { case: of, by, at, digest }: Granted): Promise<void> => {
    const on = ports.calendar.today();
    await ports.contacts.rows.change(contact, (found) => {
      if (found.rectified.some((one) => one.case === of) || isPast(found.keptUntil, on)) return undefined;
      const entry = {
        ...ownEntry(ports, {
          action: "request.rectification.made",
          objects: [contact, of],
          facts: { digest },
        }),
        actor: by,
        at,
        case: of,
      };
      return {
        ...found,
        rectified: [...found.rectified, { case: of, on, digest }],
        ...carrying([...found.pending, trailEvent(ports, entry)]),
      };
    });
    ports.feed.wake();
  };
}
