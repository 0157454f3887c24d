import { envelopes, replaceWraps, rewrap } from "@tallenne/contracts";
import type { ContactId } from "@tallenne/domain";
import type { Peers } from "@tallenne/wire";
import type { DisposalPorts } from "../ports.ts";
import { type BucketMembers, orderWithin } from "../sweeps/due.ts";
import type { Disposal } from "./disposal.ts";
import { partsOf } from "./parts.ts";

/** Contacts in one order. */
const batch = 100;

/** A contact and where its keys go. */
interface Target {
  readonly contact: ContactId;
  readonly toClass: "standard" | "held" | "frozen" | "disputed";
  readonly toBucket: string;
}

/** Somebody would lose a key whose time is not over, or the ledger lags behind: nothing is destroyed, the next sweep looks again. */
export class Unmoved extends Error {
  readonly code = "survivors-unmoved";
  readonly count: number;

  constructor(count: number) {
    super("survivors lie under a key that is to die");
    this.name = "Unmoved";
    this.count = count;
  }
}

/**
 * Before a bucket version dies the keys of everybody who does not go with it move (flows D14, J5.4): the disputed to the `disputed` bucket of their day,
 * unreadable for everybody and undestroyed until people have decided; those both services agree to keep, to the bucket of their new last day. Who is over
 * but was not told to the ledger as due, since the hold ended only now, moves too and goes with the next sweep. Throws `Unmoved` while anybody else is left.
 */
export async function moveSurvivors(ports: DisposalPorts, disposal: Disposal): Promise<void> {
  const { peers } = ports;
  const { id, bucket, bucketVersion } = disposal;
  const going = new Set(
    [disposal, ...(await partsOf(ports.disposals, id))].flatMap(({ contacts }) => contacts),
  );
  await moveKeys(peers, disposal, disputedOf(disposal, disposal.disputed));
  const now = await ports.membersOf(bucket, bucketVersion);
  for (const { contact, stated, computed } of now.disputed)
    if (!disposal.disputed.includes(contact))
      await ports.trail.write("retention.disputed", [contact, id], { stated, computed });
  await moveKeys(peers, disposal, [
    ...disputedOf(
      disposal,
      now.disputed.map(({ contact }) => contact),
    ),
    ...now.survivors.map(({ contact, class: toClass, bucket: toBucket }) => ({ contact, toClass, toBucket })),
    ...lateOf(now, going, `${disposal.register}/held/${laterOf(disposal.lastDay, ports.calendar.today())}`),
  ]);
  const left = await ports.membersOf(bucket, bucketVersion);
  const staying = left.survivors.length + left.disputed.length + left.waiting;
  const unknown = left.contacts.filter((contact) => !going.has(contact)).length;
  if (staying + unknown > 0) throw new Unmoved(staying + unknown);
}

function disputedOf({ register, lastDay }: Disposal, contacts: readonly ContactId[]): Target[] {
  return contacts.map((contact) => ({
    contact,
    toClass: "disputed",
    toBucket: `${register}/disputed/${lastDay}`,
  }));
}

function lateOf(now: BucketMembers, going: ReadonlySet<ContactId>, toBucket: string): Target[] {
  return now.contacts
    .filter((contact) => !going.has(contact))
    .map((contact) => ({ contact, toClass: "held", toBucket }));
}

function laterOf(a: Disposal["lastDay"], b: Disposal["lastDay"]): Disposal["lastDay"] {
  return a > b ? a : b;
}

/** Opens the keys in the reading-room and puts them, wrapped anew, in the catalogue. Those that moved before are passed over. */
async function moveKeys(
  peers: Peers,
  { bucket, bucketVersion }: Pick<Disposal, "bucket" | "bucketVersion">,
  targets: readonly Target[],
): Promise<void> {
  const within = { within: orderWithin };
  for (let at = 0; at < targets.length; at += batch) {
    const some = new Map(targets.slice(at, at + batch).map((target) => [target.contact, target]));
    const { envelopes: all } = await peers.call(envelopes, { body: { contacts: [...some.keys()] } }, within);
    const moves = all.flatMap(({ contact, register, class: from, anchorDate, lastDay, wraps }) => {
      const target = some.get(contact);
      const isHere = wraps.every((wrap) => wrap.bucket === bucket && wrap.bucketVersion === bucketVersion);
      if (target === undefined || !isHere) return [];
      return [{ register, class: from, anchorDate, lastDay, wraps, ...target }];
    });
    if (moves.length === 0) continue;
    const wrapped = await peers.call(rewrap, { body: { moves } }, within);
    const replaced = wrapped.moves.map((move) => ({
      ...move,
      fromBucket: bucket,
      fromVersion: bucketVersion,
      class: some.get(move.contact)?.toClass ?? "disputed",
    }));
    await peers.call(replaceWraps, { body: { moves: replaced } }, within);
  }
}
