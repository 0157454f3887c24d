import { describe, expect, test } from "@jest/globals";
import { EventEmitter } from "node:events";
import { createLifecycle } from "./lifecycle.ts";
import { keptLog } from "./log.ts";
import { runProcess } from "./run-process.ts";
import { setClock } from "./set-clock.ts";

/** A process of one part; `ended` resolves with its exit code. */
function processOf() {
  const steps: string[] = [];
  const { promise: ended, resolve: exit } = Promise.withResolvers<number>();
  const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
  const own = Object.assign(new EventEmitter(), { exit });
  const log = keptLog();
  const part = {
    name: "store",
    start: () => void steps.push("started"),
    stop: () => void steps.push("stopped"),
  };
  const lifecycle = createLifecycle({ parts: [part], clock: setClock(0), log, deadlineMs: 1000 });
  return { steps, ended, fail, own, log, run: () => runProcess(lifecycle, { log, process: own, failed }) };
}

describe("a process", () => {
  test("stops in order on SIGTERM and ends with 0", async () => {
    const { run, own, ended, steps } = processOf();
    await run();
    own.emit("SIGTERM");
    expect([await ended, steps]).toEqual([0, ["started", "stopped"]]);
  });

  test("whose store failed stops in order, says why, and ends with 1, so that it is started anew", async () => {
    const { run, fail, ended, steps, log } = processOf();
    await run();
    fail(Object.assign(new Error("the medium failed"), { code: "store-failed" }));
    expect([await ended, steps]).toEqual([1, ["started", "stopped"]]);
    const told = log.lines.find(({ event }) => event === "stopping-to-be-started-anew");
    expect(told).toMatchObject({ level: "error", failure: { code: "store-failed" } });
  });

  test("ends with 1 at once on what nobody caught", async () => {
    const { run, own, ended } = processOf();
    await run();
    own.emit("uncaughtException", new Error("a defect"));
    expect(await ended).toBe(1);
  });
});
