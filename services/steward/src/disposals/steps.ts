import { closeBucket, dropBucket, Problem } from "@tallenne/contracts";
import { type ContactId, epochOf, instantOf } from "@tallenne/domain";
import type { DisposalPorts } from "../ports.ts";
import { orderWithin } from "../sweeps/due.ts";
import { type Disposal, type DisposalStep, certificateOf, idsDigest } from "./disposal.ts";
import { moveSurvivors, Unmoved } from "./move-survivors.ts";
import { beginParts, mostMembers, partsOf } from "./parts.ts";
import { forgetEverywhere, receipt, removeObjects } from "./receipts.ts";
import { countSurvivors, Surviving } from "./survivors.ts";

/** Ids in one call to a peer. */
const batch = 500;
/** Keys opened before live as long as a ticket (flows D11, D21): a reading-room that stays silent has forgotten them by then. */
const silenceMs = 120_000;

type Change = Partial<Omit<Disposal, "id" | "version">>;
type Step = (ports: DisposalPorts, disposal: Disposal) => Promise<Change>;

/**
 * What each step does before the document says that it is done (flows J5). Each may be done again: a crash or an absent peer leaves the disposal
 * where it was, and the next sweep goes on from there. Keys go before objects: from `key-destroyed` on nothing opens, in any backup.
 */
export const steps: Readonly<Record<Exclude<DisposalStep, "purged">, Step>> = {
  due: async (ports, disposal) => {
    await close(ports, disposal);
    // The bucket of a further part is closed already, and its members are known.
    if (disposal.id !== disposal.first) return { step: "closed" };
    return { ...(await membersAfterClosing(ports, disposal)), step: "closed" };
  },
  closed: async (ports, disposal) => {
    // A further part begins once the key is gone: its first one has moved everybody.
    if (disposal.id === disposal.first) await moveSurvivors(ports, disposal);
    return { step: "moved" };
  },
  moved: async (ports, disposal) => {
    const { bucket, bucketVersion, contacts, receipts } = disposal;
    try {
      await ports.peers.call(dropBucket, { body: { bucket, bucketVersion } });
      // Of none of the members a key is open any more, whatever number of sittings it was that ended.
      const closed = receipt(ports, "reading-room-sittings", contacts.length);
      return { step: "dropped", receipts: [...receipts, closed] };
    } catch (failure) {
      return waitOutSilence(ports, disposal, failure);
    }
  },
  dropped: async (ports, disposal) => {
    const { id, bucket, bucketVersion, receipts } = disposal;
    const known = await ports.trail.write("keys.destroyed", [id], { bucket, bucketVersion });
    const gone = await ports.keys.destroy(bucket, bucketVersion, known);
    return { step: "key-destroyed", receipts: [...receipts, receipt(ports, "keys", gone)] };
  },
  "key-destroyed": async (ports, disposal) => ({
    step: "objects-removed",
    receipts: [...disposal.receipts, await removeObjects(ports, disposal)],
  }),
  "objects-removed": async (ports, disposal) => ({
    step: "forgotten",
    receipts: [...disposal.receipts, ...(await forgetEverywhere(ports, disposal))],
  }),
  forgotten: async (ports, disposal) => {
    let { receipts } = disposal;
    if ((await countSurvivors(ports, disposal)) > 0) {
      // A row written to while it was to go, an object that a process long dead still put: ordered once more, with receipts anew.
      const anew = [await removeObjects(ports, disposal), ...(await forgetEverywhere(ports, disposal))];
      receipts = receipts.map((one) => anew.find(({ owner }) => owner === one.owner) ?? one);
      const left = await countSurvivors(ports, disposal);
      if (left > 0) throw new Surviving(left);
    }
    return {
      step: "verified",
      receipts,
      certificate: certificateOf({ ...disposal, receipts }),
      finishedAt: instantOf(ports.clock.now()),
      finishedOn: ports.calendar.today(),
    };
  },
  verified: async ({ trail }, disposal) => {
    const { id, bucket, bucketVersion, contacts, objects, certificate, finishedAt, finishedOn } = disposal;
    if (certificate === null || finishedAt === null || finishedOn === null)
      throw new Error("a verified disposal has its certificate");
    const facts = {
      bucket,
      bucketVersion,
      count: contacts.length,
      idsDigest: idsDigest(contacts),
      objects: objects.length,
      certificate,
    };
    const fixed = { id: disposal.purgedEntry, at: finishedAt, date: finishedOn };
    await trail.write("retention.purged", [id, ...contacts], facts, fixed);
    return { step: "purged", open: false };
  },
};

