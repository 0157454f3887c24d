import { type Condition, holds } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import type { Model } from "mongoose";
import type { Collection, Document, Query } from "../collection.ts";
import type { Cursors } from "../cursor.ts";
import { requireIndexes } from "../index-rule.ts";
import type { Kept } from "../kept.ts";
import { Contended, Duplicate, StaleVersion, Unstorable } from "../store-errors.ts";
import { compileCondition, isKeyed, together } from "./compile-condition.ts";
import { keysetOf } from "./keyset.ts";
import { namedFailure } from "./mongo-failure.ts";
import { questionOf } from "./question.ts";
import { answerFrom } from "./read-whole.ts";
import { documentOf, type Stored, storedOf } from "./stored.ts";
import { turnsById } from "./turns-by-id.ts";

const mostRows = 1000;
const rowsAtOnce = 200;
/** In this process changes of one document follow one another, so a meeting is rare: another process would have to hold the store too. */
const mostAttempts = 20;

/** What the collections of one database share. */
export interface MongoStore {
  readonly chance: Chance;
  readonly cursors: Cursors;
  /** Runs a read or a write while the store is open and held, and gives its errors their names. */
  work<R>(collection: string, act: () => Promise<R>): Promise<R>;
}

/** A collection of the database. Each write is one command on one document, at the version it was read. */
export function openCollection<T extends Document>(
  store: MongoStore,
  model: Model<Stored>,
  kept: Kept<T>,
): Collection<T> {
  const { chance, cursors } = store;
  const { name } = kept;
  const turns = turnsById();
  const work = <R>(act: () => Promise<R>): Promise<R> => store.work(name, act);
  const read = (id: string) => model.findById(id).lean<Stored>();
  const parsed = (stored: Stored): T => kept.parse(documentOf(stored));
  const isServed = (where: Condition | undefined, order: Query["order"] = []): boolean =>
    isKeyed(kept, { where, order: order.map(({ field }) => field) });
  /** The documents of a small collection: some thousand at most. */
  const whole = async (): Promise<unknown[]> => (await model.find().lean<Stored[]>()).map(documentOf);
  const markOf = () => Buffer.from(chance.bytes(12)).toString("base64url");

  /**
   * Adds a document. The driver asks again when an answer is lost; a server that did not remember the first time then finds the document there, and its
   * mark tells that it is this one.
   */
  const add = async (document: T): Promise<void> => {
    const mark = markOf();
    try {
      await model.insertOne({ ...storedOf(kept, document), mark });
    } catch (failure) {
      if (!(namedFailure(failure, name) instanceof Duplicate) || (await read(document.id))?.mark !== mark)
        throw failure;
    }
  };
  /** Puts the next version in the place of one; undefined when that is no longer there. Of a lost answer as `add`. */
  const put = async (document: T, version: number): Promise<T | undefined> => {
    const next = { ...document, version: version + 1 };
    const mark = markOf();
    const { modifiedCount } = await model.replaceOne(
      { _id: document.id, version },
      { ...storedOf(kept, next), mark },
    );
    return modifiedCount === 1 || (await read(document.id))?.mark === mark ? next : undefined;
  };
  const changed = async (id: string, alter: (document: T) => T | undefined): Promise<T | undefined> => {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const found = await read(id);
      if (!found) return undefined;
      const before = parsed(found);
      const after = alter(before);
      if (!after) return before;
      const next = await put({ ...after, id }, found.version);
      if (next) return next;
    }
    throw new Contended(name);
  };

  return {
    insert(given) {
      return work(async () => {
        const document = { ...given, version: 1 } as unknown as T;
        if (typeof document.id !== "string" || document.id === "")
          throw new Unstorable("/id", "a document without an id");
        await add(document);
        return document;
      });
    },
    get: (id) =>
      work(async () => {
        const found = await read(id);
        return found ? parsed(found) : undefined;
      }),
    replace: (document) =>
      turns(document.id, () =>
        work(async () => {
          const next = await put(document, document.version);
          if (!next) throw new StaleVersion(name);
          return next;
        }),
      ),
    change: (id, alter) => turns(id, () => work(() => changed(id, alter))),
    remove: (id, version) =>
      turns(id, () =>
        work(async () => {
          const { deletedCount } = await model.deleteOne({
            _id: id,
            ...(version === undefined ? {} : { version }),
          });
          return deletedCount === 1;
        }),
      ),
    async find(query) {
      const { where, order, limit } = query;
      if (!Number.isInteger(limit) || limit < 1 || limit > mostRows)
        throw new RangeError("a page has 1 to 1000 rows");
      requireIndexes(kept, where, order);
      const keyset = keysetOf(name, query, cursors);
      const found = await work(async () => {
        if (!isServed(where, order)) return answerFrom(await whole(), { where, ...keyset });
        const { filter, sort } = questionOf(kept, where, keyset);
        const rows = await model.find(filter, null, { sort, limit: limit + 1 }).lean<Stored[]>();
        return rows.map(documentOf);
      });
      const page = found.slice(0, limit);
      const next = found.length > limit ? { next: keyset.cursorOf(page.at(-1)) } : {};
      return { rows: page.map((one) => kept.parse(one)), ...next };
    },
    async count(where) {
      if (where) requireIndexes(kept, where);
      return work(async () => {
        if (isServed(where)) return model.countDocuments(where ? compileCondition(where) : {});
        return (await whole()).filter((one) => where === undefined || holds(where, one)).length;
      });
    },
    async *each(where) {
      if (where) requireIndexes(kept, where);
      const filter = where && isServed(where) ? compileCondition(where) : {};
      const listed = await work(() => model.find(filter, { _id: 1 }).lean<Pick<Stored, "_id">[]>());
      const ids = listed.map(({ _id }) => _id);
      for (let at = 0; at < ids.length; at += rowsAtOnce) {
        const some = { _id: { $in: ids.slice(at, at + rowsAtOnce) } };
        // Asked again: a document may have changed or gone since the list was made.
        const found = await work(() => model.find(together([some, filter])).lean<Stored[]>());
        const documents = found.map(documentOf).filter((one) => where === undefined || holds(where, one));
        yield* documents.map((one) => kept.parse(one));
      }
    },
  };
}
