import { describe, expect, test } from "@jest/globals";
import { keptLog, setClock } from "@tallenne/runtime";
import { LogDamaged } from "./log/errors.ts";
import type { MerkleLog } from "./log/log.ts";
import { standingLog } from "./standing-log.ts";

/** A log as far as the keeper of logs looks at it. */
function openLog(): { readonly log: MerkleLog; closes(): void } {
  let closed = false;
  const folder = { place: "first" as const, is: "live" as const, published: 0 };
  const state = () => ({ size: 0, published: 0, folders: [folder], degraded: false, closed });
  const close = () => {
    closed = true;
    return Promise.resolve();
  };
  // Only these two are called.
  const log = { state, close } as Partial<MerkleLog> as MerkleLog;
  return { log, closes: () => void (closed = true) };
}

function standing(open: () => Promise<MerkleLog>, findings = 0) {
  const clock = setClock(Date.UTC(2026, 10, 24));
  const log = keptLog();
  const kept = standingLog({ open, verify: () => Promise.resolve(findings), clock, log });
  const events = () => log.lines.map(({ event }) => event);
  return { kept, clock, events };
}
const systemError = (code: string) => Object.assign(new Error(code), { code });
const answered = { slug: "no-ledger" };

describe("the log that stands", () => {
  test("does not start over damage: only a person can tell what is true", async () => {
    const { kept } = standing(() => Promise.reject(new LogDamaged("first", "two stories")));
    await expect(kept.start()).rejects.toMatchObject({ code: "log-damaged" });
  });

  test.each(["ENOSPC", "EIO", "blocked"])(
    "starts without a log when the disk says %s, and opens it later",
    async (code) => {
      let isFull = true;
      const { log } = openLog();
      const { kept, clock } = standing(() =>
        isFull ? Promise.reject(systemError(code)) : Promise.resolve(log),
      );
      await kept.start();
      expect(kept.readiness().ready).toBe(false);
      await expect(kept.use(() => 1)).rejects.toMatchObject(answered);
      isFull = false;
      await clock.advanceSettled(1000);
      expect(await kept.use(() => 1)).toBe(1);
      await kept.stop();
    },
  );

  test("opens anew a log that closed itself, and says no-ledger until then", async () => {
    const [first, second] = [openLog(), openLog()];
    const logs = [first.log, second.log];
    const { kept, clock } = standing(() => Promise.resolve(logs.shift() ?? second.log));
    await kept.start();
    first.closes();
    expect(kept.readiness().ready).toBe(false);
    await clock.advanceSettled(1000);
    expect(await kept.use((log) => log)).toBe(second.log);
    await kept.stop();
  });

  test("is verified only when every entry of every copy was found right", async () => {
    const right = standing(() => Promise.resolve(openLog().log));
    await right.kept.start();
    await right.kept.stop();
    expect(right.kept.verified()).toBe(true);
    const wrong = standing(() => Promise.resolve(openLog().log), 1);
    await wrong.kept.start();
    await wrong.kept.stop();
    expect([wrong.kept.verified(), wrong.events()]).toEqual([false, ["ledger-verification-failed"]]);
  });

  test("tells a failing disk below as no-ledger, and a fault of ours as it is", async () => {
    const { kept } = standing(() => Promise.resolve(openLog().log));
    await kept.start();
    const failing = Object.assign(systemError("EACCES"), { syscall: "open" });
    await expect(kept.use(() => Promise.reject(failing))).rejects.toMatchObject(answered);
    await expect(kept.use(() => Promise.reject(new TypeError("a fault")))).rejects.toBeInstanceOf(TypeError);
    await kept.stop();
  });
});
