import type { StoreNature } from "./object-port.ts";

/** One promise of a store and whether it was kept; the ids are those of the handbook's list of store checks. */
export interface CapabilityCheck {
  readonly id: `C${number}`;
  readonly code: string;
  readonly holds: boolean;
}

/** What a store was seen to do, for the ledger and for who runs it. */
export interface CapabilityStatement extends StoreNature {
  readonly checks: readonly CapabilityCheck[];
  /** Every check that nothing makes up for holds: without it no service may start on this store in production. */
  readonly isSound: boolean;
  /** What must be said to people before real data goes in; null when nothing. */
  readonly banner: "locks-are-simulated" | null;
}
