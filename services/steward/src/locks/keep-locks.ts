import { eventsAfter, keepingFacts } from "@tallenne/contracts";
import { type CaseId, type ContactId, isFreezeInForce, isHoldInForce, instantOf } from "@tallenne/domain";
import { type Collection, Duplicate } from "@tallenne/store";
import type { DisposalPorts } from "../ports.ts";
import type { ObjectHold } from "./object-hold.ts";
import type { FeedCursor } from "./feed-cursor.ts";

interface LockPorts extends Pick<
  DisposalPorts,
  "peers" | "objects" | "trail" | "calendar" | "clock" | "log"
> {
  readonly objectHolds: Collection<ObjectHold>;
  readonly cursor: FeedCursor;
}

/** Events of the feed, and contacts of one question. */
const page = 500;
const batch = 200;

/**
 * One look at the feed (flows J4.3): of every contact whose keeping changed, each object version gets the legal hold it should have, and the store is asked
 * what lies on it. What fails is tried again at every look and alarmed once; the catalogue's hold counts meanwhile, and nothing is destroyed against it.
 * Answers how many events were read.
 */
export function keepLocks(ports: LockPorts) {
  return async (): Promise<number> => {
    await retry(ports);
    const from = await ports.cursor.read();
    const { events } = await ports.peers.call(eventsAfter, { body: { after: from, limit: page } });
    const last = events.at(-1);
    if (last === undefined) return 0;
    const changed = new Set(
      events.flatMap(({ kind, contact }) =>
        kind === "keeping-changed" && contact !== null ? [contact] : [],
      ),
    );
    await lockContacts(ports, [...changed]);
    for (const { kind, contact } of events)
      if (kind === "contact-entombed" && contact !== null) await forgetLocks(ports, contact);
    // Written last: what a crash cut short is looked at again, and says the same.
    await ports.cursor.write(last.number);
    return events.length;
  };
}

async function retry(ports: LockPorts): Promise<void> {
  const { rows } = await ports.objectHolds.find({ where: { field: "isFailing", is: true }, limit: page });
  await lockContacts(ports, [...new Set(rows.map(({ contact }) => contact))]);
}

/** With the contact its objects are gone: nothing is left to lock. */
async function forgetLocks({ objectHolds }: LockPorts, contact: ContactId): Promise<void> {
  for await (const { id } of objectHolds.each({ field: "contact", is: contact }))
    await objectHolds.remove(id);
}

async function lockContacts(ports: LockPorts, ids: readonly ContactId[]): Promise<void> {
  const today = ports.calendar.today();
  for (let at = 0; at < ids.length; at += batch) {
    const body = { contacts: ids.slice(at, at + batch) };
    const { contacts } = await ports.peers.call(keepingFacts, { body });
    for (const { id, holds, freezes, parts, erasure } of contacts) {
      const held = erasure === null ? holds.filter((hold) => isHoldInForce(hold, today)) : [];
      const frozen = freezes.filter((freeze) => isFreezeInForce(freeze, today));
      const cases = [...new Set([...held, ...frozen].map((one): CaseId => one.case))];
      for (const { key, version } of parts)
        await lockVersion(ports, { contact: id, key, objectVersion: version, cases });
    }
  }
}

async function lockVersion(
  ports: LockPorts,
  wanted: Pick<ObjectHold, "contact" | "key" | "objectVersion" | "cases">,
): Promise<void> {
  const { objectHolds, objects, clock, log, trail } = ports;
  const id = `${wanted.key}#${wanted.objectVersion}`;
  const before = await objectHolds.get(id);
  const isLocked = wanted.cases.length > 0;
  // Never locked, and need not be.
  if (before === undefined && !isLocked) return;
  let locked: boolean | null = null;
  try {
    locked = await objects.lock(wanted.key, wanted.objectVersion, isLocked);
  } catch (failure) {
    log.error({ event: "lock-failed", contact: wanted.contact }, failure);
  }
  const isFailing = locked !== isLocked;
  const since = before?.failingSince ?? instantOf(clock.now());
  const now = { ...wanted, id, locked, failingSince: isFailing ? since : null, isFailing };
  if (isFailing && before?.isFailing !== true)
    await trail.write("retention.lock.failed", [wanted.contact], { wanted: isLocked });
  try {
    if (before === undefined) await objectHolds.insert(now);
    else await objectHolds.change(id, (kept) => ({ ...kept, ...now }));
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
