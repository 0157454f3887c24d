import type { DatabaseSync } from "node:sqlite";
import { StoreClosed, StoreFailed } from "../store-errors.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { namedFailure } from "./sqlite-failure.ts";
import type { WriteAheadLog } from "./write-ahead-log.ts";

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
  /**
   * What was just read, given out when it is durable: at once when nothing is on its way to the medium, else when that has arrived. Nobody learns of a
   * write that a power cut could still undo.
   */
  seen<R>(read: R): R | Promise<R>;
  /** Throws `StoreClosed` or `StoreFailed` when the store answers nothing more. */
  requireOpen(): void;
  /** What an error of the database means; one of the medium is the end of this store. */
  named(failure: unknown, collection: string): unknown;
  /** Takes nothing more; resolves when what waits is finished. */
  close(): Promise<void>;
}

const mostTogether = 256;

/** What the queue stands on. */
export interface WriteQueueParts {
  /** Its commits need not reach the medium by themselves: `log` is synced after each, before anybody is told. */
  readonly database: Pick<DatabaseSync, "exec" | "isTransaction">;
  readonly log: Pick<WriteAheadLog, "sync">;
  readonly checkpoint: Pick<Checkpoint, "whenLong" | "now">;
  /** Told once when the medium has failed; must not throw. */
  readonly onFailed?: ((failure: StoreFailed) => void) | undefined;
}

/**
 * Group commit (decision 0021). Each write runs in a savepoint of its own, so that one refused leaves the others. A commit goes to the log, the log is
 * synced beside the event loop, and what comes meanwhile waits for the next commit; nothing is acknowledged or shown before its sync, and a commit or
 * sync that fails fails all of it. After a failed sync nothing is tried again: the store answers nothing more until it is opened anew and has read what
 * is really there.
 */
export function writeQueueOf({ database, log, checkpoint, onFailed }: WriteQueueParts): WriteQueue {
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let syncing: Promise<void> | undefined;
  let closed = false;
  let failed: StoreFailed | undefined;
  let remains = false;

  const requireOpen = () => {
    if (failed) throw failed;
    if (closed) throw new StoreClosed();
  };
  const fail = (meant: StoreFailed): StoreFailed => {
    const isFirst = failed === undefined;
    failed = meant;
    if (isFirst) onFailed?.(meant);
    return meant;
  };
  const named = (failure: unknown, collection: string): unknown => {
    const meant = namedFailure(failure, collection);
    return meant instanceof StoreFailed ? fail(meant) : meant;
  };
  /** The outcomes of a batch that stands in the log, to be told after the sync; none when it was refused. */
  const commitTogether = (batch: readonly Waiting[]): readonly (() => void)[] | undefined => {
    const outcomes: (() => void)[] = [];
    try {
      if (failed) throw failed;
      database.exec("BEGIN IMMEDIATE");
      for (const one of batch) outcomes.push(runOne(one));
      remains ||= batch.some(({ erases }) => erases);
      database.exec("COMMIT");
      return outcomes;
    } catch (failure) {
      rollBack();
      const meant = named(failure, "store");
      for (const { reject } of batch) reject(meant);
      return undefined;
    }
  };
  /** The outcome of one write, told only after the sync. Throws when the whole transaction is gone. */
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
  /** A failed sync is the end of the store, whatever the system calls the failure: what it left on the medium is not known. */
  const synced = async (): Promise<void> => {
    try {
      await log.sync();
    } catch (failure) {
      throw fail(new StoreFailed(failure));
    } finally {
      syncing = undefined;
    }
  };
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      const outcomes = commitTogether(batch);
      if (outcomes === undefined) continue;
      try {
        syncing = synced();
        await syncing;
        settle(batch, outcomes);
      } catch (failure) {
        for (const { reject } of batch) reject(failure);
      }
    }
    flushing = undefined;
  };
  return {
    write({ collection, act, erases = false }) {
      return new Promise((resolve, reject) => {
        requireOpen();
        waiting.push({ collection, act, erases, resolve: resolve as (outcome: unknown) => void, reject });
        // After the events of this turn, so that the writes of all requests read in it share one commit.
        flushing ??= new Promise<void>((next) => void setImmediate(next)).then(flush);
      });
    },
    seen: (read) => (syncing === undefined ? read : syncing.then(() => read)),
    requireOpen,
    named,
    async close() {
      closed = true;
      await flushing;
    },
  };
}
