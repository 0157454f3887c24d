import { type Collection, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** An object that nobody knows of, and since when: a put whose process died before the contact was recorded, or one that a restored disk brought back. */
export interface Orphan {
  /** Its key in the store: opaque ids. */
  readonly id: string;
  readonly version: number;
  /** First seen, epoch milliseconds of the real clock. */
  readonly seenAt: number;
}

const kept = z.strictObject({ id: z.string(), version: z.int(), seenAt: z.number() });

const orphansKept = keepsNothingPersonal<Orphan>(
  "steward.orphans",
  "keys of sealed objects that belong to no contact: opaque ids",
  { indexes: ["seenAt"], term: "grace of a day", parse: (value) => kept.parse(value) },
);

/** Opens the collection. */
export function openOrphans(documents: Documents): Promise<Collection<Orphan>> {
  return documents.open(orphansKept);
}
