import type { LedgerEntry } from "@tallenne/contracts";
import type { Log } from "@tallenne/runtime";
import type { Stretch } from "../sittings/stretch.ts";

/** A window whose bytes have left. */
interface ServedWindow {
  readonly stretch: Stretch;
  /** Its entry, made when the bytes have left: making it holds no byte up. */
  readonly entryOf: () => LedgerEntry;
}

/** Makes a window durable in the ledger and in the sitting; may be asked again with the same entry. */
type Tell = (told: { readonly entry: LedgerEntry; readonly stretch: Stretch }) => Promise<void>;

/** What was served under one ticket, window after window (flows D21). */
export interface ServedWindows {
  /**
   * Does the work of one window when the windows before it are told. Windows asked for at once wait for one another. Rejects with Problem
   * `no-ledger` while the window before cannot be told: no sound goes out then. What is owed is told when its bytes have left, or when
   * somebody waits for it.
   */
  inTurn<T>(work: (owe: (window: ServedWindow) => void) => Promise<T>): Promise<T>;
  /** The bytes of the last window have left, or its listener has: begins to tell it. */
  left(): void;
  /** Resolves when everything served is told. Rejects as `inTurn`. */
  settled(): Promise<void>;
}

/** Keeps the order of windows. One is owed at most: the next is worked on only when it is told. */
export function servedWindows({ tell, log }: { readonly tell: Tell; readonly log: Log }): ServedWindows {
  let owed: ServedWindow | undefined;
  /** The entry of what is owed: the same however often it is told. */
  let entry: LedgerEntry | undefined;
  let telling: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const tellOnce = async ({ stretch, entryOf }: ServedWindow): Promise<void> => {
    try {
      entry ??= entryOf();
      await tell({ entry, stretch });
      owed = entry = undefined;
    } finally {
      telling = undefined;
    }
  };
  const tellOwed = async (): Promise<void> => {
    if (owed !== undefined) await (telling ??= tellOnce(owed));
  };
  const settle = async (): Promise<void> => {
    // What failed in the background is tried again here, where somebody waits for it.
    await telling?.catch(() => undefined);
    await tellOwed();
  };
  return {
    inTurn: (work) => {
      const outcome = turn.then(async () => {
        await settle();
        return await work((window) => void (owed = window));
      });
      turn = outcome.catch(() => undefined);
      return outcome;
    },
    left: () => {
      tellOwed().catch((failure: unknown) => log.warn({ event: "served-unwritten" }, failure));
    },
    settled: async () => {
      await turn;
      await settle();
    },
  };
}
