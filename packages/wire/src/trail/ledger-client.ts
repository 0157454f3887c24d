import { type Receipt, takeReceiptMaker } from "@tallenne/access";
import { append, type LedgerEntry, Problem, problems } from "@tallenne/contracts";
import type { Clock, Log } from "@tallenne/runtime";
import type { Peers } from "../peers/peers.ts";

/** Writes entries to the ledger. */
export interface LedgerClient {
  /**
   * Resolves when the entries are durable, with their receipts in order. Throws Problem `no-ledger` when that cannot be had in time; whether the
   * entries will stand later is then unknown, the same ids may be written again. Throws `other-content` when an id stands with another entry.
   */
  write(entries: readonly LedgerEntry[]): Promise<readonly Receipt[]>;
}

/** How long the ledger may take, in milliseconds. */
export interface LedgerTerms {
  /** For one append. */
  readonly attempt: number;
  /** From the first append of a batch until it is given up, when answers are slow or connections break. */
  readonly budget: number;
  /** The same, when nobody listens at all or the ledger says that it cannot write. */
  readonly budgetAway: number;
  /** Between appends of one batch. */
  readonly pause: number;
}

const usualTerms: LedgerTerms = { attempt: 1000, budget: 2000, budgetAway: 500, pause: 50 };
const mostEntries = 500;
const mostBytes = 4 * 1024 * 1024;

interface Write {
  readonly entries: readonly LedgerEntry[];
  readonly bytes: number;
  resolve(receipts: readonly Receipt[]): void;
  reject(failure: unknown): void;
}

/** Handed over once in the life of a process: only what this file saw acknowledged becomes a receipt (flows D7). */
const makeReceipt = takeReceiptMaker();

/**
 * A client that keeps one append in flight; entries written meanwhile gather for the next (flows D32). No timer delays an entry. A service has
 * one client, so that all its writers gather.
 */
export function ledgerClient(
  peers: Pick<Peers, "call">,
  around: { clock: Clock; log: Log; terms?: Partial<LedgerTerms> },
): LedgerClient {
  const { clock, log } = around;
  const terms = { ...usualTerms, ...around.terms };
  const waiting: Write[] = [];
  let busy = false;

  const appendOnce = async (entries: readonly LedgerEntry[]): Promise<Receipt[]> => {
    const reply = await peers.call(append, { body: { entries: [...entries] } }, { within: terms.attempt });
    const fits = reply.receipts.length === entries.length;
    if (!fits || entries.some(({ id }, at) => reply.receipts[at]?.entry !== id))
      throw new Problem("no-ledger", { cause: new TypeError("receipts of other entries") });
    return reply.receipts.map(makeReceipt);
  };
  const appendInTime = async (entries: readonly LedgerEntry[]): Promise<Receipt[]> => {
    const begun = clock.monotonic();
    for (;;) {
      try {
        return await appendOnce(entries);
      } catch (failure) {
        if (isRefusal(failure)) throw failure;
        const budget = isAway(failure) ? terms.budgetAway : terms.budget;
        if (clock.monotonic() + terms.pause - begun >= budget)
          throw new Problem("no-ledger", { cause: failure });
        await new Promise<void>((resolve) => void clock.after(terms.pause, resolve));
      }
    }
  };
  const settle = async (batch: readonly Write[]): Promise<void> => {
    try {
      const receipts = await appendInTime(batch.flatMap(({ entries }) => entries));
      let at = 0;
      for (const write of batch) write.resolve(receipts.slice(at, (at += write.entries.length)));
    } catch (failure) {
      if (isRefusal(failure) && batch.length > 1) {
        // One write of the batch is refused: each stands for itself, so that it takes no other down.
        for (const write of batch) await settle([write]);
        return;
      }
      log.error({ event: "ledger-write-failed", entries: batch.length }, failure);
      for (const write of batch) write.reject(failure);
    }
  };
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) await settle(takeBatch(waiting));
    busy = false;
  };
  return {
    write(entries) {
      if (entries.length === 0) return Promise.resolve([]);
      if (entries.length > mostEntries)
        return Promise.reject(new RangeError(`at most ${mostEntries} entries are written at once`));
      return new Promise((resolve, reject) => {
        waiting.push({ entries, bytes: sizeOf(entries), resolve, reject });
        void work();
      });
    },
  };
}

/** The oldest writes that fit into one append: at least one. */
function takeBatch(waiting: Write[]): Write[] {
  let entries = 0;
  let bytes = 0;
  let fitting = 0;
  for (const write of waiting) {
    entries += write.entries.length;
    bytes += write.bytes;
    if (fitting > 0 && (entries > mostEntries || bytes > mostBytes)) break;
    fitting += 1;
  }
  return waiting.splice(0, fitting);
}

/** About how long the entries are as JSON: the ids of objects are the only part that grows. */
const sizeOf = (entries: readonly LedgerEntry[]) =>
  entries.reduce((sum, entry) => sum + 1000 + entry.objects.length * 48, 0);

const isRefusal = (failure: unknown) =>
  failure instanceof Problem && problems[failure.slug].family !== "unavailable";

/** Nobody listens, or the ledger itself says that it cannot write: waiting longer seldom helps. */
const isAway = (failure: unknown) =>
  failure instanceof Problem &&
  (failure.slug === "no-ledger" || (failure.cause as { code?: unknown } | undefined)?.code === "away");
