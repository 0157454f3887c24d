import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Problem } from "@tallenne/contracts";
import type { SessionId } from "@tallenne/domain";
import { Sensitive, setClock, systemChance } from "@tallenne/runtime";
import { type Documents, sqliteDocuments } from "@tallenne/store";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttemptCount, attemptCount, openAttempts, type Trier } from "./attempts.ts";

const secret = new Sensitive("a key of the tests, thirty-two characters");
const minute = 60_000;
const day = 24 * 60 * minute;
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
const from = (name: string, address: string | undefined = "192.0.2.7"): Trier => ({ name, address });
const session = (): Trier => ({ session: systemChance.id("session") as SessionId });
const take = async (trier: Trier) =>
  count.take(trier).then(
    () => "taken",
    (failure: unknown) => (failure instanceof Problem ? failure.facts["seconds"] : failure),
  );
/** Takes until one has to wait; answers how many were taken. */
const exhaust = async (trier: Trier) => {
  let taken = 0;
  while ((await take(trier)) === "taken") taken += 1;
  return taken;
};

describe("failed proofs in a row", () => {
  test("ten are tried, each further one waits longer, never over thirty seconds, whoever the name belongs to", async () => {
    expect(await exhaust(from("arvaaja"))).toBe(10);
    const waits: unknown[] = [];
    for (let at = 0; at < 7; at += 1) {
      const seconds = await take(from("arvaaja"));
      waits.push(seconds);
      clock.advance(Number(seconds) * 1000);
      expect(await take(from("arvaaja"))).toBe("taken");
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
    expect(await take(from("toinen"))).toBe("taken");
  });

  test("many strange sources guess at a name no faster than one", async () => {
    expect(await take(from("arvaaja", "192.0.2.8"))).toBe(30);
    for (let at = 0; at < 10; at += 1)
      expect(await take(from("hajautettu", `198.51.100.${at}`))).toBe("taken");
    expect(await take(from("hajautettu", "198.51.100.77"))).toBe(1);
    expect(await take(from("hajautettu", undefined))).toBe(1);
  });

  test("a restart forgets none of them", async () => {
    await documents.close();
    await open();
    expect(await take(from("arvaaja"))).toBe(30);
  });

  test("a quarter of an hour without an attempt, and a new row begins", async () => {
    clock.advance(15 * minute);
    expect(await exhaust(from("arvaaja"))).toBe(10);
  });

  test("guesses made at the same time are all counted", async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, () => take(from("rinnan"))));
    expect(tries.filter((one) => one === "taken")).toHaveLength(10);
  });
});

describe("a source from where the name was proved", () => {
  test("is not slowed down by strangers, nor are they let on by its success", async () => {
    await count.succeeded(from("osuja"));
    await exhaust(from("osuja", "203.0.113.9"));
    expect(await take(from("osuja", "203.0.113.9"))).toBe(1);
    expect(await take(from("osuja"))).toBe("taken");
    await count.succeeded(from("osuja"));
    expect(await take(from("osuja", "203.0.113.9"))).toBe(1);
  });

  test("has a row of its own, which a success ends", async () => {
    for (let at = 0; at < 9; at += 1) await count.take(from("osuja"));
    await count.succeeded(from("osuja"));
    expect(await exhaust(from("osuja"))).toBe(10);
    await count.succeeded(from("osuja"));
    expect(await take(from("osuja"))).toBe("taken");
  });

  test("is known for this name only, and for thirty days after the last success, also after a restart and a sweep", async () => {
    await exhaust(from("muu", "203.0.113.9"));
    expect(await take(from("muu"))).toBe(1);
    await documents.close();
    await open();
    for (const [later, told] of [
      [29 * day, "taken"],
      [30 * day, 1],
    ] as const) {
      await count.succeeded(from("osuja"));
      clock.advance(later);
      await count.sweep();
      await exhaust(from("osuja", "203.0.113.9"));
      expect(await take(from("osuja"))).toBe(told);
    }
  });
});

describe("a session", () => {
  test("counts by itself: what is guessed in it slows down neither the name nor another session", async () => {
    const taken = session();
    expect(await exhaust(taken)).toBe(10);
    expect(await take(session())).toBe("taken");
    await count.succeeded(taken);
    expect(await take(taken)).toBe("taken");
  });
});

test("rows are kept without name and address, and swept when over", async () => {
  const attempts = await openAttempts(documents);
  const { rows } = await attempts.find({ limit: 100, order: [{ field: "lastAt", direction: "asc" }] });
  expect(JSON.stringify(rows)).not.toMatch(/arvaaja|osuja|rinnan|toinen|muu|192\.0|203\.0|198\.51/);
  expect(rows.length).toBeGreaterThan(0);
  clock.advance(31 * day);
  await count.sweep();
  expect(await attempts.count()).toBe(0);
});
