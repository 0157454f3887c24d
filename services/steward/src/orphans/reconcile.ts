import type { Clock, Log } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { Disposal } from "../disposals/disposal.ts";
import type { SealedObjects } from "../ports.ts";
import type { Trail } from "../trail.ts";
import type { Orphan } from "./orphan.ts";
import { contactOf, ownersOf, purgedByDigest } from "./owners.ts";
import { reasonToStop } from "./unusual.ts";

interface ReconcilePorts {
  readonly orphans: Collection<Orphan>;
  readonly disposals: Collection<Disposal>;
  readonly objects: SealedObjects;
  readonly peers: Peers;
  readonly trail: Trail;
  readonly clock: Clock;
  readonly log: Log;
  /** Contacts whose orphans may go in one pass. */
  readonly budget: number;
}

/** Longer than the longest upload: what is under way now has its contact by then (reliability §4.4). */
const graceMs = 24 * 3_600_000;
/** Objects looked at together; also the most ids that a peer is asked about. */
const batch = 500;

/** What a look at the whole store found. */
export interface Reconciled {
  /** Objects of nobody that still lie there: in their grace, or because the pass was stopped. */
  readonly waiting: number;
  readonly removed: number;
  /** Objects of contacts that the ledger knows and nobody else: they are kept. */
  readonly missing: number;
  /** Why nothing was removed: `contacts-missing`, `orphans-budget`, `orphans-unusual`, for an order `orphans-more` or `not-stopped`; null otherwise. */
  readonly stopped: string | null;
}

/** A person's order: orphans that are unusually many go, up to the number that was shown. */
export interface OrphanOrder {
  readonly upTo: number;
  /** Writes who ordered it and why, before anything goes. */
  readonly told: (found: { readonly count: number; readonly stopped: string }) => Promise<unknown>;
}

/** What the look found, before anything is done about it. */
interface Look {
  seen: number;
  orphans: number;
  missing: number;
  /** Contacts of missing objects, as many as an entry or a question may name. */
  readonly missed: Set<string>;
  /** Keys of orphans past their grace, by contact; no more contacts than the budget and one. */
  readonly ripe: Map<string, string[]>;
}

/**
 * Compares the store's own listing with who knows of what: an object is an orphan when neither the catalogue nor intake has its contact, and the ledger
 * never saw that contact come in, or saw it purged. After a day of grace an orphan is removed, the ledger first. The whole store is looked at before
 * anything goes: one object of a contact that only the ledger knows means that a store was put back or lost rows, and then nothing goes at all. Neither
 * does anything when the orphans are unusually many, unless a person who has looked orders it. Reads no content.
 */
export function reconcile(ports: ReconcilePorts) {
  return async (order?: OrphanOrder): Promise<Reconciled> => {
    const look = await lookAtAll(ports, Math.max(ports.budget, order?.upTo ?? 0));
    const reason = reasonToStop({ ...look, ripe: look.ripe.size }, ports.budget);
    const stopped = order === undefined ? reason : objectionTo(order, look, reason);
    const found = { missing: look.missing, stopped: stopped ?? null };
    if (order !== undefined && stopped === undefined)
      await order.told({ count: look.orphans, stopped: reason ?? "no" });
    if (stopped !== undefined) {
      const { seen, orphans, missing } = look;
      ports.log.error({ event: "orphans-stopped", reason: stopped, seen, orphans, missing });
      await ports.trail.write("retention.stopped", [...look.missed], { reason: stopped });
      return { ...found, waiting: orphans, removed: 0 };
    }
    const removed = await removeAll(ports, look.ripe);
    if (removed > 0) ports.log.warn({ event: "orphans-removed", removed });
    return { ...found, waiting: look.orphans - removed, removed };
  };
}

/** What stands against a person's order: contacts that only the ledger knows are never a matter of many or few. */
function objectionTo(order: OrphanOrder, look: Look, reason: string | undefined): string | undefined {
  if (reason === undefined) return "not-stopped";
  if (reason === "contacts-missing") return reason;
  return look.orphans > order.upTo ? "orphans-more" : undefined;
}

async function lookAtAll(ports: ReconcilePorts, most: number): Promise<Look> {
  const look: Look = { seen: 0, orphans: 0, missing: 0, missed: new Set(), ripe: new Map() };
  let keys: string[] = [];
  for await (const key of ports.objects.all()) {
    keys.push(key);
    if (keys.length < batch) continue;
    await lookAt({ ...ports, most }, keys, look);
    keys = [];
  }
  await lookAt({ ...ports, most }, keys, look);
  return look;
}

async function lookAt(
  ports: ReconcilePorts & { readonly most: number },
  keys: readonly string[],
  look: Look,
): Promise<void> {
  look.seen += keys.length;
  // Enough are missing to stop the pass: no need to read the disposals for each further batch.
  const ask =
    look.missing < batch ? ownersNow(ports, keys.map(contactOf)) : ownersOf(ports.peers, keys.map(contactOf));
  const owner = await ask;
  for (const key of keys) {
    const contact = contactOf(key);
    const is = owner(contact);
    const orphan = await ports.orphans.get(key);
    if (is !== "nobody") {
      if (orphan !== undefined) await ports.orphans.remove(key);
      if (is === "missing") {
        look.missing += 1;
        if (look.missed.size < batch) look.missed.add(contact);
      }
      continue;
    }
    look.orphans += 1;
    if (orphan === undefined) await note(ports.orphans, { id: key, seenAt: ports.clock.now() });
    else if (ports.clock.now() - orphan.seenAt >= graceMs && look.ripe.size <= ports.most)
      look.ripe.set(contact, [...(look.ripe.get(contact) ?? []), key]);
  }
}

/** Whose the objects are, also of those who went in a purge too large to name them. */
async function ownersNow(ports: ReconcilePorts, contacts: readonly string[]) {
  const owner = await ownersOf(ports.peers, contacts);
  const purged = await purgedByDigest(ports, new Set(contacts.filter((one) => owner(one) === "missing")));
  return (contact: string) => (purged.has(contact) ? "nobody" : owner(contact));
}

/** The look took its time: whose each is is asked again just before it goes. */
async function removeAll(
  ports: ReconcilePorts,
  ripe: ReadonlyMap<string, readonly string[]>,
): Promise<number> {
  const all = [...ripe];
  let removed = 0;
  for (let at = 0; at < all.length; at += batch) {
    const some = all.slice(at, at + batch);
    const owner = await ownersNow(
      ports,
      some.map(([contact]) => contact),
    );
    const going = some.filter(([contact]) => owner(contact) === "nobody");
    const keys = going.flatMap(([, own]) => own);
    if (keys.length === 0) continue;
    const contacts = going.map(([contact]) => contact);
    await ports.trail.write("retention.orphans.removed", contacts, { count: keys.length });
    for (const key of keys) {
      await ports.objects.remove(key);
      await ports.orphans.remove(key);
    }
    removed += keys.length;
  }
  return removed;
}

async function note(orphans: Collection<Orphan>, orphan: Omit<Orphan, "version">): Promise<void> {
  try {
    await orphans.insert(orphan);
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
