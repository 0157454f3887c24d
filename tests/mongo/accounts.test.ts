import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { systemChance } from "@tallenne/runtime";
import { documentsFrom, keepsNothingPersonal } from "@tallenne/store";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MongoProgram } from "../../infra/peers/mongo-program.ts";
import { type MongoServer, startMongo } from "../../infra/peers/mongo-server.ts";

jest.setTimeout(60_000);

const program = JSON.parse(process.env["TALLENNE_TEST_MONGO_PROGRAM"] ?? "null") as MongoProgram | null;
if (program === null) throw new Error("run this by the test command: it finds a server");

const root = join(import.meta.dirname, "../..");
const services = ["identity", "intake", "catalogue", "reading-room", "steward"];

interface Note {
  readonly id: string;
  readonly version: number;
}
const notesOf = (service: string) =>
  keepsNothingPersonal<Note>(`${service}.accountNotes`, "made-up values of a test", {
    small: true,
    parse: (value) => value as Note,
  });

let folder: string;
let server: MongoServer;
let said: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tallenne-accounts-"));
  server = await startMongo(program);
  const admin = join(folder, "admin");
  writeFileSync(admin, `${server.url.replace("/?", "/archive?")}\n`);
  const command = join(root, "infra/credentials/mongo-accounts.ts");
  const done = spawnSync(process.execPath, [command, admin, join(folder, "made")], { encoding: "utf8" });
  said = done.stdout + done.stderr;
  expect([done.status, said]).toEqual([0, expect.any(String)]);
  await server.kill();
  const key = join(folder, "key");
  writeFileSync(key, Buffer.from(systemChance.bytes(48)).toString("base64"), { mode: 0o400 });
  await server.start(program.isReal ? ["--keyFile", key] : ["--auth"]);
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

const addressOf = (service: string) => readFileSync(join(folder, "made", `${service}-store`), "utf8").trim();

describe("the accounts of the services at the database server", () => {
  test("each is a file of its own, read by its owner only, and no password is printed", () => {
    expect(readdirSync(join(folder, "made")).toSorted()).toEqual(
      services.map((one) => `${one}-store`).toSorted(),
    );
    for (const service of services) {
      expect(statSync(join(folder, "made", `${service}-store`)).mode & 0o077).toBe(0);
      expect(said).not.toContain(/:([^:@]+)@/.exec(addressOf(service))?.[1]);
    }
  });

  test.each(services)("%s opens its own documents", async (service) => {
    const documents = await documentsFrom(addressOf(service), { service });
    try {
      const notes = await documents.open(notesOf(service));
      await notes.insert({ id: "one" });
      expect(await notes.count()).toBe(1);
    } finally {
      await documents.close();
    }
  });

  test.each(services.map((service, at) => [service, services[(at + 1) % services.length] ?? ""]))(
    "the account of %s is refused the database of %s, whether anything is there or not",
    async (own, other) => {
      const refusal = { code: "store-damaged", message: expect.stringContaining("refused the account") };
      await expect(documentsFrom(addressOf(own), { service: other })).rejects.toMatchObject(refusal);
    },
  );

  test("nobody is let in without an account, or with another's password", async () => {
    const refusal = { code: "store-damaged", message: expect.stringContaining("refused the account") };
    await expect(
      documentsFrom(server.url.replace("/?", "/archive?"), { service: "intake" }),
    ).rejects.toMatchObject(refusal);
    const mixed = addressOf("intake").replace(/:[^:@]+@/, ":another@");
    await expect(documentsFrom(mixed, { service: "intake" })).rejects.toMatchObject(refusal);
  });
});
