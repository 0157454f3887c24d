import { type LogNotice } from "./log.ts";
import { type LogMark } from "./log-mark.ts";

/**
 * Keeps the mark up to date, beside the work of the log: no append and no checkpoint waits for it, and a disk that does not take it stops nothing.
 * A mark left behind is an older promise of the same log, so a crash between a checkpoint and its mark does no harm.
 */
export class Marker {
  readonly #mark: LogMark | undefined;
  readonly #notice: (notice: LogNotice) => void;
  #wanted: string | undefined;
  #kept: string | undefined;
  #isFailing = false;
  #settled: Promise<void> = Promise.resolve();

  /** Without a mark nothing is kept. */
  constructor(mark: LogMark | undefined, notice: (notice: LogNotice) => void) {
    this.#mark = mark;
    this.#notice = notice;
  }

  /** True while the newest checkpoint could not be kept in its second place. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Will keep this checkpoint; of several that wait only the newest is written. */
  keep(checkpoint: string): void {
    this.#wanted = checkpoint;
    this.#settled = this.#settled.then(() => this.#write());
  }

  /** Resolves when nothing is under way. */
  settled(): Promise<void> {
    return this.#settled;
  }

  async #write(): Promise<void> {
    const text = this.#wanted;
    if (text === undefined || text === this.#kept) return;
    try {
      await this.#mark?.write(text);
      this.#kept = text;
      this.#isFailing = false;
    } catch (failure) {
      // Told once; it is tried again with every checkpoint and every ten seconds.
      if (!this.#isFailing) this.#notice({ event: "ledger-mark-failed", because: codeOf(failure) });
      this.#isFailing = true;
    }
  }
}

function codeOf(failure: unknown): string {
  const { code } = failure as { code?: unknown };
  return typeof code === "string" ? code : String(failure);
}
