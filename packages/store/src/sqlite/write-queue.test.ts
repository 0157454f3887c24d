import { describe, expect, test } from "@jest/globals";
import { StoreClosed, StoreFailed } from "../store-errors.ts";
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
  const checkpoint = { whenLong: () => undefined, now: () => undefined };
  const log = { sync: () => Promise.resolve() };
  const writes = writeQueueOf({ database, log, checkpoint, onFailed: (failure) => told.push(failure) });
  return { told, write: () => writes.write({ collection: "things", act: () => "done" }) };
}

/** A queue above a log whose syncs end when the test says so; `happened` tells what came in which order. */
function queueAboveSyncs() {
  const happened: string[] = [];
  const told: StoreFailed[] = [];
  const syncs: PromiseWithResolvers<void>[] = [];
  const begun: (() => void)[] = [];
  const database = {
    isTransaction: true,
    exec: (sql: string) => void (sql === "COMMIT" && happened.push("commit")),
  };
  const checkpoint = {
    whenLong: () => undefined,
    now: () => void happened.push("checkpoint"),
  };
  const log = {
    sync() {
      happened.push("sync begins");
      const sync = Promise.withResolvers<void>();
      syncs.push(sync);
      begun.shift()?.();
      return sync.promise;
    },
  };
  const writes = writeQueueOf({ database, log, checkpoint, onFailed: (failure) => told.push(failure) });
  return {
    happened,
    told,
    writes,
    /** Resolves when the next sync has begun. */
    nextSync: () => new Promise<void>((resolve) => void begun.push(resolve)),
    synced: () => {
      happened.push("sync ends");
      syncs.at(-1)?.resolve();
    },
    syncFails: (code: string) => syncs.at(-1)?.reject(Object.assign(new Error("sync"), { code })),
    write: async (name: string, erases = false) => {
      await writes.write({ collection: "things", act: () => void happened.push(`write ${name}`), erases });
      happened.push(`told ${name}`);
    },
    read: async (name: string) => {
      await writes.seen(name);
      happened.push(`shown ${name}`);
    },
  };
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

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

  test.each(["EIO", "ENOSPC"])(
    "at a sync (%s): what was committed, waits or was read meanwhile is refused, and no sync is tried again",
    async (code) => {
      const { writes, write, read, nextSync, syncFails, happened, told } = queueAboveSyncs();
      const begins = nextSync();
      const first = write("one");
      await begins;
      const all = Promise.allSettled([first, write("two"), read("one")]);
      syncFails(code);
      for (const { status, reason } of (await all) as PromiseRejectedResult[]) {
        expect(status).toBe("rejected");
        expect(reason).toBeInstanceOf(StoreFailed);
      }
      await expect(write("three")).rejects.toBeInstanceOf(StoreFailed);
      expect(happened).toEqual(["write one", "commit", "sync begins"]);
      expect(told).toHaveLength(1);
      expect(() => writes.requireOpen()).toThrow(StoreFailed);
    },
  );
});

describe("nobody learns of a write that a power cut could undo", () => {
  test("a write is told, and what it wrote shown, when its sync has ended", async () => {
    const { write, read, nextSync, synced, happened } = queueAboveSyncs();
    const begins = nextSync();
    const told = write("one");
    await begins;
    const shown = read("one");
    await turn();
    synced();
    await Promise.all([told, shown]);
    await read("again");
    expect(happened.slice(0, 4)).toEqual(["write one", "commit", "sync begins", "sync ends"]);
    expect(happened.slice(4).toSorted()).toEqual(["shown again", "shown one", "told one"]);
  });

  test("what comes during a sync is written after it, all in one commit with one sync", async () => {
    const { write, nextSync, synced, happened } = queueAboveSyncs();
    const firstBegins = nextSync();
    const one = write("one");
    await firstBegins;
    const secondBegins = nextSync();
    const others = [write("two"), write("three")];
    await turn();
    expect(happened).toEqual(["write one", "commit", "sync begins"]);
    synced();
    await one;
    await secondBegins;
    synced();
    await Promise.all(others);
    expect(happened.filter((what) => what === "commit")).toHaveLength(2);
    const second = happened.indexOf("write two");
    expect(happened.slice(second).filter((what) => what !== "told one")).toEqual([
      "write two",
      "write three",
      "commit",
      "sync begins",
      "sync ends",
      "told two",
      "told three",
    ]);
  });

  test("erasing waits for the sync, then for the checkpoint", async () => {
    const { write, nextSync, synced, happened } = queueAboveSyncs();
    const begins = nextSync();
    const told = write("one", true);
    await begins;
    synced();
    await told;
    expect(happened).toEqual(["write one", "commit", "sync begins", "sync ends", "checkpoint", "told one"]);
  });

  test("closing takes nothing more and ends after what was asked before", async () => {
    const { write, writes, nextSync, synced, happened } = queueAboveSyncs();
    const begins = nextSync();
    const told = write("one");
    const closed = writes.close().then(() => happened.push("closed"));
    await expect(write("late")).rejects.toBeInstanceOf(StoreClosed);
    await begins;
    synced();
    await Promise.all([told, closed]);
    expect(happened.slice(3).toSorted()).toEqual(["closed", "sync ends", "told one"]);
  });
});
