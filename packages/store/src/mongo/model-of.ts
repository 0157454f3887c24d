import { type Connection, type Model, Schema } from "mongoose";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { keyName } from "./field-name.ts";
import { nothing } from "./ordered-key.ts";
import { pathOf } from "./compile-condition.ts";
import { derivedOf, documentOf, type Stored } from "./stored.ts";

/** What is kept of the store itself, in the collection `store.state`: no declared collection can have that name. */
export interface State {
  readonly _id: string;
  readonly [field: string]: unknown;
}

type Declared = Kept<Document>;

const documentsAtOnce = 200;
/** Fields of an index that orders use one after another. */
const mostWalked = 3;

/** The model of the store's own state. */
export function stateModel(connection: Connection): Model<State> {
  const schema = new Schema<State>({ _id: { type: String, required: true } }, { ...plain, strict: false });
  return connection.model<State>("store.state", schema, "store.state");
}

/** The model of a declaration: the form of a document, and the indexes that serve its queries. `catalogue.holds` lies in `holds`. */
export function modelOf(connection: Connection, kept: Declared): Model<Stored> {
  const name = kept.name.slice(kept.name.indexOf(".") + 1);
  const known = connection.models[name];
  if (known) return known;
  const schema = new Schema<Stored>(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true, min: 1 },
      body: { type: Schema.Types.Mixed, required: true },
      keys: { type: Schema.Types.Mixed, required: true },
      many: { type: Schema.Types.Mixed, required: true },
      nulls: { type: [String], required: true },
      mark: { type: String, required: true },
    },
    { ...plain, strict: "throw" },
  );
  for (const { key, options } of indexesOf(kept)) schema.index(key, options);
  return connection.model<Stored>(name, schema, name);
}

/** `minimize` would drop empty objects, `id` would add a field, `versionKey` another. */
const plain = {
  id: false,
  versionKey: false,
  minimize: false,
  autoCreate: false,
  autoIndex: false,
  strictQuery: false,
} as const;

/** The name a unique index bears, so that the refusal can name the fields. */
const uniqueName = (fields: string) => `unique ${fields}`;

const ascending = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, 1 as const]));

function indexesOf(kept: Declared) {
  const listed = kept.indexes.map((fields) => {
    const paths = fields
      .split("+")
      .map(pathOf)
      .filter((path) => path !== "_id");
    // A long one is walked in the order of its first field, where the id tells rows apart; the rest is looked at on the way.
    const [first = "", ...others] = paths;
    const key = paths.length > mostWalked ? [first, "_id", ...others] : [...paths, "_id"];
    return { key: ascending(key), options: { name: `index ${fields}` } };
  });
  const unique = kept.unique.map((fields) => {
    const paths = fields.split("+").map(pathOf);
    const present = Object.fromEntries(paths.map((path) => [path, { $gt: nothing }]));
    return {
      key: ascending(paths),
      options: { name: uniqueName(fields), unique: true, partialFilterExpression: present },
    };
  });
  const many = kept.many.map((field) => ({
    key: ascending([`many.${keyName(field)}`, "_id"]),
    options: { name: `many ${field}` },
  }));
  return [...listed, ...unique, ...many];
}

/** The fields of the unique index that a refusal names; the id's without one. */
export function fieldsOf(message: string): string {
  return /index: unique (\S+) dup key/.exec(message)?.[1] ?? "id";
}

/**
 * Makes the collection and its indexes, or brings those of an older declaration up to date: what finds its documents is derived anew, indexes no longer
 * declared go, new ones are built.
 */
export async function prepareCollection(
  model: Model<Stored>,
  kept: Declared,
  state: Model<State>,
): Promise<void> {
  const shape = JSON.stringify([kept.indexes.toSorted(), kept.unique.toSorted(), kept.many.toSorted()]);
  const id = `form of ${kept.name}`;
  const found = await state.findById(id).lean();
  if (found?.["shape"] === shape) return;
  // Not beside the first insert: a server may wait for ever then.
  await model.createCollection();
  if (found !== null) await deriveAnew(model, kept);
  await model.syncIndexes();
  await state.replaceOne({ _id: id }, { _id: id, shape }, { upsert: true });
}

async function deriveAnew(model: Model<Stored>, kept: Declared): Promise<void> {
  const order = { sort: { _id: 1 }, limit: documentsAtOnce } as const;
  let after = "";
  for (;;) {
    const some = await model.find({ _id: { $gt: after } }, null, order).lean<Stored[]>();
    const last = some.map(({ _id: id }) => id).at(-1);
    if (last === undefined) return;
    const updates = some.map((one) => {
      const { _id: id } = one;
      return {
        updateOne: { filter: { _id: id }, update: { $set: { ...derivedOf(kept, documentOf(one)) } } },
      };
    });
    await model.bulkWrite(updates, { ordered: false });
    after = last;
  }
}
