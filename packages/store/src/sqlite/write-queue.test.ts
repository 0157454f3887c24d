import { describe, expect, test } from "@jest/globals";
import type { DatabaseSync } from "node:sqlite";
import { StoreFailed } from "../store-errors.ts";
import { writeQueueOf } from "./write-queue.ts";

const ioErrorAtSync = 10 | (4 << 8);
const databaseFull = 13;

/** A queue above a database whose commits fail with a result code while there is one. */
function queueAbove(failing: { code: number | undefined }) {
  const told: StoreFailed[] = [];
  const database = {
    isTransaction: true,
    exec(sql: string) {
      if (sql !== "COMMIT" || failing.code === undefined) return;
      throw Object.assign(new Error("commit"), { errcode: failing.code });
    },
  };
  const nothing = { whenLong: () => undefined, now: () => undefined };
  const writes = writeQueueOf(database as unknown as DatabaseSync, nothing, (failure) => told.push(failure));
  return { told, write: () => writes.write({ collection: "things", act: () => "done" }) };
}

describe("a medium that fails", () => {
  test("is told once, and nothing is written after it, even when it would succeed again", async () => {
    const failing: { code: number | undefined } = { code: ioErrorAtSync };
    const { told, write } = queueAbove(failing);
    await expect(write()).rejects.toBeInstanceOf(StoreFailed);
    failing.code = undefined;
    await expect(write()).rejects.toBeInstanceOf(StoreFailed);
    expect(told.map(({ code }) => code)).toEqual(["store-failed"]);
  });

  test("is another thing than one without room, which recovers by itself and is told to nobody", async () => {
    const failing: { code: number | undefined } = { code: databaseFull };
    const { told, write } = queueAbove(failing);
    await expect(write()).rejects.toMatchObject({ code: "store-full" });
    failing.code = undefined;
    expect(await write()).toBe("done");
    expect(told).toEqual([]);
  });
});
