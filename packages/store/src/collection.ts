import type { Condition } from "@tallenne/domain";

/** What every document has. The version is 1 when inserted and grows by one with every change. */
export interface Document {
  readonly id: string;
  readonly version: number;
}

/** Where the page before ended: opaque, sealed with a key of the store, safe in an address. */
export type Cursor = string;

/** One field to order by. Absent and null come before numbers, numbers before texts (by code point), booleans last. */
export interface Order {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** What to find. Rows of equal order are told apart by id, in the direction of the last order (ascending without one). */
export interface Query {
  readonly where?: Condition | undefined;
  readonly order?: readonly Order[] | undefined;
  /** 1 to 1000. */
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

/** Rows of one page; `next` only when there are more. */
export interface Page<T> {
  readonly rows: T[];
  readonly next?: Cursor;
}

/**
 * Documents of one declared collection. Each write is atomic for one document and durable when its promise resolves;
 * nothing is atomic over several. Every document read has gone through the declaration's `parse`.
 *
 * Errors: `Duplicate` (insert, replace, change), `StaleVersion` (replace), `Contended` (change), `MissingIndex` (find,
 * count, each), `BadCursor` (find), `Unstorable` (a value that JSON would change), `StoreFull` (no room; later writes may
 * succeed), `StoreFailed` (the medium failed; nothing succeeds until the process starts anew), `StoreClosed`.
 */
export interface Collection<T extends Document> {
  /** Adds a document as version 1. */
  insert(document: Omit<T, "version">): Promise<T>;
  get(id: string): Promise<T | undefined>;
  /** Puts `document` in the place of the one of the same id and version; the answer carries the next version. */
  replace(document: T): Promise<T>;
  /**
   * Applies `alter` to the newest version and keeps the result, again when somebody came between, a bounded number of
   * times. `alter` may run more than once and must not wait; undefined from it leaves the document as it is. Answers the
   * document as it then stands, undefined when there is none.
   */
  change(id: string, alter: (document: T) => T | undefined): Promise<T | undefined>;
  /**
   * Removes a document and its bytes, also those of former versions; with `version` only while it is of that version, so that nothing written since it
   * was read goes with it. False when nothing was removed.
   */
  remove(id: string, version?: number): Promise<boolean>;
  find(query: Query): Promise<Page<T>>;
  count(where?: Condition): Promise<number>;
  /** Every document that fulfils the condition, in no order. What is inserted meanwhile may or may not come. */
  each(where?: Condition): AsyncIterable<T>;
}
