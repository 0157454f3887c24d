import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { listContacts } from "@tallenne/contracts";
import { seededChance } from "@tallenne/runtime";
import { type Collection, type Documents, documentsFrom } from "@tallenne/store";
import { cpSync, rmSync } from "node:fs";
import type { MongoProgram } from "../../infra/peers/mongo-program.ts";
import { type MongoServer, startMongo } from "../../infra/peers/mongo-server.ts";
import { type AtWork, atWork } from "./at-work.ts";
import { linesIn, loadOn, type Sheet, sheetsKept } from "./mongo-load.ts";

jest.setTimeout(120_000);

const program = JSON.parse(process.env["TALLENNE_TEST_MONGO_PROGRAM"] ?? "null") as MongoProgram | null;
if (program === null) throw new Error("run this by the test command: it finds a server");
/** Three in the suite; the campaign asks for more. */
const kills = Number(process.env["TALLENNE_TEST_KILLS"] ?? 3);

let server: MongoServer;
beforeAll(async () => void (server = await startMongo(program)));
afterAll(() => server.end());

describe("kill -9 of the database server under load", () => {
  let documents: Documents;
  let sheets: Collection<Sheet>;
  beforeAll(async () => {
    documents = await documentsFrom(server.url, { service: "faults" });
    sheets = await documents.open(sheetsKept);
  });
  afterAll(() => documents.close());

  test(`${kills} times: nothing acknowledged is lost, nothing is written twice, and the same store goes on by itself`, async () => {
    const chance = seededChance(25);
    const load = loadOn(sheets);
    for (let round = 1; round <= kills; round += 1) {
      await load.more(60 + ((chance.bytes(1)[0] ?? 0) % 60));
      await server.kill();
      await server.start();
    }
    await load.more(60);
    await load.end();
    const there = await linesIn(sheets);
    expect([...load.acknowledged].filter((line) => !there.includes(line))).toEqual([]);
    expect(there.length).toBe(new Set(there).size);
    // An insert whose answer was lost is there, and the next ones of its sheet come upon it.
    expect([...load.refusals].filter((code) => !["store-away", "duplicate"].includes(code))).toEqual([]);
  });

  test("control: where the server's disk forgets what was acknowledged, the same look finds it missing", async () => {
    await server.kill();
    const before = `${server.folder}-before`;
    cpSync(server.folder, before, { recursive: true });
    await server.start();
    await sheets.insert({ id: "control", lines: ["control-line"] });
    await server.kill();
    rmSync(server.folder, { recursive: true });
    cpSync(before, server.folder, { recursive: true });
    rmSync(before, { recursive: true });
    await server.start();
    const there = await linesIn(sheets);
    expect(there.length).toBeGreaterThan(100);
    expect(there).not.toContain("control-line");
  });
});

describe("the services on a database server that dies", () => {
  let work: AtWork;
  beforeAll(async () => {
    work = await atWork("all-in-one", { store: server.url.replace("/?", "/{}?") });
  });
  afterAll(() => work.archive.close());

  test("answer 503 with a time to try again while it is away, go on by themselves when it is back, and have lost nothing", async () => {
    const before = work.archive.programs.map(({ pid }) => pid);
    await work.killedAfter(2, async () => {
      await server.kill();
      const query = { purpose: "p0", scope: "own" } as const;
      const { status, told } = await work.officer.call(listContacts, { query });
      expect([status, Number(told.headers["retry-after"]) > 0]).toEqual([503, true]);
      await server.start();
    });
    expect(await work.missing()).toEqual([]);
    const there = await work.listed();
    expect([...work.contacts].filter((contact) => !there.has(contact))).toEqual([]);
    expect(work.archive.programs.map(({ pid }) => pid)).toEqual(before);
  });
});
