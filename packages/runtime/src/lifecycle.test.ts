import { describe, expect, test } from "@jest/globals";
import { createLifecycle, type Part } from "./lifecycle.ts";
import { keptLog } from "./log.ts";
import { setClock } from "./set-clock.ts";

function lifecycleOf(parts: readonly Part[]) {
  const clock = setClock(0);
  const log = keptLog();
  return { clock, log, lifecycle: createLifecycle({ parts, clock, log, deadlineMs: 1000 }) };
}
function part(name: string, steps: string[], more: Partial<Part> = {}): Part {
  return {
    name,
    start: () => void steps.push(`start ${name}`),
    stop: () => void steps.push(`stop ${name}`),
    ...more,
  };
}

describe("start and stop", () => {
  test("parts start in order and stop the other way round, once", async () => {
    const steps: string[] = [];
    const { lifecycle } = lifecycleOf([part("a", steps), part("b", steps)]);
    await lifecycle.start();
    expect(await Promise.all([lifecycle.stop(), lifecycle.stop()])).toEqual([
      { late: [], failed: [] },
      { late: [], failed: [] },
    ]);
    expect(steps).toEqual(["start a", "start b", "stop b", "stop a"]);
  });

  test("a part that does not start stops those before it, and the failure is told", async () => {
    const steps: string[] = [];
    const broken = part("b", steps, { start: () => Promise.reject(new Error("no port")) });
    const { lifecycle } = lifecycleOf([part("a", steps), broken, part("c", steps)]);
    await expect(lifecycle.start()).rejects.toThrow("no port");
    expect(steps).toEqual(["start a", "stop a"]);
  });

  test("a part that fails or hangs does not keep the others from stopping", async () => {
    const steps: string[] = [];
    const failing = part("b", steps, { stop: () => Promise.reject(new Error("stuck")) });
    const hanging = part("c", steps, { stop: () => new Promise<void>(() => undefined) });
    const { lifecycle, clock, log } = lifecycleOf([part("a", steps), failing, hanging]);
    await lifecycle.start();
    const stopped = lifecycle.stop();
    while (clock.waiting() === 0) await Promise.resolve();
    clock.advance(1000);
    const { late } = await stopped;
    expect(late).toContain("c");
    expect(log.lines.some(({ event }) => event === "stop-late")).toBe(true);
  });
});