/** Closes the bucket, the disputed named in as many orders as they need. Answers whom the catalogue keeps: those it has not stamped. */
async function close(
  { peers }: DisposalPorts,
  {
    first,
    bucket,
    bucketVersion,
    disputed,
  }: Pick<Disposal, "first" | "bucket" | "bucketVersion" | "disputed">,
): Promise<ReadonlySet<ContactId>> {
  let kept: ContactId[] = [];
  let at = 0;
  do {
    const some = disputed.slice(at, at + batch);
    const body = { bucket, bucketVersion, disposal: first, disputed: [...some] };
    const { survivors } = await peers.call(closeBucket, { body }, { within: orderWithin });
    kept = survivors.map(({ contact }) => contact);
    at += batch;
  } while (at < disputed.length);
  return new Set(kept);
}

/**
 * Once closed, the bucket takes nothing more: only now its members are final. Who came in after the list was made goes the same way, and the ledger is
 * told before anything of theirs is touched. Whom a hold or freeze reached before the bucket closed for them survives and leaves the list; everybody else
 * who was found before stays in it: a step done twice must not lose them. Whom the document has no room for goes into further parts.
 */
async function membersAfterClosing(ports: DisposalPorts, disposal: Disposal): Promise<Change> {
  const { id, bucket, bucketVersion } = disposal;
  const now = await ports.membersOf(bucket, bucketVersion);
  if (now.waiting > 0) throw new Unmoved(now.waiting);
  const parts = await partsOf(ports.disposals, id);
  const before = new Set(disposal.disputed);
  const disputed = now.disputed.filter(({ contact }) => !before.has(contact));
  const unclear = [...disposal.disputed, ...disputed.map(({ contact }) => contact)];
  // Closed once more, for those whose time ended between: what the catalogue has not stamped by now, it keeps.
  const kept = await close(ports, { ...disposal, disputed: unclear });
  const staying = new Set([...kept, ...unclear, ...now.survivors.map(({ contact }) => contact)]);
  const known = new Set([disposal, ...parts].flatMap((one) => one.contacts));
  const found = now.contacts.filter((contact) => !known.has(contact) && !staying.has(contact));
  const listed = disposal.contacts.filter((contact) => !staying.has(contact));
  const isAsBefore = found.length + disputed.length === 0 && listed.length === disposal.contacts.length;
  if (isAsBefore) return {};
  for (const { contact, stated, computed } of disputed)
    await ports.trail.write("retention.disputed", [contact, id], { stated, computed });
  const room = Math.max(0, mostMembers - listed.length);
  const [contacts, rest] = [found.slice(0, room), found.slice(room)];
  await beginParts(ports, disposal, { contacts: rest, objects: now.objects });
  const all = [...listed, ...contacts];
  const going = new Set(all);
  const late = new Set(contacts);
  const objects = [
    ...disposal.objects.filter(({ contact }) => going.has(contact)),
    ...now.objects.filter(({ contact }) => late.has(contact)),
  ];
  if (all.length === disposal.contacts.length && contacts.length === 0 && disputed.length === 0) return {};
  const facts = { bucket, bucketVersion, count: all.length, idsDigest: idsDigest(all) };
  const { entry } = await ports.trail.write("retention.due", [id], facts);
  return { contacts: all, disputed: unclear, objects, dueEntry: entry };
}

/** A reading-room that does not answer, or that can keep nothing: neither keeps a term from ending. */
const silence: ReadonlySet<Problem["slug"]> = new Set(["peer-away", "store-full"]);

/** Waits until what a silent reading-room had opened is over; its index and sittings still have to answer later. */
async function waitOutSilence(ports: DisposalPorts, disposal: Disposal, failure: unknown): Promise<Change> {
  if (!(failure instanceof Problem) || !silence.has(failure.slug)) throw failure;
  const now = ports.clock.now();
  const { silentSince } = disposal;
  if (silentSince === null) {
    await ports.disposals.change(disposal.id, (kept) => ({ ...kept, silentSince: instantOf(now) }));
    throw failure;
  }
  if (now - epochOf(silentSince) < silenceMs) throw failure;
  return { step: "dropped", receipts: [...disposal.receipts, receipt(ports, "reading-room-silent", 0)] };
}
