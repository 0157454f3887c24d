import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { beginReplicaSet, type Collection, type Documents, documentsFrom } from "@tallenne/store";
import type { MongoProgram } from "../../infra/peers/mongo-program.ts";
import { type MongoServer, startMongo } from "../../infra/peers/mongo-server.ts";
import { linesIn, loadOn, type Sheet, sheetsKept } from "./mongo-load.ts";

jest.setTimeout(180_000);

const program = JSON.parse(process.env["TALLENNE_TEST_MONGO_PROGRAM"] ?? "null") as MongoProgram | null;
if (program === null) throw new Error("run this by the test command: it finds a server");

describe("a replica set of three members, one killed after the other", () => {
  let members: readonly MongoServer[];
  let documents: Documents;
  let sheets: Collection<Sheet>;
  beforeAll(async () => {
    members = await Promise.all([1, 2, 3].map(() => startMongo(program, { alone: false })));
    const hosts = members.map(({ port }) => `127.0.0.1:${port}`);
    await beginReplicaSet(members[0]?.url ?? "", hosts);
    documents = await documentsFrom(`mongodb://${hosts.join(",")}/?replicaSet=tallenne`, {
      service: "faults",
    });
    sheets = await documents.open(sheetsKept);
  });
  afterAll(async () => {
    await documents.close();
    for (const member of members) await member.end();
  });

  test("fails over: nothing acknowledged is lost, nothing is written twice, and the same store goes on by itself", async () => {
    const load = loadOn(sheets);
    for (const member of members) {
      await load.more(100);
      await member.kill();
      // Two are a majority: writes go on while it is away.
      await load.more(100);
      await member.start();
    }
    await load.more(100);
    await load.end();
    const there = await linesIn(sheets);
    expect([...load.acknowledged].filter((line) => !there.includes(line))).toEqual([]);
    expect(there.length).toBe(new Set(there).size);
    expect([...load.refusals].filter((code) => !["store-away", "duplicate"].includes(code))).toEqual([]);
  });
});
