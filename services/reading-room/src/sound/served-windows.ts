import type { LedgerEntry } from "@tallenne/contracts";
import type { Log } from "@tallenne/runtime";
import type { Stretch } from "../sittings/stretch.ts";

/** A window whose bytes have left. */
export interface ServedWindow {
  readonly entry: LedgerEntry;
  readonly stretch: Stretch;
}

/** What was served under one ticket, window after window (flows D21). */
export interface ServedWindows {
  /**
   * Does the work of one window when the windows before it are told. Windows asked for at once wait for one another. Rejects with Problem
   * `no-ledger` while the window before cannot be told: no sound goes out then.
   */
  inTurn<T>(work: (owe: (window: ServedWindow) => void) => Promise<T>): Promise<T>;
  /** Resolves when everything served is told. Rejects as `inTurn`. */
  settled(): Promise<void>;
}

/** Keeps the order of windows: `tell` makes one durable in the ledger and in the sitting; it may be repeated with the same entry. */
export function servedWindows({
  tell,
  log,
}: {
  readonly tell: (window: ServedWindow) => Promise<void>;
  readonly log: Log;
}): ServedWindows {
  let owed: ServedWindow | undefined;
  let telling: Promise<void> = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();

  const tellOwed = async (): Promise<void> => {
    if (owed === undefined) return;
    await tell(owed);
    owed = undefined;
  };
  const settle = async (): Promise<void> => {
    // What failed in the background is tried again here, where somebody waits for it.
    await telling.catch(() => undefined);
    await tellOwed();
  };
  const owe = (window: ServedWindow): void => {
    owed = window;
    telling = tellOwed();
    telling.catch((failure: unknown) => log.warn({ event: "served-unwritten" }, failure));
  };
  return {
    inTurn: (work) => {
      const outcome = turn.then(async () => {
        await settle();
        return await work(owe);
      });
      turn = outcome.catch(() => undefined);
      return outcome;
    },
    settled: async () => {
      await turn;
      await settle();
    },
  };
}
