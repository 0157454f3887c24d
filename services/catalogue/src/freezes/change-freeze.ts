import { type LedgerEntry, refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  endFreezeOn,
  type Freeze,
  type FreezeGround,
  type FreezeId,
  groundFreeze,
  isFreezeInForce,
  type Keeping,
  type KeepingResult,
  type PersonId,
  placeFreeze,
  releaseFreeze,
} from "@tallenne/domain";
import type { Contact } from "../contacts/contact.ts";
import { changeKeeping } from "../contacts/keeping.ts";
import type { CataloguePorts } from "../ports.ts";

type FreezePorts = Pick<CataloguePorts, "contacts" | "cases" | "calendar" | "clock" | "chance" | "feed">;

interface LegalWish {
  readonly id: FreezeId;
  readonly case: CaseId;
  readonly cause: Exclude<Freeze["cause"], "rights-request">;
  readonly ground: FreezeGround;
  readonly until?: CalendarDate | undefined;
  readonly by: PersonId;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Freezes a contact for an authority's matter or a court case (domain: retention, §5; row A13): of any channel, with the law it rests on, in one write. It
 * protects from that instant, by one person's word; only its end takes another. Refused `gone` once its day is over, and for a last day that is past.
 */
export function placeLegalFreeze(ports: FreezePorts) {
  const write = changeKeeping(ports);
  return (contact: ContactId, wish: LegalWish): Promise<Contact> => {
    const today = ports.calendar.today();
    const { id, case: of, cause, ground, until, by, entries } = wish;
    const steps: readonly ((keeping: Keeping) => KeepingResult)[] = [
      (keeping) =>
        placeFreeze(
          keeping,
          { id, case: of, cause, stage: "matched", placedBy: by, registeredOn: today },
          today,
        ),
      (keeping) => groundFreeze(keeping, id, { code: ground, by, on: today }),
      ...(until === undefined ? [] : [(keeping: Keeping) => endFreezeOn(keeping, id, { until, today })]),
    ];
    return write(contact, {
      change: (keeping) =>
        steps.reduce<KeepingResult>(
          (result, step) => (result.keeping === undefined ? result : step(result.keeping)),
          { keeping },
        ),
      entries,
    });
  };
}

/** The officer's entry of the law by which a freeze in force, of any cause, keeps its contact beyond the notice. */
export function enterGround(ports: FreezePorts) {
  const write = changeKeeping(ports);
  return (
    { contact, freeze }: { readonly contact: ContactId; readonly freeze: FreezeId },
    {
      ground,
      by,
      entry,
    }: { readonly ground: FreezeGround; readonly by: PersonId; readonly entry: LedgerEntry },
  ): Promise<Contact> => {
    const on = ports.calendar.today();
    return write(contact, {
      change: (keeping) => groundFreeze(keeping, freeze, { code: ground, by, on }),
      entries: [entry],
    });
  };
}

/**
 * Ends a freeze of an authority's matter or a court case: by another person than placed it, since what is overdue is destroyed. With its last freeze the
 * matter closes. A freeze of a request ends with the request (`out-of-turn`).
 */
export function endLegalFreeze(ports: FreezePorts) {
  const write = changeKeeping(ports);
  return async (
    { contact, freeze: id }: { readonly contact: ContactId; readonly freeze: FreezeId },
    {
      by,
      entries,
    }: { readonly by: PersonId; readonly entries: (changed: Keeping) => readonly LedgerEntry[] },
  ): Promise<Contact> => {
    const today = ports.calendar.today();
    let of: CaseId | undefined;
    const changed = await write(contact, {
      change: (keeping) => {
        const freeze = keeping.freezes.find((one) => one.id === id);
        if (freeze?.cause === "rights-request") throw refuse("out-of-turn");
        if (freeze?.placedBy === by && isFreezeInForce(freeze, today)) throw refuse("second-person");
        of = freeze?.case;
        return releaseFreeze(keeping, id, today);
      },
      entries,
    });
    if (of !== undefined) await closeWhenOver(ports, of, today);
    return changed;
  };
}

async function closeWhenOver({ contacts, cases }: FreezePorts, of: CaseId, today: CalendarDate) {
  const { rows } = await contacts.marked("frozen", { limit: 1000 });
  const isKept = rows.some(({ freezes }) =>
    freezes.some((one) => one.case === of && isFreezeInForce(one, today)),
  );
  if (isKept) return;
  await cases.change(of, (matter) =>
    matter.kind === "legal-matter" && matter.state === "open"
      ? { ...matter, state: "closed", closedOn: today }
      : undefined,
  );
}
