import { describe, expect, test } from "@jest/globals";
import { createLog, setCalendar, setClock } from "@tallenne/runtime";
import { type CapabilityStatement, StoreAway } from "@tallenne/vault";
import type { Trail } from "../trail.ts";
import { StoreUnfit, tryBeforeStart } from "./store-trial.ts";
import { watchStore } from "./watch-store.ts";

const statementOf = (failed: readonly string[], isSound: boolean): CapabilityStatement => ({
  adapter: "s3",
  locks: "store",
  versions: "many",
  checks: failed.map((code) => ({ id: "C1", code, holds: false })),
  isSound,
  banner: null,
});
const sound = statementOf(["second-put-refused"], true);
const away = () => {
  throw new StoreAway("unreachable");
};
const lying = statementOf(["hold-refuses-removal"], false);

/** A watch over a store that answers as told, on a clock and a calendar of its own. */
function watched(answers: (() => CapabilityStatement)[], tried?: CapabilityStatement) {
  const clock = setClock(Date.UTC(2026, 10, 26, 10));
  const calendar = setCalendar(clock.now());
  const told: unknown[] = [];
  const asked = { times: 0 };
  const ledger = { isAway: false };
  const trail = {
    write: (...entry: unknown[]) => {
      if (ledger.isAway) return Promise.reject(new Error("the ledger rests"));
      told.push(entry);
      return Promise.resolve({});
    },
  } as unknown as Trail;
  const watch = watchStore({
    trial: () => {
      asked.times += 1;
      const answer = answers.shift() ?? (() => sound);
      return Promise.resolve().then(answer);
    },
    tried,
    trail,
    calendar,
    clock,
    log: createLog({ level: "error", clock, write: () => undefined }),
  });
  return { watch, calendar, clock, told, asked, ledger };
}

describe("the store is tried", () => {
  test("at the start and once on each day, and the ledger is told what it was seen to do", async () => {
    const { watch, calendar, told, asked } = watched([]);
    expect(watch.state()).toBe("untried");
    for (let looked = 0; looked < 3; looked += 1) await watch.look();
    expect([watch.state(), asked.times]).toEqual(["sound", 1]);
    expect(told).toEqual([
      ["retention.store.tried", [], { adapter: "s3", isSound: true, failed: ["second-put-refused"] }],
    ]);
    calendar.set(calendar.now() + 24 * 3_600_000);
    await watch.look();
    expect([asked.times, told.length]).toEqual([2, 2]);
  });

  test("again where it did not answer, and told again where the ledger rested, without being tried twice for it", async () => {
    const { watch, told, asked, ledger } = watched([away]);
    await watch.look();
    expect(watch.state()).toBe("untried");
    ledger.isAway = true;
    await watch.look();
    expect([watch.state(), told.length]).toEqual(["sound", 0]);
    ledger.isAway = false;
    await watch.look();
    expect([told.length, asked.times]).toEqual([1, 2]);
  });

  test("and one that began to lie is unsound from then on", async () => {
    const { watch, calendar } = watched([() => sound, () => lying]);
    await watch.look();
    calendar.set(calendar.now() + 24 * 3_600_000);
    await watch.look();
    expect(watch.state()).toBe("unsound");
  });

  test("what the start already found is told without another trial", async () => {
    const { watch, asked, told } = watched([], sound);
    await watch.look();
    expect([asked.times, told.length, watch.state()]).toEqual([0, 1, "sound"]);
  });
});

describe("production", () => {
  test("is not started on a store that lies, and says which promises it does not keep", async () => {
    const refused = tryBeforeStart(() => Promise.resolve(lying));
    await expect(refused).rejects.toBeInstanceOf(StoreUnfit);
    await expect(refused).rejects.toThrow(/hold-refuses-removal/);
  });

  test("nor on one that refuses its credentials; one that does not answer is waited for", async () => {
    const refused = new StoreAway("refused");
    await expect(tryBeforeStart(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(await tryBeforeStart(() => Promise.reject(new StoreAway("unreachable")))).toBeUndefined();
    expect(await tryBeforeStart(() => Promise.resolve(sound))).toBe(sound);
  });
});
