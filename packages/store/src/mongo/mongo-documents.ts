import { type Chance, type Clock, systemChance, systemClock } from "@tallenne/runtime";
import mongoose, { type Connection, type Model } from "mongoose";
import type { Collection } from "../collection.ts";
import { type Cursors, cursorsOf } from "../cursor.ts";
import type { Documents } from "../documents.ts";
import { requireDeclared } from "../kept.ts";
import { NotDeclared, StoreClosed, type StoreFailed, UnsupportedStore } from "../store-errors.ts";
import { databaseOf } from "./database-of.ts";
import { engineOf } from "./engine-of.ts";
import { type Holder, holdStore } from "./holder.ts";
import { modelOf, prepareCollection, type State, stateModel } from "./model-of.ts";
import { openCollection } from "./mongo-collection.ts";
import { failureAtOpening, namedFailure } from "./mongo-failure.ts";
import { storedOf } from "./stored.ts";

/**
 * Stronger than what an address may ask for: a write is told when a majority has it in its journal, a read shows only what cannot be undone, and comes
 * from the primary. The driver tries each once more after a fail-over.
 */
const durable = {
  writeConcern: { w: "majority", journal: true, wtimeoutMS: 10_000 },
  readConcern: { level: "majority" },
  readPreference: "primary",
  retryWrites: true,
  retryReads: true,
} as const;

/** Milliseconds: a request that meets no server is refused with "unavailable", not kept waiting. */
const patience = { serverSelectionTimeoutMS: 4000, connectTimeoutMS: 4000, socketTimeoutMS: 30_000 } as const;

/**
 * Documents of one service in one database of a MongoDB server, `<name in the address, else tallenne>-<service>`. Rejects with `UnsupportedStore` (an
 * address that cannot be read), `StoreAway`, `StoreDamaged` (the account was refused), `StoreInUse`. `onFailed` is told once when another process has
 * taken the store.
 */
export async function mongoDocuments(place: {
  address: string;
  service: string;
  chance?: Chance | undefined;
  clock?: Clock | undefined;
  onFailed?: ((failure: StoreFailed) => void) | undefined;
}): Promise<Documents> {
  const { address, service, chance = systemChance, clock = systemClock, onFailed } = place;
  const name = databaseOf(address, service);
  const connection = await connected(address, name);
  try {
    const state = stateModel(connection);
    await state.createCollection();
    const holder = await holdStore({ state, name, chance, clock, onLost: (failure) => onFailed?.(failure) });
    const cursors = cursorsOf(await cursorKey(state, chance), chance);
    const build = await connection.db?.admin().buildInfo();
    return documentsOf({ connection, state, holder, cursors, chance, service, name, build });
  } catch (failure) {
    await connection.close();
    throw failureAtOpening(failure, name);
  }
}

async function connected(address: string, name: string): Promise<Connection> {
  try {
    return await mongoose
      .createConnection(address, {
        dbName: name,
        autoCreate: false,
        autoIndex: false,
        bufferCommands: false,
        appName: name,
        ...durable,
        ...patience,
      })
      .asPromise();
  } catch (failure) {
    // Anything else is about the address, and its words may repeat it with the password in it.
    if (!isOfServer(failure))
      throw new UnsupportedStore(
        "mongodb",
        "the address cannot be read, or its name is not known: see infra/handbook/mongodb.md",
      );
    throw failureAtOpening(failure, name);
  }
}

/** Whether a server, or its absence, made a start fail. */
function isOfServer(failure: unknown): boolean {
  const { MongoServerError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;
  return [MongoServerError, MongoNetworkError, MongoServerSelectionError, mongoose.MongooseError].some(
    (kind) => failure instanceof kind,
  );
}

function documentsOf(made: {
  connection: Connection;
  state: Model<State>;
  holder: Holder;
  cursors: Cursors;
  chance: Chance;
  service: string;
  name: string;
  build: Readonly<Record<string, unknown>> | undefined;
}): Documents {
  const { connection, state, holder, chance, service, name, build } = made;
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  const requireOpen = (): void => {
    if (closing) throw new StoreClosed();
  };
  const work = async <R>(collection: string, act: () => Promise<R>): Promise<R> => {
    requireOpen();
    const doing = holder.confirm().then(act);
    underWay.add(doing);
    try {
      return await doing;
    } catch (failure) {
      throw namedFailure(failure, collection);
    } finally {
      underWay.delete(doing);
    }
  };
  const end = async (): Promise<void> => {
    await Promise.allSettled(underWay);
    // A server that is away is told nothing; the next holder waits instead.
    await holder.release().catch(() => undefined);
    await connection.close();
  };
  const open = new Map<string, { kept: object; collection: unknown }>();
  return {
    async open(kept) {
      requireOpen();
      requireDeclared(kept);
      if (!kept.name.startsWith(`${service}.`))
        throw new NotDeclared(kept.name, `does not belong to ${service}`);
      const known = open.get(kept.name);
      if (known?.kept === kept) return known.collection as Collection<never>;
      // One name has one shape: a second declaration that differs was refused when it was made.
      const shape = kept as unknown as Parameters<typeof modelOf>[1];
      const model = modelOf(connection, shape);
      await work(kept.name, () => prepareCollection(model, shape, state));
      const collection = openCollection({ ...made, work }, model, kept);
      open.set(kept.name, { kept, collection });
      return collection;
    },
    async restoring(kept) {
      await this.open(kept);
      const shape = kept as unknown as Parameters<typeof modelOf>[1];
      const model = modelOf(connection, shape);
      return (document) =>
        work(kept.name, async () => {
          const mark = Buffer.from(chance.bytes(12)).toString("base64url");
          const stored = { ...storedOf(shape, document), mark };
          await model.replaceOne({ _id: document.id }, stored, { upsert: true });
        });
    },
    names: () =>
      work(service, async () => {
        const found: string[] = [];
        for (const { name: collection } of (await connection.db?.listCollections().toArray()) ?? [])
          if (collection !== state.collection.name && !collection.startsWith("system."))
            if ((await connection.collection(collection).findOne({}, { projection: { _id: 1 } })) !== null)
              found.push(`${service}.${collection}`);
        return found;
      }),
    // The server gives no promise about bytes: what must be gone is sealed, and its key dies (decision 0025).
    purge: async () => requireOpen(),
    close: () => (closing ??= end()),
    describe: () => `${engineOf(build)}, database ${name}`,
  };
}

/** The key of the cursors: made with the store, so that a cursor outlives a restart. It protects nothing that is stored. */
async function cursorKey(state: Model<State>, chance: Chance): Promise<Uint8Array> {
  const known: unknown = (await state.findById("cursors").lean())?.["key"];
  if (typeof known === "string") return Buffer.from(known, "base64");
  const key = chance.bytes(32);
  await state.insertOne({ _id: "cursors", key: Buffer.from(key).toString("base64") });
  return key;
}
