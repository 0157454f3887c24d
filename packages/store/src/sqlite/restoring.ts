import type { DatabaseSync } from "node:sqlite";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { bodyOf } from "../storable.ts";
import { manyRows } from "./many-rows.ts";
import type { SqliteFile } from "./sqlite-collection.ts";
import { tablesOf } from "./tables.ts";

/** Puts documents as they are, each in the place of one of its id. The tables are there. */
export function restoringIn<T extends Document>(
  { database, writes }: SqliteFile,
  kept: Kept<T>,
): (document: T) => Promise<void> {
  const { rows, many } = tablesOf(kept);
  const found = database.prepare(`SELECT n FROM ${rows} WHERE id = ?`);
  const dropped = database.prepare(`DELETE FROM ${rows} WHERE n = ?`);
  const added = database.prepare(`INSERT INTO ${rows} (id, version, body) VALUES (?, ?, ?)`);
  return (document) =>
    writes.write({
      collection: kept.name,
      act: () => {
        const before = found.get(document.id)?.n;
        if (before !== undefined) {
          if (kept.many.length > 0) database.prepare(`DELETE FROM ${many} WHERE n = ?`).run(before);
          dropped.run(before);
        }
        const { lastInsertRowid } = added.run(document.id, document.version, bodyOf(document));
        for (const { field, item } of manyRows(kept.many, document))
          database
            .prepare(`INSERT INTO ${many} (field, item, n) VALUES (?, ?, ?)`)
            .run(field, item, lastInsertRowid);
      },
    });
}

/** Names of the tables of documents that hold one. */
export function namesIn(database: DatabaseSync): readonly string[] {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '% %' AND name NOT LIKE 'sqlite%'`,
    )
    .all()
    .map(({ name }) => String(name));
  return tables.filter((name) => database.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined);
}
