import { type Action, entriesAbout, survivingInCatalogue, survivingInIntake } from "@tallenne/contracts";
import { type ContactId, isId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import { type Disposal, idsDigest } from "../disposals/disposal.ts";
import { orderWithin } from "../sweeps/due.ts";

/**
 * Whose an object is: of a contact that is known; of one that the ledger saw come in and never saw purged, though neither the catalogue nor intake knows
 * it (`missing`: an older catalogue was put back, or a row was lost); or nobody's.
 */
export type Owner = "known" | "missing" | "nobody";

/** Parts lie under their contact. */
export function contactOf(key: string): string {
  return key.split("/")[0] ?? key;
}

/** Whose the objects of at most 500 contacts are. Throws what a peer that is away throws: without the ledger nothing is nobody's. */
export async function ownersOf(peers: Peers, asked: readonly string[]): Promise<(contact: string) => Owner> {
  const contacts = [...new Set(asked)].filter((id): id is ContactId => isId("contact", id));
  if (contacts.length === 0) return () => "nobody";
  const body = { contacts };
  const [kept, announced] = await Promise.all([
    peers.call(survivingInCatalogue, { body }, { within: orderWithin }),
    peers.call(survivingInIntake, { body }, { within: orderWithin }),
  ]);
  const known = new Set<string>([...kept.surviving, ...announced.surviving]);
  const strangers = contacts.filter((id) => !known.has(id));
  const [ingested, purged] = await Promise.all([
    namedIn(peers, strangers, "contact.ingested"),
    namedIn(peers, strangers, "retention.purged"),
  ]);
  return (contact) => {
    if (known.has(contact)) return "known";
    return ingested.has(contact) && !purged.has(contact) ? "missing" : "nobody";
  };
}

/**
 * Which of these contacts went in a purge too large for its entry to name every id: the steward's own document lists them, and the entry carries the
 * digest of that list. Reads every disposal: only for contacts that seem to be missing.
 */
export async function purgedByDigest(
  { disposals, peers }: { readonly disposals: Collection<Disposal>; readonly peers: Peers },
  contacts: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const proven = new Set<string>();
  if (contacts.size === 0) return proven;
  for await (const disposal of disposals.each()) {
    const listed = disposal.contacts.filter((id) => contacts.has(id));
    if (disposal.step !== "purged" || listed.length === 0) continue;
    const entries = await about(peers, [disposal.id], "retention.purged");
    const digest = idsDigest(disposal.contacts);
    if (entries.some(({ facts }) => facts["idsDigest"] === digest)) for (const id of listed) proven.add(id);
  }
  return proven;
}

async function namedIn(
  peers: Peers,
  contacts: readonly ContactId[],
  action: Action,
): Promise<ReadonlySet<string>> {
  return new Set((await about(peers, contacts, action)).flatMap(({ objects }) => objects));
}

async function about(peers: Peers, objects: readonly (ContactId | Disposal["id"])[], action: Action) {
  if (objects.length === 0) return [];
  const body = { objects: [...objects], action };
  return (await peers.call(entriesAbout, { body }, { within: orderWithin })).entries;
}
