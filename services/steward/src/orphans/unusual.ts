/** Up to this many orphans are what killed uploads leave, however small the store. */
const usualOrphans = 50;
/** More of the store than this is no remains of uploads: rather somebody does not know what is theirs. */
const usualShare = 0.05;

/** Numbers of a look at the whole store. */
interface Found {
  /** Objects seen. */
  readonly seen: number;
  /** Of these nobody's, in their grace or past it. */
  readonly orphans: number;
  /** Of these a contact's that only the ledger knows. */
  readonly missing: number;
  /** Contacts whose orphans are past their grace. */
  readonly ripe: number;
}

/** Why no orphan may go now, or undefined. An archive that takes remains for remains loses a day; one that takes recordings for remains loses them. */
export function reasonToStop({ seen, orphans, missing, ripe }: Found, budget: number): string | undefined {
  if (missing > 0) return "contacts-missing";
  if (ripe > budget) return "orphans-budget";
  return orphans > usualOrphans && orphans > seen * usualShare ? "orphans-unusual" : undefined;
}
