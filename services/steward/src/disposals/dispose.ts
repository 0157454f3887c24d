import {
  closeBucket,
  discardStaging,
  dropBucket,
  entomb,
  forgetContacts,
  replaceWraps,
  rewrap,
  survivingInCatalogue,
  survivingInIntake,
  survivingInReadingRoom,
  envelopes,
} from "@tallenne/contracts";
import { type ContactId, instantOf } from "@tallenne/domain";
import type { DisposalPorts } from "../ports.ts";
import {
  type Disposal,
  type DisposalReceipt,
  type DisposalStep,
  certificateOf,
  idsDigest,
} from "./disposal.ts";

/** Ids in one call to a peer. */
const batch = 500;

/** Something survived: the disposal stays open, no certificate is made (flows J5.9). */
export class Surviving extends Error {
  readonly count: number;
  constructor(count: number) {
    super("something survived a disposal");
    this.name = "Surviving";
    this.count = count;
  }
}

type Change = Partial<Omit<Disposal, "id" | "version">>;

/**
 * The steps after `due`, each safe to repeat: it does its work whole, then the document says so. A crash or an absent peer leaves the disposal where
 * it was; the next sweep goes on from there. Keys go before objects: from `key-destroyed` on nothing opens, in any backup.
 */
const work: Readonly<
  Record<Exclude<DisposalStep, "purged">, (ports: DisposalPorts, disposal: Disposal) => Promise<Change>>
> = {
  due: async ({ peers }, { id, bucket, bucketVersion, disputed }) => {
    await peers.call(closeBucket, { body: { bucket, bucketVersion, disposal: id, disputed: [...disputed] } });
    return { step: "closed" };
  },
  closed: async (ports, disposal) => {
    if (disposal.disputed.length > 0) await moveDisputed(ports, disposal);
    return { step: "moved" };
  },
  moved: async (ports, disposal) => {
    const { bucket, bucketVersion } = disposal;
    const { sittings } = await ports.peers.call(dropBucket, { body: { bucket, bucketVersion } });
    return {
      step: "dropped",
      receipts: [...disposal.receipts, receipt(ports, "reading-room-sittings", sittings)],
    };
  },
  dropped: async (ports, disposal) => {
    const gone = await ports.keys.destroy(disposal.bucket, disposal.bucketVersion);
    return { step: "key-destroyed", receipts: [...disposal.receipts, receipt(ports, "keys", gone)] };
  },
  "key-destroyed": async (ports, disposal) => {
    let gone = 0;
    for (const { key } of disposal.objects) if (await ports.objects.remove(key)) gone += 1;
    return { step: "objects-removed", receipts: [...disposal.receipts, receipt(ports, "objects", gone)] };
  },
  "objects-removed": async (ports, disposal) => {
    const { peers } = ports;
    const index = await inBatches(disposal.contacts, (contacts) =>
      peers.call(forgetContacts, { body: { contacts } }),
    );
    const staging = await inBatches(disposal.contacts, (contacts) =>
      peers.call(discardStaging, { body: { contacts } }),
    );
    const rows = await inBatches(disposal.contacts, (contacts) =>
      peers.call(entomb, { body: { disposal: disposal.id, contacts } }),
    );
    const receipts = [
      receipt(ports, "reading-room", index),
      receipt(ports, "intake", staging),
      receipt(ports, "catalogue", rows),
    ];
    return { step: "forgotten", receipts: [...disposal.receipts, ...receipts] };
  },
  forgotten: async (ports, disposal) => {
    const left = await survivors(ports, disposal);
    if (left > 0) throw new Surviving(left);
    return { step: "verified" };
  },
  verified: async (ports, disposal) => {
    const { bucket, bucketVersion, contacts, objects } = disposal;
    const certificate = certificateOf(disposal);
    const facts = {
      bucket,
      bucketVersion,
      count: contacts.length,
      idsDigest: idsDigest(contacts),
      objects: objects.length,
      certificate,
    };
    await ports.trail.write("retention.purged", [disposal.id, ...contacts], facts, disposal.purgedEntry);
    return { step: "purged", certificate, finishedAt: instantOf(ports.clock.now()), open: false };
  },
};

/** Carries a disposal as far as it goes. Throws what stopped it, after the document says where; `purged` needs nothing more. */
export function dispose(ports: DisposalPorts) {
  return async (started: Disposal): Promise<Disposal> => {
    let disposal = started;
    while (disposal.step !== "purged") {
      const { step } = disposal;
      try {
        const change = await work[step](ports, disposal);
        disposal = await ports.disposals.replace({ ...disposal, ...change, failing: null });
      } catch (failure) {
        await fail(ports, disposal, failure);
        throw failure;
      }
    }
    return disposal;
  };
}

async function fail(ports: DisposalPorts, disposal: Disposal, failure: unknown): Promise<void> {
  const { id, bucket, bucketVersion, step } = disposal;
  const surviving = failure instanceof Surviving ? failure.count : 0;
  ports.log.error({ event: "disposal-stopped", disposal: id, step, surviving }, failure);
  await ports.disposals.change(id, (kept) => ({ ...kept, failing: step }));
  await ports.trail.write("retention.purge.failed", [id], { bucket, bucketVersion, step, surviving });
}

function receipt({ clock }: DisposalPorts, owner: string, gone: number): DisposalReceipt {
  return { owner, gone, at: instantOf(clock.now()) };
}

async function inBatches(
  contacts: readonly ContactId[],
  call: (some: ContactId[]) => Promise<{ readonly gone: number }>,
): Promise<number> {
  let gone = 0;
  for (let at = 0; at < contacts.length; at += batch)
    gone += (await call(contacts.slice(at, at + batch))).gone;
  return gone;
}

/** Ids, objects and key files still found: zero, or no certificate. */
async function survivors({ peers, objects, keys }: DisposalPorts, disposal: Disposal): Promise<number> {
  let found = (await keys.exists(disposal.bucket, disposal.bucketVersion)) ? 1 : 0;
  for (let at = 0; at < disposal.contacts.length; at += batch) {
    const body = { contacts: disposal.contacts.slice(at, at + batch) };
    for (const asked of [survivingInCatalogue, survivingInReadingRoom, survivingInIntake])
      found += (await peers.call(asked, { body })).surviving.length;
  }
  for (const { key } of disposal.objects) if (await objects.exists(key)) found += 1;
  return found;
}

/** Survivors keep their content under keys of the `disputed` bucket: unreadable for everybody, undestroyed until people have decided. */
async function moveDisputed({ peers }: DisposalPorts, disposal: Disposal): Promise<void> {
  const { bucket, bucketVersion, disputed } = disposal;
  for (let at = 0; at < disputed.length; at += 100) {
    const contacts = disputed.slice(at, at + 100);
    const sealed = (await peers.call(envelopes, { body: { contacts } })).envelopes.filter(({ wraps }) =>
      wraps.every((wrap) => wrap.bucket === bucket && wrap.bucketVersion === bucketVersion),
    );
    if (sealed.length === 0) continue;
    const moves = sealed.map(({ contact, register, class: from, anchorDate, lastDay, wraps }) => ({
      contact,
      register,
      class: from,
      anchorDate,
      lastDay,
      wraps,
      toClass: "disputed" as const,
      toBucket: `${register}/disputed/${lastDay}`,
    }));
    const wrapped = await peers.call(rewrap, { body: { moves } });
    await peers.call(replaceWraps, {
      body: {
        moves: wrapped.moves.map((move) => ({
          ...move,
          fromBucket: bucket,
          fromVersion: bucketVersion,
          class: "disputed" as const,
        })),
      },
    });
  }
}
