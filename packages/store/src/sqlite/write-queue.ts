import type { DatabaseSync } from "node:sqlite";
import { StoreClosed, StoreFailed } from "../store-errors.ts";
import { namedFailure } from "./sqlite-failure.ts";

/** One write in waiting. */
interface Waiting {
  readonly collection: string;
  readonly act: () => unknown;
  readonly erases: boolean;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes that arrive together share one sync of the medium. */
export interface WriteQueue {
  /** Runs `act` inside a transaction; resolves when it is durable. `erases` waits until removed bytes are gone as well. */
  write<R>(asked: { collection: string; act: () => R; erases?: boolean }): Promise<R>;
  /** Throws `StoreClosed` or `StoreFailed` when the store answers nothing more. */
  requireOpen(): void;
  /** What an error of the database means; one of the medium is the end of this store. */
  named(failure: unknown, collection: string): unknown;
  /** Finishes what waits, then takes nothing more. */
  close(): void;
}

const mostTogether = 256;

/**
 * Group commit. Each write runs in a savepoint of its own, so that one refused leaves the others; none is acknowledged
 * before the commit, and a commit that fails fails them all. After a failed sync nothing is tried again: the store
 * answers nothing more until it is opened anew and has read what is really there. `onFailed` is told of that once, and must not throw.
 */
export function writeQueueOf(
  database: DatabaseSync,
  checkpoint: { whenLong(): void; now(): void },
  onFailed: (failure: StoreFailed) => void = () => undefined,
): WriteQueue {
  let waiting: Waiting[] = [];
  let scheduled = false;
  let closed = false;
  let failed: StoreFailed | undefined;
  let remains = false;

  const requireOpen = () => {
    if (failed) throw failed;
    if (closed) throw new StoreClosed();
  };
  const named = (failure: unknown, collection: string): unknown => {
    const meant = namedFailure(failure, collection);
    if (!(meant instanceof StoreFailed)) return meant;
    const isFirst = failed === undefined;
    failed = meant;
    if (isFirst) onFailed(meant);
    return meant;
  };
  const commitTogether = (batch: readonly Waiting[]) => {
    const outcomes: (() => void)[] = [];
    try {
      requireStillOpen();
      database.exec("BEGIN IMMEDIATE");
      for (const one of batch) outcomes.push(runOne(one));
      remains ||= batch.some(({ erases }) => erases);
      database.exec("COMMIT");
    } catch (failure) {
      rollBack();
      const meant = named(failure, "store");
      for (const { reject } of batch) reject(meant);
      return;
    }
    settle(batch, outcomes);
  };
  const requireStillOpen = () => {
    if (failed) throw failed;
  };
  /** The outcome of one write, told only after the commit. Throws when the whole transaction is gone. */
  const runOne = ({ act, collection, resolve, reject }: Waiting): (() => void) => {
    database.exec("SAVEPOINT one");
    try {
      const outcome = act();
      database.exec("RELEASE one");
      return () => resolve(outcome);
    } catch (failure) {
      if (!database.isTransaction) throw failure;
      database.exec("ROLLBACK TO one; RELEASE one");
      const meant = named(failure, collection);
      if (meant === failed) throw failure;
      return () => reject(meant);
    }
  };
  const rollBack = () => {
    try {
      if (database.isTransaction) database.exec("ROLLBACK");
    } catch (failure) {
      named(failure, "store");
    }
  };
  /** A write is durable already when the checkpoint fails: only those that promise erasure are refused then. */
  const settle = (batch: readonly Waiting[], outcomes: readonly (() => void)[]) => {
    let unfinished: unknown;
    try {
      if (remains) checkpoint.now();
      else checkpoint.whenLong();
      remains = false;
    } catch (failure) {
      unfinished = named(failure, "store");
    }
    for (const [at, tell] of outcomes.entries()) {
      const one = batch[at];
      if (unfinished !== undefined && one?.erases) one.reject(unfinished);
      else tell();
    }
  };
  const flush = () => {
    scheduled = false;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      commitTogether(batch);
    }
  };
  return {
    write({ collection, act, erases = false }) {
      return new Promise((resolve, reject) => {
        requireOpen();
        waiting.push({ collection, act, erases, resolve: resolve as (outcome: unknown) => void, reject });
        if (scheduled) return;
        scheduled = true;
        // After the events of this turn, so that the writes of all requests read in it share one commit.
        setImmediate(flush);
      });
    },
    requireOpen,
    named,
    close() {
      flush();
      closed = true;
    },
  };
}
