import { refuse } from "@tallenne/contracts";
import type { Clock, Log, Stop } from "@tallenne/runtime";
import type { Readiness } from "@tallenne/wire";
import { LogClosed, LogDamaged, LogUnavailable } from "./log/errors.ts";
import type { LogNotice, MerkleLog } from "./log/log.ts";

/** A log that stands as long as the service runs. */
export interface StandingLog {
  /** Opens it. Rejects when only a person can help: damage, another holder, wrong key. A full disk is waited for. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Does something with the open log. Throws Problem `no-ledger` while there is none, or when it cannot keep or tell what it should. */
  use<T>(work: (log: MerkleLog) => T | Promise<T>): Promise<T>;
  /** Whether every folder was found whole, from its first entry to its signed root, since the log was opened. */
  verified(): boolean;
  readiness(): Readiness;
}

/** What it works with. */
export interface StandingLogParts {
  /** Opens the folders. */
  readonly open: (notice: (notice: LogNotice) => void) => Promise<MerkleLog>;
  /** Reads everything again offline; answers how many findings there are. */
  readonly verify: () => Promise<number>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Between tries to open a log that closed itself. */
const retryMs = 1000;

/**
 * Keeps the log open: one that closed itself, because it could not know what of a failed write lies on disk, is opened anew, which reads that from
 * disk. Until then nothing is promised.
 */
export function standingLog({ open, verify, clock, log }: StandingLogParts): StandingLog {
  let standing: MerkleLog | undefined;
  let verified = false;
  let opening: Promise<void> | undefined;
  let stopRetry: Stop | undefined;
  let checking: Promise<void> = Promise.resolve();

  const check = async (): Promise<void> => {
    try {
      const findings = await verify();
      verified = findings === 0;
      if (!verified) log.error({ event: "ledger-verification-failed", findings });
    } catch (failure) {
      log.error({ event: "ledger-not-verified" }, failure);
    }
  };
  const openNow = async (): Promise<void> => {
    verified = false;
    standing = await open((notice) => tell(log, notice));
    checking = check();
  };
  const retry = (): Promise<void> | void => {
    if (standing && !standing.state().closed) return;
    standing = undefined;
    opening ??= openNow()
      .catch((failure: unknown) => log.error({ event: "ledger-not-opened" }, failure))
      .finally(() => (opening = undefined));
    return opening;
  };
  return {
    async start() {
      try {
        await openNow();
      } catch (failure) {
        if (!passesByItself(failure)) throw failure;
        log.error({ event: "ledger-not-opened" }, failure);
      }
      stopRetry = clock.every(retryMs, retry);
    },
    async stop() {
      stopRetry?.();
      await opening;
      await checking;
      await standing?.close();
      standing = undefined;
    },
    async use(work) {
      if (!standing) throw refuse("no-ledger");
      try {
        return await work(standing);
      } catch (failure) {
        throw isOfTheLog(failure) ? refuse("no-ledger", { cause: failure }) : failure;
      }
    },
    verified: () => verified,
    readiness() {
      const state = standing?.state();
      if (!state || state.closed) return { ready: false, facts: { open: false } };
      const { size, published, folders, degraded } = state;
      const copies = folders.filter(({ is }) => is === "live").length;
      return { ready: copies > 0, facts: { open: true, size, published, copies, degraded, verified } };
    },
  };
}

/** The log could not keep or tell it: closed, damaged, full, or the disk below failed. */
function isOfTheLog(failure: unknown): boolean {
  if (failure instanceof LogClosed || failure instanceof LogUnavailable || failure instanceof LogDamaged)
    return true;
  const { syscall } = failure as { syscall?: unknown };
  return typeof syscall === "string" || passesByItself(failure);
}

/** A full, read-only or silent disk: it may answer again without anybody's help. */
function passesByItself(failure: unknown): boolean {
  const { code } = failure as { code?: unknown };
  return ["ENOSPC", "EDQUOT", "EIO", "EROFS", "blocked", "ERR_SQLITE_ERROR"].includes(String(code));
}

function tell(log: Log, notice: LogNotice): void {
  const good = notice.event === "ledger-folder-live" || notice.event === "ledger-lookup-rebuilt";
  if (good) log.info({ ...notice });
  else log.warn({ ...notice });
}
