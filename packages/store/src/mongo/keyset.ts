import type { Order, Query } from "../collection.ts";
import type { Cursors } from "../cursor.ts";
import { BadCursor } from "../store-errors.ts";
import { valueAt } from "../value-at.ts";
import { type Filter, pathOf, together } from "./compile-condition.ts";
import { type OrderedKey, orderedKey } from "./ordered-key.ts";

/** How one query orders its rows and where it takes up. */
export interface Keyset {
  /** Every field ordered by, the id last, with its direction. */
  readonly orders: readonly Order[];
  readonly sort: Readonly<Record<string, 1 | -1>>;
  /** What lies behind the cursor; undefined for a first page. */
  readonly after: Filter | undefined;
  /** Where the page before ended; undefined for a first page. */
  readonly position: readonly OrderedKey[] | undefined;
  /** The cursor of a document. */
  cursorOf(document: unknown): string;
}

/** Keyset pages: what comes next is said by values, not by counting, so inserts and removals shift nothing. */
export function keysetOf(name: string, query: Pick<Query, "order" | "after">, cursors: Cursors): Keyset {
  const given = query.order ?? [];
  const orders: readonly Order[] = given.some(({ field }) => field === "id")
    ? given
    : [...given, { field: "id", direction: given.at(-1)?.direction ?? "asc" }];
  const list = JSON.stringify([name, orders.map(({ field, direction }) => [field, direction])]);
  const position = query.after === undefined ? undefined : positionFrom(cursors.open(list, query.after));
  if (position !== undefined && position.length !== orders.length) throw new BadCursor();
  return {
    orders,
    sort: Object.fromEntries(
      orders.map(({ field, direction }) => [pathOf(field), direction === "asc" ? 1 : -1] as const),
    ),
    after: position && behind(orders, position),
    position,
    cursorOf: (document) => cursors.seal(list, positionOf(orders, document)),
  };
}

/** The place of a document in an order. */
export function positionOf(orders: readonly Order[], document: unknown): OrderedKey[] {
  return orders.map(({ field }) => {
    const value = valueAt(document, field);
    return field === "id" ? String(value) : orderedKey(value);
  });
}

/**
 * Of the order a, b: at a or beyond it, and neither a with b before its place, nor a and b with … So said, one comparison leads every server along the
 * index, and the rest is looked at on the way; `$or` of the places beyond would make some of them read everything.
 */
function behind(orders: readonly Order[], position: readonly OrderedKey[]): Filter {
  const at = (place: number): OrderedKey => position[place] ?? "";
  const [first, ...others] = orders;
  if (!first) return {};
  const isOnly = others.length === 0;
  const sign = first.direction === "asc" ? "$gt" : "$lt";
  const seek: Filter = { [pathOf(first.field)]: { [isOnly ? sign : `${sign}e`]: at(0) } };
  const before = others.map((own, one): Filter => {
    const place = one + 1;
    const equal = orders.slice(0, place).map(({ field }, same) => [pathOf(field), at(same)] as const);
    const opposite = own.direction === "asc" ? "$lt" : "$gt";
    // The last field tells the rows apart: the place itself has been given.
    const isLast = place === orders.length - 1;
    return Object.fromEntries([
      ...equal,
      [pathOf(own.field), { [isLast ? `${opposite}e` : opposite]: at(place) }],
    ]);
  });
  return together([seek, ...(before.length > 0 ? [{ $nor: before }] : [])]);
}

function positionFrom(opened: readonly unknown[]): readonly OrderedKey[] {
  if (!opened.every((word) => typeof word === "string")) throw new BadCursor();
  return opened;
}
