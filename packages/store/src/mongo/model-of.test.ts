import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { systemChance } from "@tallenne/runtime";
import mongoose, { type Connection } from "mongoose";
import type { Document } from "../collection.ts";
import type { Kept } from "../kept.ts";
import { compileCondition } from "./compile-condition.ts";
import { modelOf, prepareCollection, stateModel } from "./model-of.ts";
import { storedOf } from "./stored.ts";

/** The test command looked for a server and started one. */
const server = process.env["TALLENNE_TEST_MONGO_URL"];
if (server === undefined) throw new Error("run this by the test command: it prepares a server");

const dbName = `model-${Buffer.from(systemChance.bytes(6)).toString("hex")}`;
const older = { name: "model.notes", indexes: ["day"], unique: ["number"], many: [] };
const newer = { name: "model.notes", indexes: ["place.town"], unique: ["number"], many: ["marks"] };

let connections: Connection[] = [];
beforeAll(() => void (connections = []));
afterAll(async () => {
  for (const connection of connections) await connection.close();
});

/** The collection as a start of the program with this declaration finds it. */
async function startedWith(declared: object) {
  const connection = await mongoose
    .createConnection(server ?? "", { dbName, autoCreate: false, autoIndex: false })
    .asPromise();
  connections.push(connection);
  const kept = declared as Kept<Document>;
  const model = modelOf(connection, kept);
  await prepareCollection(model, kept, stateModel(connection));
  return { model, kept };
}

const note = (at: number) => ({
  id: `n${String(at).padStart(4, "0")}`,
  version: 1,
  day: "2026-11-26",
  number: at,
  place: { town: at % 2 === 0 ? "Mikkeli" : "Vaasa" },
  marks: [`m${at % 5}`],
});

describe("a collection of an older declaration", () => {
  test("is brought up to date at the start: new fields are found, indexes no longer declared are gone", async () => {
    const before = await startedWith(older);
    // More than are read at once.
    const all = Array.from({ length: 250 }, (_, at) => ({ ...storedOf(before.kept, note(at)), mark: "m" }));
    await before.model.insertMany(all);
    const { model } = await startedWith(newer);
    const count = (condition: Parameters<typeof compileCondition>[0]) =>
      model.countDocuments(compileCondition(condition));
    expect(await count({ field: "place.town", is: "Mikkeli" })).toBe(125);
    expect(await count({ field: "marks", contains: "m3" })).toBe(50);
    const names = (await model.collection.indexes()).map(({ name }) => String(name));
    expect(names.toSorted()).toEqual(["_id_", "index place.town", "many marks", "unique number"]);
  }, 30_000);
});
