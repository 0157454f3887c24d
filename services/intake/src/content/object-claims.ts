import type { Clock } from "@tallenne/runtime";
import { type Documents, Duplicate, keepsNothingPersonal } from "@tallenne/store";
import type { ObjectClaims } from "@tallenne/vault";
import { z } from "zod";

/** The key of an object that is being put. */
interface ObjectClaim {
  readonly id: string;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

const kept = z.strictObject({ id: z.string(), version: z.int(), at: z.int() });

const claimsKept = keepsNothingPersonal<ObjectClaim>(
  "intake.objectClaims",
  "opaque keys of objects on their way into an S3 store",
  { indexes: ["at"], term: "P1D", parse: (value) => kept.parse(value) },
);

/** What a crash left is forgotten after a day, milliseconds: no put lasts so long. */
const longestPut = 24 * 3_600_000;

/**
 * Claims of object keys in intake's documents, for stores that overwrite when two put at once. Keys are unique per attempt, so a claim is never waited for:
 * it is the second lock, not the first.
 */
export async function openObjectClaims(documents: Documents, clock: Clock): Promise<ObjectClaims> {
  const claims = await documents.open(claimsKept);
  for await (const { id } of claims.each({ field: "at", before: clock.now() - longestPut }))
    await claims.remove(id);
  return {
    take: async (key) => {
      try {
        await claims.insert({ id: key, at: clock.now() });
        return true;
      } catch (failure) {
        if (failure instanceof Duplicate) return false;
        throw failure;
      }
    },
    release: async (key) => {
      await claims.remove(key);
    },
  };
}
