/** So many of something in so many seconds. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
}

/** The two budgets of a family of operations. */
export interface FamilyBudgets {
  readonly perSource: Budget;
  readonly perAccount: Budget;
}

/** Families of operations that are worth guessing at or draining. */
export type Family = "signIn" | "search" | "playback";

/** Everything the listeners refuse to exceed. */
export interface Limits {
  /** Requests under way at once on the public listener; the next gets 503. Peers have a listener of their own. */
  readonly inFlight: number;
  /** Requests whose JSON body has not come whole, on the public listener and from one source: they take no other request's place. */
  readonly arriving: number;
  readonly arrivingPerSource: number;
  /** Requests whose body is a stream, which may take hours: a pool of their own, so that they take no other request's place. */
  readonly streams: number;
  /** Live connections of one kind at once. */
  readonly live: number;
  readonly budgets: Readonly<Record<Family, FamilyBudgets>>;
  /** Longest JSON body, bytes. */
  readonly publicBody: number;
  readonly internalBody: number;
  /** Longest header, bytes. */
  readonly header: number;
  /** Milliseconds for a header; for a whole JSON body; without progress of a stream. */
  readonly headerWithin: number;
  readonly bodyWithin: number;
  readonly idle: number;
  /** Bytes a second that the sender of a stream brings, over every `idle` milliseconds. */
  readonly slowest: number;
  /** Milliseconds for requests under way when the process stops. */
  readonly stopWithin: number;
}

/**
 * What holds when nothing else is said. An office shares one source address, so budgets per source are wide and those per account narrow.
 * Sign-in counts failures only (a success gives its point back): nobody is locked out by working. Its budget per account is one per session; names
 * that are only claimed have none here.
 */
export const usualLimits: Limits = {
  inFlight: 500,
  arriving: 500,
  arrivingPerSource: 250,
  streams: 100,
  live: 2_000,
  budgets: {
    signIn: { perSource: { points: 60, seconds: 60 }, perAccount: { points: 20, seconds: 60 } },
    search: { perSource: { points: 600, seconds: 60 }, perAccount: { points: 60, seconds: 60 } },
    playback: { perSource: { points: 12_000, seconds: 60 }, perAccount: { points: 1200, seconds: 60 } },
  },
  publicBody: 256 * 1024,
  internalBody: 16 * 1024 * 1024,
  header: 16 * 1024,
  headerWithin: 10_000,
  bodyWithin: 5_000,
  idle: 60_000,
  slowest: 1024,
  stopWithin: 10_000,
};
