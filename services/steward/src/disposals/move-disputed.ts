import { envelopes, replaceWraps, rewrap } from "@tallenne/contracts";
import type { Peers } from "@tallenne/wire";
import { orderWithin } from "../sweeps/due.ts";
import type { Disposal } from "./disposal.ts";

/** Contacts in one order. */
const batch = 100;

/**
 * Survivors keep their content under keys of the `disputed` bucket (flows J5.2, D14): unreadable for everybody, undestroyed until people have
 * decided. Those whose keys moved before are passed over.
 */
export async function moveDisputed(
  peers: Peers,
  { bucket, bucketVersion, disputed }: Pick<Disposal, "bucket" | "bucketVersion" | "disputed">,
): Promise<void> {
  for (let at = 0; at < disputed.length; at += batch) {
    const contacts = disputed.slice(at, at + batch);
    const { envelopes: all } = await peers.call(envelopes, { body: { contacts } }, { within: orderWithin });
    const sealed = all.filter(({ wraps }) =>
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
    const wrapped = await peers.call(rewrap, { body: { moves } }, { within: orderWithin });
    const replaced = wrapped.moves.map((move) => ({
      ...move,
      fromBucket: bucket,
      fromVersion: bucketVersion,
      class: "disputed" as const,
    }));
    await peers.call(replaceWraps, { body: { moves: replaced } }, { within: orderWithin });
  }
}
