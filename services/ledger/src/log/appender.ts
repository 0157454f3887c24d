import { IdTaken, LogClosed } from "./errors.ts";
import { type EntryReader } from "./entry-reader.ts";
import { type GroupCommit } from "./group-commit.ts";
import { type EntryDescription, type LogEntry, type Receipt } from "./log.ts";
import { type LogIndex } from "./log-index.ts";
import { type PreparedEntry, prepareEntry } from "./prepared-entry.ts";

/** An entry that is on its way to disk, or durable but not in the lookup yet. */
interface Slot {
  readonly leaf: Buffer;
  /** Index of the entry, once it is durable. */
  readonly durable: Promise<number>;
}

/** An entry that the lookup knows. */
interface Known {
  readonly entry: PreparedEntry;
  readonly index: number;
}

/** The front of the log: recognises repeated entries, hands new ones to the group commit. */
export class Appender {
  readonly #describe: (bytes: Uint8Array) => EntryDescription;
  readonly #index: LogIndex;
  readonly #reader: EntryReader;
  readonly #commit: GroupCommit;
  readonly #slots = new Map<string, Slot>();

  constructor(given: {
    describe: (bytes: Uint8Array) => EntryDescription;
    index: LogIndex;
    reader: EntryReader;
    commit: GroupCommit;
  }) {
    this.#describe = given.describe;
    this.#index = given.index;
    this.#reader = given.reader;
    this.#commit = given.commit;
  }

  /** As `MerkleLog.append`. */
  async append(entries: readonly LogEntry[]): Promise<Receipt[]> {
    const prepared = entries.map((entry) => prepareEntry(entry, this.#describe));
    const old = new Map<string, number>();
    for (let known = this.#take(prepared, old); known.length > 0; known = this.#take(prepared, old))
      for (const { entry, index } of known) {
        if (!entry.leaf.equals(await this.#reader.hashes(0, index, 1))) throw new IdTaken(entry.id);
        old.set(entry.id, index);
      }
    return await Promise.all(
      prepared.map(async (entry) =>
        receiptOf(entry, old.get(entry.id) ?? (await this.#slots.get(entry.id)?.durable)),
      ),
    );
  }

  /** Forgets entries that are in the lookup now. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#slots.delete(id);
  }

  /**
   * Hands the new ones of the entries over to be committed. Looking and taking happen without a pause, so no other call can come between. When
   * the lookup knows entries that are not among the `old` ones yet, answers those and takes nothing. Throws `IdTaken`.
   */
  #take(prepared: readonly PreparedEntry[], old: ReadonlyMap<string, number>): Known[] {
    const fresh = new Map<string, PreparedEntry>();
    const known: Known[] = [];
    for (const entry of prepared) {
      const slot = this.#slots.get(entry.id) ?? fresh.get(entry.id);
      if (slot && !slot.leaf.equals(entry.leaf)) throw new IdTaken(entry.id);
      if (slot || old.has(entry.id)) continue;
      const index = this.#index.indexOf(entry.id);
      if (index === undefined) fresh.set(entry.id, entry);
      else known.push({ entry, index });
    }
    if (known.length === 0 && fresh.size > 0) this.#commitAll([...fresh.values()]);
    return known;
  }

  #commitAll(fresh: readonly PreparedEntry[]): void {
    const first = this.#commit.commit(fresh);
    for (const [place, { id, leaf }] of fresh.entries())
      this.#slots.set(id, { leaf, durable: first.then((index) => index + place) });
    first.catch(() => {
      for (const { id } of fresh) this.#slots.delete(id);
    });
  }
}

function receiptOf({ id, leaf }: PreparedEntry, index: number | undefined): Receipt {
  if (index === undefined) throw new LogClosed();
  return { id, index, size: index + 1, leaf: leaf.toString("base64") };
}
