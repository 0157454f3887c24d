import { publicHalf, publishSealingKeys, wantedBuckets } from "@tallenne/contracts";
import type { Policy } from "@tallenne/domain";
import type { Calendar } from "@tallenne/runtime";
import type { KeyMint, SignedHalf } from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import type { RoomTrail } from "../room-trail.ts";
import { bucketsAhead } from "./buckets-ahead.ts";

interface MintingPorts {
  readonly mint: KeyMint;
  readonly peers: Pick<Peers, "call">;
  readonly trail: Pick<RoomTrail, "minted">;
  readonly policy: () => Promise<Policy>;
  readonly calendar: Calendar;
}

/** Halves published in one call: few, so that the first ones are there soon, and what somebody wants is asked again before the next. */
const batch = 8;

/**
 * Mints and publishes a few buckets: wanted ones first, then those ahead that are not published yet. A half is in the ledger before it is published; a
 * crash between leaves a key nobody seals to, and `newest` finds it again. Answers how many were published: 0 when nothing is missing.
 */
export function mintBuckets({ mint, peers, trail, policy, calendar }: MintingPorts) {
  return async (): Promise<number> => {
    const { wanted, held } = await peers.call(wantedBuckets, {});
    const open = new Set(held.filter(({ state }) => state === "open").map(({ bucket }) => bucket));
    const closed = new Map<string, number>();
    for (const { bucket, bucketVersion, state } of held)
      if (state === "closed") closed.set(bucket, Math.max(bucketVersion, closed.get(bucket) ?? 0));
    const ahead = bucketsAhead(await policy(), calendar.today());
    // A bucket that was closed is opened anew only when somebody wants it: no contact of a coming day lies in one.
    const missing = [...new Set([...wanted, ...ahead.filter((bucket) => !closed.has(bucket))])].filter(
      (bucket) => !open.has(bucket),
    );
    // At once: each waits for its disks, not for the others.
    const halves = await Promise.all(
      missing.slice(0, batch).map(async (bucket) => {
        const living = await mint.newest(bucket);
        const isUsable = living !== undefined && living.bucketVersion > (closed.get(bucket) ?? 0);
        return isUsable ? living : await mint.mint(bucket);
      }),
    );
    if (halves.length > 0) await publishHalves({ peers, trail }, halves);
    return halves.length;
  };
}

/** Tells the ledger of halves, then the catalogue. */
export async function publishHalves(
  { peers, trail }: Pick<MintingPorts, "peers" | "trail">,
  halves: readonly SignedHalf[],
): Promise<void> {
  await trail.minted(halves);
  await peers.call(publishSealingKeys, { body: { halves: halves.map((half) => publicHalf.parse(half)) } });
}
