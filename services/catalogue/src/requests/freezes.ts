import { type LedgerEntry, Problem } from "@tallenne/contracts";
import {
  type CalendarDate,
  type CaseId,
  type ContactId,
  endFreezeOn,
  type Freeze,
  freezesOf,
  grantErasure,
  type Instant,
  isPast,
  type Keeping,
  type KeepingResult,
  keptUntil,
  narrowFreeze,
  type PersonId,
  placeFreeze,
  releaseFreeze,
} from "@tallenne/domain";
import { changeKeeping, ownEntry } from "../contacts/keeping.ts";
import type { CataloguePorts } from "../ports.ts";

/** What became of a wish to freeze. `gone`: its day was over before the request was known, or its keys are on their way out. */
type Frozen = "frozen" | "gone" | "unknown";

/** Freezes of contacts for requests: each is one write in the contact, with its ledger entry; repeating one changes nothing. */
export interface Freezes {
  place(
    contact: ContactId,
    wish: { readonly case: CaseId; readonly by: PersonId | null; readonly registeredOn: CalendarDate },
  ): Promise<Frozen>;
  /** A candidate is matched now. */
  narrow(contact: ContactId, of: CaseId): Promise<void>;
  /** Ends by itself after `until`. */
  endOn(contact: ContactId, of: CaseId, until: CalendarDate): Promise<void>;
  /**
   * Its erasure was proposed by one person and granted by another: its own term has ended, and with it the freeze of this request, in one write. From that
   * instant nobody reads it; what another matter froze stays for that matter.
   */
  erase(
    contact: ContactId,
    granted: { readonly case: CaseId; readonly by: PersonId; readonly at: Instant },
  ): Promise<void>;
  /** Ends now. True when nothing else keeps the contact: it goes within 24 hours. */
  release(contact: ContactId, of: CaseId): Promise<boolean>;
}

/** Freezes by the one way that holds and freezes are written. */
export function freezesOver(
  ports: Pick<CataloguePorts, "contacts" | "calendar" | "clock" | "chance" | "feed">,
): Freezes {
  const write = changeKeeping(ports);
  const today = () => ports.calendar.today();
  /** One change of the freeze that a case has on a contact; nothing where it has none, or the contact is on its way out. */
  const onFreeze = async (
    contact: ContactId,
    of: CaseId,
    to: (keeping: Keeping, freeze: Freeze) => KeepingResult,
    words: (freeze: Freeze, changed: Keeping) => Pick<LedgerEntry, "action" | "facts">,
  ): Promise<Keeping | undefined> => {
    let frozen: Freeze | undefined;
    try {
      return await write(contact, {
        change: (keeping) => {
          [frozen] = freezesOf(keeping, of, today());
          return frozen === undefined ? { keeping } : to(keeping, frozen);
        },
        entries: (changed) =>
          frozen === undefined
            ? []
            : [ownEntry(ports, { objects: [contact, frozen.id, of], ...words(frozen, changed) })],
      });
    } catch (failure) {
      if (failure instanceof Problem && (failure.slug === "gone" || failure.slug === "unknown"))
        return undefined;
      throw failure;
    }
  };
  return {
    place: async (contact, { case: of, by, registeredOn }) => {
      const id = ports.chance.id("freeze");
      const wish = { id, case: of, cause: "rights-request", stage: "candidate", placedBy: by } as const;
      try {
        await write(contact, {
          change: (keeping) => placeFreeze(keeping, { ...wish, registeredOn }, today()),
          entries: ({ lastDay }) => [
            ownEntry(ports, {
              action: "retention.freeze.placed",
              objects: [contact, id, of],
              facts: { lastDay },
            }),
          ],
        });
        return "frozen";
      } catch (failure) {
        if (failure instanceof Problem && (failure.slug === "gone" || failure.slug === "unknown"))
          return failure.slug;
        throw failure;
      }
    },
    narrow: async (contact, of) => {
      await onFreeze(
        contact,
        of,
        (keeping, freeze) =>
          freeze.stage === "matched" ? { keeping } : narrowFreeze(keeping, freeze.id, today()),
        () => ({ action: "retention.freeze.narrowed", facts: {} }),
      );
    },
    endOn: async (contact, of, until) => {
      await onFreeze(
        contact,
        of,
        (keeping, freeze) =>
          freeze.until !== null && freeze.until >= until
            ? { keeping }
            : endFreezeOn(keeping, freeze.id, { until, today: today() }),
        () => ({ action: "retention.freeze.ending", facts: { until } }),
      );
    },
    erase: async (contact, { case: of, by, at }) => {
      let frozen: Freeze | undefined;
      const on = today();
      try {
        await write(contact, {
          change: (keeping) => {
            [frozen] = freezesOf(keeping, of, on);
            const erased = grantErasure(keeping, of, on);
            return frozen === undefined ? { keeping: erased } : releaseFreeze(erased, frozen.id, on);
          },
          entries: (changed) => [
            // In the name of who decided, at that instant: the steward believes two persons, and no service.
            {
              ...ownEntry(ports, {
                action: "retention.erasure.granted",
                objects: [contact, of],
                facts: { on: changed.erasure?.on ?? on },
              }),
              actor: by,
              at,
              case: of,
            },
            ...(frozen === undefined
              ? []
              : [
                  ownEntry(ports, {
                    action: "retention.freeze.released",
                    objects: [contact, frozen.id, of],
                    facts: { overdue: isPast(keptUntil(changed), on) },
                  }),
                ]),
          ],
        });
      } catch (failure) {
        // On its way out already: nothing is left to erase.
        if (!(failure instanceof Problem && (failure.slug === "gone" || failure.slug === "unknown")))
          throw failure;
      }
    },
    release: async (contact, of) => {
      const kept = await onFreeze(
        contact,
        of,
        (keeping, freeze) => releaseFreeze(keeping, freeze.id, today()),
        (_freeze, changed) => ({
          action: "retention.freeze.released",
          facts: { overdue: isPast(keptUntil(changed), today()) },
        }),
      );
      return kept !== undefined && isPast(keptUntil(kept), today());
    },
  };
}
