import type { ContactId, DisposalId } from "@tallenne/domain";
import { Duplicate } from "@tallenne/store";
import type { Contacts } from "../contacts/contacts.ts";

interface EntombPorts {
  readonly contacts: Contacts;
  /** Tells the feed that contacts go: their rows, which carry pending events, soon no longer exist. */
  readonly announceGone: (contacts: readonly ContactId[]) => Promise<void>;
  /** Carries on whatever still lies in rows; rejects while the ledger takes nothing. */
  readonly settle: () => Promise<void>;
}

/** What entombing did, and what stands of it. */
interface Entombed {
  /** Rows that went now. */
  readonly gone: number;
  /** Contacts of those asked that have no row and a tombstone of this disposal: the same at every repeat. */
  readonly entombed: number;
}

/**
 * Rows become tombstones (flows J5.8): the feed is told and the tombstones stand first, then the rows go, so that a crash between leaves the rows and
 * the next call finishes. Only rows stamped with the disposal go.
 */
export function entomb(ports: EntombPorts) {
  const { contacts } = ports;
  return async (disposal: DisposalId, ids: readonly ContactId[]): Promise<Entombed> => {
    const gone = await entombRows(ports, disposal, ids);
    const rows = new Set((await contacts.some(ids)).map(({ id }) => id));
    const buried = await contacts.buried(ids);
    const standing = buried.filter((one) => one.disposal === disposal && !rows.has(one.id));
    return { gone, entombed: standing.length };
  };
}

async function entombRows(
  { contacts, announceGone, settle }: EntombPorts,
  disposal: DisposalId,
  ids: readonly ContactId[],
): Promise<number> {
  const find = async () =>
    (await contacts.some(ids)).filter(
      (contact) => contact.disposal === disposal && contact.class !== "disputed",
    );
  let leaving = await find();
  if (leaving.length === 0) return 0;
  // An entry for the ledger that still lies in a row would be lost with it.
  if (leaving.some(({ isPending }) => isPending)) {
    await settle();
    leaving = (await find()).filter(({ isPending }) => !isPending);
  }
  await announceGone(leaving.map(({ id }) => id));
  const gone = await Promise.all(
    leaving.map(async ({ id, version, register, class: retention, lastDay }) => {
      await bury(contacts, { id, register, class: retention, lastDay, disposal });
      // One that was written to meanwhile stays: the steward counts it as surviving and orders again.
      return contacts.rows.remove(id, version);
    }),
  );
  return gone.filter(Boolean).length;
}

async function bury(
  contacts: Contacts,
  tombstone: Parameters<Contacts["tombstones"]["insert"]>[0],
): Promise<void> {
  try {
    await contacts.tombstones.insert(tombstone);
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
