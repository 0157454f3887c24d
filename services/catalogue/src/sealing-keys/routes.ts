import { publishSealingKeys, refuse, sealingKeys, wantedBuckets } from "@tallenne/contracts";
import { type Route, bind } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";

/** Operation ↔ use case, nothing else. A half whose signature is not the reading-room's is refused whole. */
export function sealingKeyRoutes({
  sealingKeys: keys,
  isGenuine,
  calendar,
}: CataloguePorts): readonly Route[] {
  return [
    bind(sealingKeys, {
      use: async (_granted, { body }) => ({ half: (await keys.current(body.bucket)) ?? null }),
    }),
    bind(publishSealingKeys, {
      use: async (_granted, { body }) => {
        const forged = body.halves.flatMap((half, at) =>
          isGenuine(half) ? [] : [{ pointer: `/halves/${at}/signature`, code: "not-genuine" }],
        );
        if (forged.length > 0) throw refuse("bad-input", { findings: forged });
        for (const half of body.halves) await keys.publish(half);
        return {};
      },
    }),
    bind(wantedBuckets, {
      use: async () => {
        const { wanted, held } = await keys.overview(calendar.today());
        const known = held.map(({ bucket, bucketVersion, state }) => ({
          bucket,
          bucketVersion,
          state: state === "closed" ? ("closed" as const) : ("open" as const),
        }));
        return { wanted: [...wanted], held: known };
      },
    }),
  ];
}
