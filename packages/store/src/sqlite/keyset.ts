import type { Cursors } from "../cursor.ts";
import type { Order, Query } from "../collection.ts";
import { BadCursor } from "../store-errors.ts";
import type { Sql } from "./compile-condition.ts";
import { type Bound, keyOf } from "./expression.ts";

/** How one query orders its rows and where it takes up. */
export interface Keyset {
  /** `ORDER BY` terms. */
  readonly order: string;
  /** Columns `o0`, `o1`, … that the position of a row is made of. */
  readonly columns: string;
  /** What lies behind the cursor; undefined for a first page. */
  readonly after: Sql | undefined;
  /** The cursor of a row. */
  cursorOf(row: Readonly<Record<string, unknown>>): string;
}

/** Keyset pages: what comes next is said by values, not by counting, so inserts and removals shift nothing. */
export function keysetOf(name: string, query: Pick<Query, "order" | "after">, cursors: Cursors): Keyset {
  const given = query.order ?? [];
  const orders: Order[] = given.some(({ field }) => field === "id")
    ? [...given]
    : [...given, { field: "id", direction: given.at(-1)?.direction ?? "asc" }];
  const list = JSON.stringify([name, orders.map(({ field, direction }) => [field, direction])]);
  return {
    order: orders
      .map(({ field, direction }) => `${keyOf(field)} ${direction === "asc" ? "ASC" : "DESC"}`)
      .join(", "),
    columns: orders.map(({ field }, at) => `${keyOf(field)} AS o${at}`).join(", "),
    after:
      query.after === undefined ? undefined : behind(orders, cursors.open(list, query.after).map(boundFrom)),
    cursorOf: (row) =>
      cursors.seal(
        list,
        orders.map((_, at) => wordFor(row[`o${at}`])),
      ),
  };
}

/** `(a > x) OR (a = x AND b < y) OR …`, and before it `a >= x`, which lets SQLite go straight to the place. */
function behind(orders: readonly Order[], position: readonly Bound[]): Sql {
  if (position.length !== orders.length) throw new BadCursor();
  const at = (place: number): Bound => position[place] ?? "";
  const ways: Sql[] = orders.map((own, last) => {
    const equal = orders.slice(0, last).map(({ field }) => `${keyOf(field)} = ?`);
    const beyond = `${keyOf(own.field)} ${own.direction === "asc" ? ">" : "<"} ?`;
    return { text: `(${[...equal, beyond].join(" AND ")})`, values: position.slice(0, last + 1) };
  });
  const [first] = orders;
  const seek = first ? `${keyOf(first.field)} ${first.direction === "asc" ? ">=" : "<="} ?` : "1";
  return {
    text: `(${seek} AND (${ways.map(({ text }) => text).join(" OR ")}))`,
    values: [at(0), ...ways.flatMap(({ values }) => values)],
  };
}

/** JSON has no bytes and no infinity: booleans and objects become `{ rank }`, nothing becomes null. */
function wordFor(key: unknown): unknown {
  if (key === -Infinity) return null;
  return typeof key === "string" || typeof key === "number" ? key : { rank: (key as Uint8Array)[0] };
}

function boundFrom(word: unknown): Bound {
  if (word === null) return -Infinity;
  if (typeof word === "string" || typeof word === "number") return word;
  return new Uint8Array([(word as { rank: number }).rank]);
}
