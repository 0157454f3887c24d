import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Problem } from "@tallenne/contracts";
import { Sensitive, setClock } from "@tallenne/runtime";
import { type Documents, sqliteDocuments } from "@tallenne/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttemptCount, attemptCount, openAttempts } from "./attempts.ts";

const secret = new Sensitive("a key of the tests, thirty-two characters");
const minute = 60_000;
const clock = setClock(Date.UTC(2026, 10, 24, 10));
let folder: string;
let documents: Documents;
let count: AttemptCount;

const open = async () => {
  documents = await sqliteDocuments({ folder, service: "identity" });
  count = attemptCount({ attempts: await openAttempts(documents), secret, clock });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tia-"));
  await open();
});
afterAll(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});
const take = async (name: string) =>
  count.take(name).then(
    () => "taken",
    (failure: unknown) => (failure instanceof Problem ? failure.facts["seconds"] : failure),
  );

describe("failed proofs in a row", () => {
  test("ten are tried, the eleventh waits a quarter of an hour, whoever the name belongs to", async () => {
    for (let at = 0; at < 10; at += 1) expect(await take("arvaaja")).toBe("taken");
    expect(await take("arvaaja")).toBe(900);
    clock.advance(5 * minute);
    expect(await take("arvaaja")).toBe(600);
    expect(await take("toinen")).toBe("taken");
  });

  test("a restart forgets none of them", async () => {
    await documents.close();
    await open();
    expect(await take("arvaaja")).toBe(600);
  });

  test("after the rest a new row begins", async () => {
    clock.advance(10 * minute);
    expect(await take("arvaaja")).toBe("taken");
  });

  test("a success ends the row", async () => {
    for (let at = 0; at < 9; at += 1) await count.take("osuja");
    await count.succeeded("osuja");
    for (let at = 0; at < 10; at += 1) expect(await take("osuja")).toBe("taken");
  });

  test("guesses made at the same time are all counted", async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, () => take("rinnan")));
    expect(tries.filter((one) => one === "taken")).toHaveLength(10);
  });

  test("are kept without the name and swept when over", async () => {
    const attempts = await openAttempts(documents);
    const { rows } = await attempts.find({ limit: 100, order: [{ field: "lastAt", direction: "asc" }] });
    expect(JSON.stringify(rows)).not.toMatch(/arvaaja|osuja|rinnan|toinen/);
    clock.advance(16 * minute);
    await count.sweep();
    expect(await attempts.count()).toBe(0);
  });
});
