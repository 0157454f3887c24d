import { survivingInCatalogue, survivingInIntake } from "@tallenne/contracts";
import { type ContactId, isId } from "@tallenne/domain";
import type { Clock, Log } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import type { SealedObjects } from "../ports.ts";
import { orderWithin } from "../sweeps/due.ts";
import type { Trail } from "../trail.ts";
import type { Orphan } from "./orphan.ts";

interface ReconcilePorts {
  readonly orphans: Collection<Orphan>;
  readonly objects: SealedObjects;
  readonly peers: Peers;
  readonly trail: Trail;
  readonly clock: Clock;
  readonly log: Log;
}

/** Longer than the longest upload: what is under way now has its contact by then (reliability §4.4). */
const graceMs = 24 * 3_600_000;
/** Objects looked at together. */
const batch = 500;

/** What a look at the whole store found. */
export interface Reconciled {
  /** Objects of no contact, seen but still in their grace. */
  readonly waiting: number;
  readonly removed: number;
}

/**
 * Compares the store's own listing with who knows of what: an object whose contact neither the catalogue nor intake has is an orphan; after a day of
 * grace it is removed, the ledger first. One whose contact has turned up meanwhile is forgotten as orphan. Reads no content.
 */
export function reconcile(ports: ReconcilePorts) {
  return async (): Promise<Reconciled> => {
    let waiting = 0;
    let removed = 0;
    let keys: string[] = [];
    const settle = async () => {
      const found = await settleBatch(ports, keys);
      waiting += found.waiting;
      removed += found.removed;
      keys = [];
    };
    for await (const key of ports.objects.all()) {
      keys.push(key);
      if (keys.length === batch) await settle();
    }
    await settle();
    if (removed > 0) ports.log.warn({ event: "orphans-removed", removed });
    return { waiting, removed };
  };
}

async function settleBatch(ports: ReconcilePorts, keys: readonly string[]): Promise<Reconciled> {
  const { orphans, objects, trail, clock } = ports;
  const known = await contactsKnown(ports.peers, keys);
  const ripe: string[] = [];
  let waiting = 0;
  for (const key of keys) {
    const orphan = await orphans.get(key);
    if (known.has(contactOf(key))) {
      if (orphan !== undefined) await orphans.remove(key);
    } else if (orphan === undefined) {
      await note(orphans, { id: key, seenAt: clock.now() });
      waiting += 1;
    } else if (clock.now() - orphan.seenAt < graceMs) waiting += 1;
    else ripe.push(key);
  }
  if (ripe.length === 0) return { waiting, removed: 0 };
  await trail.write("retention.orphans.removed", [...new Set(ripe.map(contactOf))], { count: ripe.length });
  for (const key of ripe) {
    await objects.remove(key);
    await orphans.remove(key);
  }
  return { waiting, removed: ripe.length };
}

async function contactsKnown(peers: Peers, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const contacts = [...new Set(keys.map(contactOf))].filter((id): id is ContactId => isId("contact", id));
  if (contacts.length === 0) return new Set();
  const asked = { body: { contacts } };
  const [kept, announced] = await Promise.all([
    peers.call(survivingInCatalogue, asked, { within: orderWithin }),
    peers.call(survivingInIntake, asked, { within: orderWithin }),
  ]);
  return new Set([...kept.surviving, ...announced.surviving]);
}

/** Parts lie under their contact. */
function contactOf(key: string): string {
  return key.split("/")[0] ?? key;
}

async function note(orphans: Collection<Orphan>, orphan: Omit<Orphan, "version">): Promise<void> {
  try {
    await orphans.insert(orphan);
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
