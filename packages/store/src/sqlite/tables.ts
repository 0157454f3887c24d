import type { DatabaseSync } from "node:sqlite";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { keyOf, nothing } from "./expression.ts";
import { manyRows } from "./many-rows.ts";
import { uniqueIndexName } from "./sqlite-failure.ts";

/** Names of a collection's tables, quoted. */
export interface Tables {
  readonly rows: string;
  readonly many: string;
}

/** The tables of `catalogue.contacts` are `contacts` and `contacts items`. */
export function tablesOf(kept: Pick<Kept<Document>, "name">): Tables {
  const name = kept.name.slice(kept.name.indexOf(".") + 1);
  return { rows: `"${name}"`, many: `"${name} items"` };
}

/**
 * Makes the tables and indexes of a declaration, or brings those of an older one up to date: indexes no longer declared
 * go, new ones are built, array items are listed anew when the array fields have changed. In one transaction.
 */
export function prepareTables<T extends Document>(database: DatabaseSync, kept: Kept<T>): Tables {
  const tables = tablesOf(kept);
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${tables.rows} (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT`,
    );
    prepareIndexes(database, kept, tables);
    prepareItems(database, kept, tables);
    database.exec("COMMIT");
  } catch (failure) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw failure;
  }
  return tables;
}

function prepareIndexes<T extends Document>(database: DatabaseSync, kept: Kept<T>, { rows }: Tables): void {
  const table = rows.slice(1, -1);
  const wanted = new Map<string, string>();
  for (const fields of kept.indexes) {
    const keys = fields
      .split("+")
      .filter((field) => field !== "id")
      .map(keyOf);
    wanted.set(
      `index ${table} ${fields}`,
      `INDEX "index ${table} ${fields}" ON ${rows} (${[...keys, "id"].join(", ")})`,
    );
  }
  for (const fields of kept.unique) {
    const keys = fields.split("+").map(keyOf);
    const name = uniqueIndexName(table, fields);
    const present = keys.map((key) => `${key} > ${nothing}`).join(" AND ");
    wanted.set(name, `UNIQUE INDEX "${name}" ON ${rows} (${keys.join(", ")}) WHERE ${present}`);
  }
  const found = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(table)
    .map(({ name }) => String(name));
  for (const name of found) if (!wanted.has(name)) database.exec(`DROP INDEX "${name}"`);
  for (const [name, made] of wanted) if (!found.includes(name)) database.exec(`CREATE ${made}`);
}

function prepareItems<T extends Document>(
  database: DatabaseSync,
  kept: Kept<T>,
  { rows, many }: Tables,
): void {
  const shape = kept.many.toSorted().join("+");
  const before =
    database.prepare('SELECT fields FROM "array fields" WHERE name = ?').get(kept.name)?.fields ?? "";
  if (shape === before) return;
  database.exec(`DROP TABLE IF EXISTS ${many}`);
  if (kept.many.length > 0) {
    database.exec(
      `CREATE TABLE ${many} (field TEXT NOT NULL, item TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (field, item, n)) STRICT, WITHOUT ROWID`,
    );
    database.exec(`CREATE INDEX "items of ${many.slice(1)} ON ${many} (n)`);
    const add = database.prepare(`INSERT OR IGNORE INTO ${many} (field, item, n) VALUES (?, ?, ?)`);
    for (const { n, body } of database.prepare(`SELECT n, body FROM ${rows}`).all())
      for (const { field, item } of manyRows(kept.many, JSON.parse(String(body))))
        add.run(field, item, Number(n));
  }
  database
    .prepare('INSERT OR REPLACE INTO "array fields" (name, fields) VALUES (?, ?)')
    .run(kept.name, shape);
}
