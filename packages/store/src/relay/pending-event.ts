import type { Document } from "../collection.ts";

/**
 * An event that lies inside the document whose change it tells of, so that both are one atomic write (flows D20). `trail` is a ledger entry, carried to
 * the ledger; `body` is a fact for the feed, numbered for consumers. One of the two is given.
 */
export interface PendingEvent {
  readonly id: string;
  readonly kind: string;
  readonly body?: unknown;
  readonly trail?: unknown;
}

/** A document that may carry pending events. Its declaration indexes `isPending`. */
export interface Carrying extends Document {
  readonly pending: readonly PendingEvent[];
  /** Whether `pending` holds any: what the relay finds it by. */
  readonly isPending: boolean;
}

/** Both fields of a carrying document: written together or not at all. */
export function carrying(pending: readonly PendingEvent[]): {
  readonly pending: readonly PendingEvent[];
  readonly isPending: boolean;
} {
  return { pending, isPending: pending.length > 0 };
}
