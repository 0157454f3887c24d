import { type Clock } from "@tallenne/runtime";
import { join } from "node:path";
import { type Disk, type GrowingFile } from "./disk.ts";
import { type FolderPlace } from "./log.ts";
import { within } from "./within.ts";

/** How a write of entries to one folder ended. */
export type WriteOutcome =
  | { readonly is: "durable" }
  /** Nothing of it lies on disk. */
  | { readonly is: "undone"; readonly failure: Error }
  /** Something of it may lie on disk, now or later. */
  | { readonly is: "unknown"; readonly failure: Error };

/** A file to publish. */
export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** What a sink works with. */
export interface SinkParts {
  readonly place: FolderPlace;
  readonly folder: string;
  /** Journals found in the folder, with the size of the log that they lead to. */
  readonly journals: readonly FormerJournal[];
  /** Entries under the folder's checkpoint; undefined when it has none yet. */
  readonly published: number | undefined;
  readonly disk: Disk;
  readonly clock: Clock;
  /** Milliseconds for one write of entries. */
  readonly patience: number;
}

interface FormerJournal {
  readonly path: string;
  /** Size of the log at its end. */
  readonly end: number;
}

const roomForJournal = 8 * 1024 * 1024;
/** Publishing has nobody waiting: it is given longer than a write of entries. */
const patienceFactor = 10;

/**
 * The writing side of one folder: a journal of acknowledged entries, and the published files. At most one entry write and one publication run at
 * a time, so that a blocked disk holds at most two of the process's file threads.
 */
export class Sink {
  readonly place: FolderPlace;
  readonly folder: string;
  readonly #parts: SinkParts;
  #published: number | undefined;
  #because: string | undefined = "not begun";
  #journal: { file: GrowingFile; path: string; length: number } | undefined;
  #former: FormerJournal[];
  #underWay = 0;
  #settled: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(parts: SinkParts) {
    this.#parts = parts;
    this.place = parts.place;
    this.folder = parts.folder;
    this.#published = parts.published;
    this.#former = [...parts.journals];
  }

  /** Takes entries. */
  get isLive(): boolean {
    return this.#because === undefined;
  }

  /** Has no checkpoint yet. */
  get isNew(): boolean {
    return this.#published === undefined;
  }

  /** The disk still owes an answer, and must not be asked for more. */
  get isBlocked(): boolean {
    return this.#underWay > 0;
  }

  /** Entries in tiles and under the checkpoint of this folder. */
  get published(): number {
    return this.#published ?? 0;
  }

  /** Why the folder takes no entries; undefined while it is live. */
  get because(): string | undefined {
    return this.#because;
  }

  /** Writes a frame behind the journal and makes it durable. Never rejects. */
  async write(frame: Uint8Array): Promise<WriteOutcome> {
    const journal = this.#journal;
    if (!journal) return { is: "undone", failure: new Error("the folder takes no entries") };
    let written = false;
    try {
      await this.#ask(async () => {
        await journal.file.write(frame);
        written = true;
        await journal.file.sync();
      });
      journal.length += frame.length;
      return { is: "durable" };
    } catch (thrown) {
      const failure = thrown as Error;
      const undone = !written && isFull(failure) && (await this.#undo(journal));
      return { is: undone ? "undone" : "unknown", failure };
    }
  }

  /** Begins another journal when the present one is long; `size` is that of the log. Rejects as the disk does. */
  async turnJournal(size: number): Promise<void> {
    if (this.#journal && this.#journal.length >= roomForJournal) await this.beginJournal(size);
  }

  /** Begins a journal for the entries from `size` on and makes the folder live. Rejects as the disk does. */
  async beginJournal(size: number): Promise<void> {
    await this.#dropJournals(); // a torn one must be gone before another holds entries
    const path = join(this.folder, "journal", String(size).padStart(16, "0"));
    const file = await this.#ask(() => this.#parts.disk.create(path), patienceFactor);
    const former = this.#journal;
    this.#former = this.#former.filter((journal) => journal.path !== path);
    if (former) this.#former.push({ path: former.path, end: size });
    this.#journal = { file, path, length: 0 };
    this.#because = undefined;
    former?.file.close().catch(() => undefined); // all of it is durable already
  }

  /** Puts files in place, the checkpoint last, and removes what they replace. Rejects as the disk does; what was placed stays. */
  async publish(
    files: AsyncIterable<LogFile>,
    { size, checkpoint, outdated }: { size: number; checkpoint: string; outdated: readonly string[] },
  ): Promise<void> {
    const { disk } = this.#parts;
    const place = ({ path, bytes }: LogFile) =>
      this.#ask(() => disk.place(join(this.folder, path), bytes), patienceFactor);
    for await (const file of files) await place(file);
    await place({ path: "checkpoint", bytes: checkpoint });
    this.#published = size;
    await this.#dropJournals();
    for (const path of outdated)
      await this.#ask(() => disk.removeFolder(join(this.folder, path)), patienceFactor);
  }

  /** Takes no more entries until a new journal is begun; `size` is that of the log. */
  fallBehind(because: string, size: number): void {
    this.#because = because;
    const journal = this.#journal;
    this.#journal = undefined;
    if (!journal) return;
    this.#former.push({ path: journal.path, end: size });
    journal.file.close().catch(() => undefined); // may wait for a blocked write; nobody waits for it
  }

  /** Takes nothing any more; a journal of which all is published is removed. Rejects as the disk does. */
  async close(size: number): Promise<void> {
    this.fallBehind("closed", size);
    await this.#dropJournals();
    this.end();
  }

  /** Asks the disk for nothing any more. */
  end(): void {
    this.#ended = true;
  }

  /** Resolves when the disk owes no answer. */
  async settled(): Promise<void> {
    await this.#settled;
  }

  async #dropJournals(): Promise<void> {
    for (const journal of this.#former.filter(({ end }) => end <= this.published)) {
      await this.#ask(() => this.#parts.disk.remove(journal.path), patienceFactor);
      this.#former = this.#former.filter((other) => other !== journal);
    }
  }

  async #undo(journal: { file: GrowingFile; length: number }): Promise<boolean> {
    try {
      await this.#ask(() => journal.file.cut(journal.length));
      return true;
    } catch {
      return false;
    }
  }

  async #ask<T>(work: () => Promise<T>, factor = 1): Promise<T> {
    if (this.#ended) throw new Error("the folder was let go");
    this.#underWay += 1;
    const asked = work().finally(() => (this.#underWay -= 1));
    this.#settled = Promise.allSettled([this.#settled, asked]);
    return await within(this.#parts.clock, factor * this.#parts.patience, asked);
  }
}

/** Whether the failure is a want of room, which passes by itself. */
export function isFull(failure: unknown): boolean {
  const { code } = failure as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT";
}
