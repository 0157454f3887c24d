import { createHash } from "node:crypto";
import { pinRules, refuse } from "@tallenne/contracts";
import { type Register, readPolicy } from "@tallenne/domain";
import { type Collection, type Documents, Duplicate, keepsNothingPersonal } from "@tallenne/store";
import type { Peers } from "@tallenne/wire";
import { z } from "zod";
import type { Trail } from "../trail.ts";

/** A policy version as the steward first saw it. Never changed: a catalogue that shows another text for it is not believed. */
export interface RulePin {
  /** The policy version. */
  readonly id: string;
  readonly version: number;
  readonly from: string;
  readonly digest: string;
  readonly policy: string;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  from: z.string(),
  digest: z.string(),
  policy: z.string(),
});

const rulePinsKept = keepsNothingPersonal<RulePin>(
  "steward.rulePins",
  "rules of the notices by version and digest",
  {
    indexes: ["from"],
    unique: [],
    many: [],
    parse: (value) => kept.parse(value),
  },
);

/** Opens the collection of pins. */
export function openRulePins(documents: Documents): Promise<Collection<RulePin>> {
  return documents.open(rulePinsKept);
}

interface PinPorts {
  readonly pins: Collection<RulePin>;
  readonly peers: Peers;
  readonly trail: Trail;
}

/**
 * Pins policy versions not seen before: the ledger is told the digest first, then it is kept. A known version whose text now differs stops everything
 * (`conflict`): terms must not change behind the steward's back.
 */
export function pinNewRules({ pins, peers, trail }: PinPorts) {
  return async (): Promise<readonly Register[]> => {
    const { versions } = await peers.call(pinRules, {});
    for (const { version, from, policy, digest } of versions) {
      const own = createHash("sha256").update(policy).digest("hex");
      const pinned = await pins.get(version);
      if (own !== digest || (pinned !== undefined && pinned.digest !== own))
        throw refuse("conflict", { facts: { version } });
      if (pinned !== undefined) continue;
      await trail.write("retention.rules.pinned", [], { digest, version });
      await keep(pins, { id: version, from, digest, policy });
    }
    const newest = (await pins.find({ order: [{ field: "from", direction: "desc" }], limit: 1 })).rows[0];
    if (newest === undefined) throw refuse("peer-away");
    return readPolicy(newest.policy).registers;
  };
}

async function keep(pins: Collection<RulePin>, pin: Omit<RulePin, "version">): Promise<void> {
  try {
    await pins.insert(pin);
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
