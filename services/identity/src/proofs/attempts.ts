import { refuse } from "@tallenne/contracts";
import type { Clock, Secret } from "@tallenne/runtime";
import { type Collection, Duplicate, type Documents, keeps } from "@tallenne/store";
import { createHmac } from "node:crypto";
import { z } from "zod";
import { derive } from "./sealer.ts";

/** Failed proofs in a row for one name. The id is a keyed hash of the name, known or not, so that both are locked alike. */
export interface Attempts {
  readonly id: string;
  readonly version: number;
  readonly count: number;
  /** Epoch milliseconds of the real clock. */
  readonly lastAt: number;
}

/** So many in a row, then a rest. */
const most = 10;
/** How long a name rests, and after how long a row is forgotten, milliseconds. */
const rest = 15 * 60_000;

const kept = z.strictObject({ id: z.string(), version: z.int(), count: z.int(), lastAt: z.number() });

const attemptsKept = keeps<Attempts>("identity.attempts", {
  register: "staff directory",
  personal: ["id"],
  term: "P1D",
  indexes: ["lastAt"],
  parse: (value) => kept.parse(value),
});

/** Opens the collection. */
export function openAttempts(documents: Documents): Promise<Collection<Attempts>> {
  return documents.open(attemptsKept);
}

/** Counts proofs before they are tried, so that guesses made at the same time count too. */
export interface AttemptCount {
  /** Takes one attempt of a name. Throws Problem `too-many` with the seconds to wait while the name rests. */
  take(name: string): Promise<void>;
  /** The proof held: the row is over. */
  succeeded(name: string): Promise<void>;
  /** Forgets rows that ended. */
  sweep(): Promise<void>;
}

/** The count over its collection. */
export function attemptCount(made: {
  readonly attempts: Collection<Attempts>;
  readonly secret: Secret;
  readonly clock: Clock;
}): AttemptCount {
  const { attempts, clock } = made;
  const key = derive(made.secret, "tallenne identity names");
  const idOf = (name: string) => createHmac("sha256", key).update(name).digest("base64url");
  const counted = (before: Attempts, now: number): Attempts => ({
    ...before,
    count: isOver(before, now) ? 1 : before.count + 1,
    lastAt: now,
  });
  return {
    async take(name) {
      const id = idOf(name);
      const now = clock.now();
      let rests: number | undefined;
      const add = (before: Attempts) => {
        rests = restOf(before, now);
        return rests === undefined ? counted(before, now) : undefined;
      };
      if ((await attempts.change(id, add)) === undefined) await insertOr(attempts, { id, now, add });
      if (rests !== undefined)
        throw refuse("too-many", { facts: { seconds: Math.max(1, Math.ceil(rests / 1000)) } });
    },
    succeeded: async (name) => void (await attempts.remove(idOf(name))),
    async sweep() {
      for await (const { id } of attempts.each({ field: "lastAt", before: clock.now() - rest }))
        await attempts.remove(id);
    },
  };
}

async function insertOr(
  attempts: Collection<Attempts>,
  first: { id: string; now: number; add: (before: Attempts) => Attempts | undefined },
): Promise<void> {
  try {
    await attempts.insert({ id: first.id, count: 1, lastAt: first.now });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
    await attempts.change(first.id, first.add);
  }
}

const isOver = ({ lastAt }: Attempts, now: number) => now - lastAt >= rest || now < lastAt;

/** Milliseconds a name must still rest, undefined when it may be tried. */
function restOf(before: Attempts, now: number): number | undefined {
  if (before.count < most || isOver(before, now)) return undefined;
  return before.lastAt + rest - now;
}
