/** An entry that no log can take; nothing of the call was appended. */
export class EntryRefused extends Error {
  readonly code = "entry-refused";

  constructor(reason: string) {
    super(reason);
    this.name = "EntryRefused";
  }
}

/** The id belongs to an entry with other bytes; nothing of the call was appended. */
export class IdTaken extends Error {
  readonly code = "id-taken";

  constructor(id: string) {
    super(`${id} is already the id of an entry with other bytes`);
    this.name = "IdTaken";
  }
}

/** Why a group of entries could not be made durable. */
export type Unavailable = "disk-full" | "checkpoints-fail" | "lookup-fails";

/** The entries were not taken and are not in the log. The log stays open; the same call may be made again. */
export class LogUnavailable extends Error {
  readonly code = "log-unavailable";
  readonly reason: Unavailable;

  constructor(reason: Unavailable, cause?: unknown) {
    super(`nothing was appended: ${reason}`, { cause });
    this.name = "LogUnavailable";
    this.reason = reason;
  }
}

/**
 * This instance takes and tells nothing any more: closed on purpose, or because it could not know what of a failed write lies on disk.
 * A new instance reads that from disk. Entries of a rejected call may then be in the log; appending them again under the same ids is safe.
 */
export class LogClosed extends Error {
  readonly code = "log-closed";

  constructor(cause?: unknown) {
    super("the log is closed", { cause });
    this.name = "LogClosed";
  }
}

/** The files are not what was written and signed. The log is not opened or told further; nothing is repaired over the evidence. */
export class LogDamaged extends Error {
  readonly code = "log-damaged";

  constructor(where: string, reason: string) {
    super(`${where}: ${reason}`);
    this.name = "LogDamaged";
  }
}

/** The log is shorter than, or another than, what its mark says was signed. It is not opened: only a person can tell what became of the entries. */
export class LogRolledBack extends Error {
  readonly code = "log-rolled-back";

  /** `where` the mark lies, and what differs. */
  constructor({ where, reason }: { where: string; reason: string }) {
    super(
      `The ledger does not start: ${reason}. Is the disk mounted, and is it the right folder? ` +
        `What was signed last stands in ${where}. Put the whole log back. ` +
        "If entries are lost for good: write down what is missing, keep that file as evidence in another place, and start again without it.",
    );
    this.name = "LogRolledBack";
  }
}
