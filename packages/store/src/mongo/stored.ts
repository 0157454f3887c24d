import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { bodyOf } from "../storable.ts";
import { valueAt } from "../value-at.ts";
import { keyName, ownNames, storedNames } from "./field-name.ts";
import { itemKeys, orderedKey } from "./ordered-key.ts";

/** A document as it lies in MongoDB. `keys`, `many` and `nulls` are derived from the body and only serve to find it. */
export interface Stored {
  readonly _id: string;
  readonly version: number;
  /** Everything but id and version, names written by `storedName`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Ordered keys of the fields in indexes and uniques. */
  readonly keys: Readonly<Record<string, string>>;
  /** Ordered keys of the items of array fields. */
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** Those of the fields in `keys` that are there and null: an absent field has the same key. */
  readonly nulls: readonly string[];
  /** Of the write that left it so. */
  readonly mark: string;
}

type Declared = Pick<Kept<Document>, "indexes" | "unique" | "many">;

/** The fields whose keys are kept: those of indexes and uniques, the id apart. */
export function keyedFields(kept: Pick<Declared, "indexes" | "unique">): readonly string[] {
  const named = [...kept.indexes, ...kept.unique].flatMap((fields) => fields.split("+"));
  return [...new Set(named)].filter((field) => field !== "id");
}

/** A document as it is stored. Throws `Unstorable`. */
export function storedOf(kept: Declared, document: Document): Omit<Stored, "mark"> {
  // Through JSON, so that every adapter keeps the same: what is undefined is absent, -0 is 0.
  const { id, version, ...body } = JSON.parse(bodyOf(document)) as Document & Record<string, unknown>;
  return {
    _id: id,
    version,
    body: storedNames(body) as Stored["body"],
    ...derivedOf(kept, body),
  };
}

/** A stored document as its declaration's `parse` reads it. */
export function documentOf({ _id, version, body }: Pick<Stored, "_id" | "version" | "body">): unknown {
  return { ...(ownNames(body) as object), id: _id, version };
}

/** What finds a document with this body. */
export function derivedOf(kept: Declared, body: unknown): Pick<Stored, "keys" | "many" | "nulls"> {
  const fields = keyedFields(kept);
  const arrays = kept.many.flatMap((field) => {
    const items = itemKeys(valueAt(body, field));
    return items === undefined ? [] : [[keyName(field), items] as const];
  });
  return {
    keys: Object.fromEntries(fields.map((field) => [keyName(field), orderedKey(valueAt(body, field))])),
    many: Object.fromEntries(arrays),
    nulls: fields.filter((field) => valueAt(body, field) === null).map(keyName),
  };
}
