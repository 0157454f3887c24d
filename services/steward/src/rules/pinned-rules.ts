import { createHash } from "node:crypto";
import { pinRules, refuse } from "@tallenne/contracts";
import { type Policy, readPolicy } from "@tallenne/domain";
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

/** The rules the steward works by, oldest first. */
export interface Rules {
  /** Pins versions not seen before: the ledger is told the digest first, then each is kept. */
  pinned(): Promise<readonly Policy[]>;
  /** The same without writing anything, for rehearsals: versions not pinned yet count as the catalogue shows them. */
  shown(): Promise<readonly Policy[]>;
}

/**
 * Both refuse (`conflict`) when a known version's text now differs or a digest is wrong: terms must not change behind the steward's back. What was
 * pinned once stays in force although the catalogue shows it no more.
 */
export function stewardRules({ pins, peers, trail }: PinPorts): Rules {
  const look = async (): Promise<{
    readonly all: readonly RulePin[];
    readonly unseen: readonly NewPin[];
  }> => {
    const { versions } = await peers.call(pinRules, {});
    const { rows: known } = await pins.find({ order: [{ field: "from", direction: "asc" }], limit: most });
    const unseen: NewPin[] = [];
    for (const { version, from, policy, digest } of versions) {
      const own = createHash("sha256").update(policy).digest("hex");
      const pinned = known.find(({ id }) => id === version);
      if (own !== digest || (pinned !== undefined && pinned.digest !== own))
        throw refuse("conflict", { facts: { version } });
      if (pinned === undefined) unseen.push({ id: version, from, digest, policy });
    }
    return { all: known, unseen };
  };
  return {
    shown: async () => {
      const { all, unseen } = await look();
      return policiesOf([...all, ...unseen]);
    },
    pinned: async () => {
      const { all, unseen } = await look();
      for (const pin of unseen) {
        await trail.write("retention.rules.pinned", [], { digest: pin.digest, version: pin.id });
        await keep(pins, pin);
      }
      return policiesOf([...all, ...unseen]);
    },
  };
}

type NewPin = Omit<RulePin, "version">;

/** Policy versions ever. */
const most = 500;

function policiesOf(pins: readonly NewPin[]): readonly Policy[] {
  if (pins.length === 0) throw refuse("peer-away");
  return pins.map(({ policy }) => readPolicy(policy)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

async function keep(pins: Collection<RulePin>, pin: NewPin): Promise<void> {
  try {
    await pins.insert(pin);
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
}
