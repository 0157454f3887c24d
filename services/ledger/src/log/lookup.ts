import { rmSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { type EntryDescription, type Question } from "./log.ts";
import { lookupTables, lookupVersion } from "./lookup-schema.ts";
import { lookupQuery, pagePlaceText } from "./question.ts";

/** Which part of which log a lookup describes. */
export interface Covered {
  readonly size: number;
  /** Leaf hash of the last entry described: it tells one log from another. */
  readonly leaf: Buffer;
}

/** Indexes of entries, newest first, and where the next page begins. */
export interface Found {
  readonly indexes: readonly number[];
  readonly next?: string;
}

/**
 * Where the entries about an id, by an actor, of an action or of a time stand. An SQLite file made from the log alone: it may be thrown away
 * at any time, proves nothing, and is not synced with every entry; what it lacks after a crash is read from the log again.
 */
export class Lookup {
  readonly path: string;
  readonly #file: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #words = new Map<string, number>();

  private constructor(path: string, file: DatabaseSync) {
    this.path = path;
    this.#file = file;
  }

  /** Opens the lookup, or begins an empty one where there is none, a broken one or one of another version. */
  static open(path: string): Lookup {
    try {
      const file = opened(path);
      if (file.prepare("PRAGMA user_version").get()?.["user_version"] === lookupVersion)
        return new Lookup(path, file);
      file.close();
    } catch {
      // Not a database any more. It holds nothing that the log does not hold.
    }
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
    const file = opened(path);
    file.exec(`BEGIN; ${lookupTables} COMMIT`);
    return new Lookup(path, file);
  }

  /** Opens a lookup that another thread of this process has opened; never replaces it. */
  static beside(path: string): Lookup {
    return new Lookup(path, opened(path));
  }

  covers(): Covered | undefined {
    const row = this.#statement("SELECT size, leaf FROM covers").get();
    return row && { size: Number(row["size"]), leaf: Buffer.from(String(row["leaf"]), "hex") };
  }

  /** Takes the entries from `first` on, all or none; `leaf` is the hash of the last. */
  add(
    descriptions: readonly EntryDescription[],
    { first, leaf }: { readonly first: number; readonly leaf: Buffer },
  ): void {
    const entry = this.#statement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)");
    const about = this.#statement("INSERT OR IGNORE INTO about VALUES (?, ?, ?)");
    this.#file.exec("BEGIN");
    try {
      for (const [at, description] of descriptions.entries()) {
        const place = first + at;
        const { actor, action, outcome } = description;
        const words = [actor, action, outcome].map((word) => this.#number(word));
        entry.run(place, description.id, description.at, ...words);
        for (const term of description.about) about.run(term, description.at, place);
      }
      const covers = [first + descriptions.length, leaf.toString("hex")] as const;
      this.#statement("INSERT OR REPLACE INTO covers VALUES (1, ?, ?)").run(...covers);
      this.#file.exec("COMMIT");
    } catch (failure) {
      this.#words.clear();
      if (this.#file.isTransaction) this.#file.exec("ROLLBACK");
      throw failure;
    }
  }

  /** Index of the first entry with this id. */
  indexOf(id: string): number | undefined {
    const place = this.#statement("SELECT place FROM entry WHERE id = ? ORDER BY place LIMIT 1").get(id)?.[
      "place"
    ];
    return place === undefined ? undefined : Number(place);
  }

  /** Ids of the entries `from` ≤ place < `to`. */
  ids(from: number, to: number): string[] {
    const rows = this.#statement("SELECT id FROM entry WHERE place >= ? AND place < ?").all(from, to);
    return rows.map((row) => String(row["id"]));
  }

  /** RangeError when the question is not well-formed. */
  find(question: Question): Found {
    const { sql, values } = lookupQuery(question, (text) => this.#known(text) ?? -1);
    const rows = this.#statement(sql).all(...values);
    const shown = rows.slice(0, question.limit);
    const indexes = shown.map((row) => Number(row["place"]));
    const last = shown.at(-1);
    if (!last || rows.length <= question.limit) return { indexes };
    return { indexes, next: pagePlaceText({ at: Number(last["at"]), index: Number(last["place"]) }) };
  }

  /** Forgets everything. */
  clear(): void {
    this.#words.clear();
    this.#file.exec(
      "BEGIN; DELETE FROM entry; DELETE FROM about; DELETE FROM word; DELETE FROM covers; COMMIT",
    );
  }

  close(): void {
    if (this.#file.isOpen) this.#file.close();
  }

  /** The number of a word, a new one where it has none. */
  #number(text: string | undefined): number | null {
    if (text === undefined) return null;
    const known = this.#known(text);
    if (known !== undefined) return known;
    const made = Number(this.#statement("INSERT INTO word (text) VALUES (?)").run(text).lastInsertRowid);
    this.#words.set(text, made);
    return made;
  }

  #known(text: string): number | undefined {
    const kept = this.#words.get(text);
    if (kept !== undefined) return kept;
    const number = this.#statement("SELECT number FROM word WHERE text = ?").get(text)?.["number"];
    if (number === undefined) return undefined;
    if (this.#words.size >= 10_000) this.#words.clear();
    this.#words.set(text, Number(number));
    return Number(number);
  }

  #statement(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const made = this.#file.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

function opened(path: string): DatabaseSync {
  // Two threads may take entries in turn; neither holds the file for long.
  const file = new DatabaseSync(path, { timeout: 2000 });
  file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536");
  return file;
}
