import type { ContactId } from "@tallenne/domain";
import type { Relay } from "@tallenne/store";
import type { Evaluation, Evaluations } from "./evaluation.ts";

/** Evaluations go with their contact (flows J5.8). */
export function evaluationsGoing({
  evaluations,
  relay,
}: {
  readonly evaluations: Evaluations;
  readonly relay: Pick<Relay, "drain">;
}) {
  const of = async (contact: ContactId): Promise<readonly Evaluation[]> => {
    const found: Evaluation[] = [];
    for await (const one of evaluations.each({ field: "contact", is: contact })) found.push(one);
    return found;
  };
  return {
    /** Removes those of destroyed contacts. An entry that still lies in one is carried to the ledger first; rejects while that takes nothing. */
    async forget(contacts: readonly ContactId[]): Promise<void> {
      for (const contact of contacts) {
        if ((await of(contact)).some(({ isPending }) => isPending)) await relay.drain();
        for (const { id, version, isPending } of await of(contact))
          if (!isPending) await evaluations.remove(id, version);
      }
    },
    /** Contacts that still have some: the steward orders again. */
    async surviving(contacts: readonly ContactId[]): Promise<readonly ContactId[]> {
      const counts = await Promise.all(
        contacts.map((contact) => evaluations.count({ field: "contact", is: contact })),
      );
      return contacts.filter((_contact, place) => (counts[place] ?? 0) > 0);
    },
  };
}
