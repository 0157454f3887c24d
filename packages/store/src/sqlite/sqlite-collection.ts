import type { Condition } from "@tallenne/domain";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Cursors } from "../cursor.ts";
import type { Collection, Document, Page, Query } from "../collection.ts";
import { requireIndexes } from "../index-rule.ts";
import type { Kept } from "../kept.ts";
import { bodyOf } from "../storable.ts";
import { StaleVersion, Unstorable } from "../store-errors.ts";
import { compileCondition, type Sql } from "./compile-condition.ts";
import { keysetOf } from "./keyset.ts";
import { manyRows } from "./many-rows.ts";
import { prepareTables } from "./tables.ts";
import type { WriteQueue } from "./write-queue.ts";

const mostRows = 1000;
const rowsAtOnce = 200;
const mostStatements = 200;

type Row = Readonly<Record<string, unknown>>;

/** What the collections of one file share. */
export interface SqliteFile {
  readonly database: DatabaseSync;
  readonly writes: WriteQueue;
  readonly cursors: Cursors;
}

/** A collection as a table of JSON texts. Changes run inside the write, so none ever meets another half-way. */
export function openCollection<T extends Document>(file: SqliteFile, kept: Kept<T>): Collection<T> {
  const { database, writes, cursors } = file;
  const { name } = kept;
  const { rows, many } = prepareTables(database, kept);
  const statements = new Map<string, StatementSync>();

  const prepared = (text: string): StatementSync => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const made = database.prepare(text);
    statements.set(text, made);
    return made;
  };
  const read = (sql: Sql, statement = prepared): Row[] | Promise<Row[]> => {
    writes.requireOpen();
    try {
      return writes.seen(statement(sql.text).all(...sql.values));
    } catch (failure) {
      throw writes.named(failure, name);
    }
  };
  const parsed = (row: Row): T => kept.parse(JSON.parse(String(row.body)));
  const filter = (where: Condition | undefined): Sql =>
    where ? compileCondition(where, kept, many) : { text: "1", values: [] };

  const listItems = (n: number | bigint, document: unknown) => {
    for (const { field, item } of manyRows(kept.many, document))
      prepared(`INSERT INTO ${many} (field, item, n) VALUES (?, ?, ?)`).run(field, item, n);
  };
  const dropItems = (n: number) => {
    if (kept.many.length > 0) prepared(`DELETE FROM ${many} WHERE n = ?`).run(n);
  };
  /** Puts the next version in the place of the one read. */
  const put = (n: number, document: T): T => {
    const next = { ...document, version: document.version + 1 };
    prepared(`UPDATE ${rows} SET version = ?, body = ? WHERE n = ?`).run(next.version, bodyOf(next), n);
    dropItems(n);
    listItems(n, next);
    return next;
  };
  const rowOf = (id: string) => prepared(`SELECT n, version, body FROM ${rows} WHERE id = ?`).get(id);

  const find = async (query: Query): Promise<Page<T>> => {
    const { where, order = [], limit } = query;
    if (!Number.isInteger(limit) || limit < 1 || limit > mostRows)
      throw new RangeError("a page has 1 to 1000 rows");
    requireIndexes(kept, where, order);
    const keyset = keysetOf(name, query, cursors);
    const parts = [filter(where), ...(keyset.after ? [keyset.after] : [])];
    const found = await read({
      text: `SELECT body, ${keyset.columns} FROM ${rows} WHERE ${parts.map(({ text }) => text).join(" AND ")} ORDER BY ${keyset.order} LIMIT ${limit + 1}`,
      values: parts.flatMap(({ values }) => values),
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last ? { next: keyset.cursorOf(last) } : {};
    return { rows: page.map(parsed), ...next };
  };

  return {
    insert(given) {
      return writes.write({
        collection: name,
        act: () => {
          const document = { ...given, version: 1 } as unknown as T;
          if (typeof document.id !== "string" || document.id === "")
            throw new Unstorable("/id", "a document without an id");
          const { lastInsertRowid } = prepared(
            `INSERT INTO ${rows} (id, version, body) VALUES (?, 1, ?)`,
          ).run(document.id, bodyOf(document));
          listItems(lastInsertRowid, document);
          return document;
        },
      });
    },
    async get(id) {
      const [row] = await read({ text: `SELECT body FROM ${rows} WHERE id = ?`, values: [id] });
      return row ? parsed(row) : undefined;
    },
    replace(document) {
      return writes.write({
        collection: name,
        act: () => {
          const row = rowOf(document.id);
          if (row?.version !== document.version) throw new StaleVersion(name);
          return put(Number(row.n), document);
        },
      });
    },
    change(id, alter) {
      return writes.write({
        collection: name,
        act: () => {
          const row = rowOf(id);
          if (!row) return undefined;
          const before = parsed(row);
          const after = alter(before);
          return after ? put(Number(row.n), { ...after, id, version: Number(row.version) }) : before;
        },
      });
    },
    remove(id, version) {
      return writes.write({
        collection: name,
        erases: true,
        act: () => {
          const row = rowOf(id);
          if (!row || (version !== undefined && row.version !== version)) return false;
          dropItems(Number(row.n));
          prepared(`DELETE FROM ${rows} WHERE n = ?`).run(Number(row.n));
          return true;
        },
      });
    },
    find,
    async count(where) {
      if (where) requireIndexes(kept, where);
      const { text, values } = filter(where);
      const [row] = await read({ text: `SELECT count(*) AS found FROM ${rows} WHERE ${text}`, values });
      return Number(row?.found);
    },
    async *each(where) {
      if (where) requireIndexes(kept, where);
      const { text, values } = filter(where);
      const listed = await read({ text: `SELECT n FROM ${rows} WHERE ${text}`, values });
      const numbers = listed.map(({ n }) => Number(n));
      for (let at = 0; at < numbers.length; at += rowsAtOnce) {
        const some = numbers.slice(at, at + rowsAtOnce).join(",");
        // Asked again: a document may have changed or gone since the list was made. A statement of its own, asked once.
        const found = await read(
          { text: `SELECT body FROM ${rows} WHERE n IN (${some}) AND ${text}`, values },
          (once) => database.prepare(once),
        );
        yield* found.map(parsed);
      }
    },
  };
}
