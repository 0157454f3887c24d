import { refuse } from "@tallenne/contracts";
import type { SessionId } from "@tallenne/domain";
import type { Clock, Secret } from "@tallenne/runtime";
import { type Collection, Duplicate, type Documents, keeps } from "@tallenne/store";
import { createHmac } from "node:crypto";
import { z } from "zod";
import { delayOf, forgottenAfter } from "./delay.ts";
import { derive } from "./sealer.ts";

/** Failed proofs in a row. The id is a keyed hash of who tries (name, source, session), known or not, so that all are slowed down alike. */
export interface Attempts {
  readonly id: string;
  readonly version: number;
  readonly count: number;
  /** Epoch milliseconds of the real clock. */
  readonly lastAt: number;
  /** Until when this source counts as one from where the name has been proved. */
  readonly knownUntil?: number | undefined;
}

/** Who tries: a name from a source address, or somebody signed in who proves it again. */
export type Trier =
  | { readonly name: string; readonly address: string | undefined }
  | { readonly session: SessionId };

/** How long a source stays known after a success, milliseconds. */
const knownFor = 30 * 24 * 3_600_000;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  count: z.int(),
  lastAt: z.number(),
  knownUntil: z.number().optional(),
});

const attemptsKept = keeps<Attempts>("identity.attempts", {
  register: "staff directory",
  personal: ["id"],
  term: "P30D",
  indexes: ["lastAt"],
  parse: (value) => kept.parse(value),
});

/** Opens the collection. */
export function openAttempts(documents: Documents): Promise<Collection<Attempts>> {
  return documents.open(attemptsKept);
}

/** Counts proofs before they are tried, so that guesses made at the same time count too. */
export interface AttemptCount {
  /** Takes one attempt. Throws Problem `too-many` with the seconds to wait, thirty at most (see `delayOf`). */
  take(trier: Trier): Promise<void>;
  /** The proof held: the row is over, and the source is known for thirty days. */
  succeeded(trier: Trier): Promise<void>;
  /** Forgets rows that ended. */
  sweep(): Promise<void>;
}

/**
 * The count over its collection (decision 0013). A source from where a name was proved has a row of its own with that name; all other sources share one
 * row of the name, so that many of them guess no faster than one. A stranger therefore slows down strangers, never who signs in from the usual place.
 */
export function attemptCount(made: {
  readonly attempts: Collection<Attempts>;
  readonly secret: Secret;
  readonly clock: Clock;
}): AttemptCount {
  const { attempts, clock } = made;
  const key = derive(made.secret, "tallenne identity names");
  const idOf = (...parts: readonly string[]) =>
    createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
  const sourceOf = (name: string, address: string | undefined) => idOf("source", name, address ?? "");
  const rowOf = async (trier: Trier): Promise<string> => {
    if ("session" in trier) return idOf("session", trier.session);
    const own = await attempts.get(sourceOf(trier.name, trier.address));
    return own && isKnown(own, clock.now()) ? own.id : idOf("strangers", trier.name);
  };
  return {
    async take(trier) {
      const id = await rowOf(trier);
      const now = clock.now();
      let delay: number | undefined;
      const add = (before: Attempts) => {
        delay = delayOf(before, now);
        return delay === undefined ? counted(before, now) : undefined;
      };
      await changeOr(attempts, { id, change: add, first: { count: 1, lastAt: now } });
      if (delay !== undefined)
        throw refuse("too-many", { facts: { seconds: Math.max(1, Math.ceil(delay / 1000)) } });
    },
    async succeeded(trier) {
      if ("session" in trier) {
        await attempts.remove(idOf("session", trier.session));
        return;
      }
      const now = clock.now();
      const first = { count: 0, lastAt: now, knownUntil: now + knownFor };
      const id = sourceOf(trier.name, trier.address);
      await changeOr(attempts, { id, change: (before) => ({ ...before, ...first }), first });
    },
    async sweep() {
      const now = clock.now();
      for await (const row of attempts.each({ field: "lastAt", before: now - forgottenAfter }))
        if (!isKnown(row, now)) await attempts.remove(row.id);
    },
  };
}

const isKnown = ({ knownUntil = 0 }: Attempts, now: number) => now < knownUntil;

function counted(before: Attempts, now: number): Attempts {
  const isForgotten = now - before.lastAt >= forgottenAfter || now < before.lastAt;
  return { ...before, count: isForgotten ? 1 : before.count + 1, lastAt: now };
}

/** Changes the row, or inserts the first state of it; of two who insert at once the second changes. */
async function changeOr(
  attempts: Collection<Attempts>,
  row: {
    readonly id: string;
    readonly change: (before: Attempts) => Attempts | undefined;
    readonly first: Omit<Attempts, "id" | "version">;
  },
): Promise<void> {
  const { id, change, first } = row;
  if ((await attempts.change(id, change)) !== undefined) return;
  try {
    await attempts.insert({ id, ...first });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
    await attempts.change(id, change);
  }
}
