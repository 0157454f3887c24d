import { describe, expect, test } from "@jest/globals";
import { Failure } from "../api/failure.ts";
import { playerAtWork, settle } from "./testing/player-at-work.ts";

describe("what was heard is told", () => {
  test("every ten seconds, at a pause, and each stretch as it was really played", async () => {
    const { player, told, press, pass } = playerAtWork();
    await press();
    await pass(10_100);
    expect(told.at(-1)?.[0]?.[0]).toBe(0);
    expect(told.at(-1)?.[0]?.[1]).toBeGreaterThan(9000);
    await pass(2000);
    await press();
    expect(told.at(-1)).toEqual([[0, 12_100]]);
    player.act({ is: "seek", at: 100_000 });
    await press();
    await pass(1000);
    player.act({ is: "seek", at: 200_000 });
    expect(told.at(-1)).toEqual([
      [0, 12_100],
      [100_000, 101_000],
    ]);
  });

  test("leaving the page silences, tells the rest and forgets the sound; afterwards nothing acts", async () => {
    const { player, told, done, press, pass, isSounding } = playerAtWork();
    await press();
    await pass(3000);
    player.end();
    expect(isSounding()).toBe(false);
    expect(told.at(-1)).toEqual([[0, 3000]]);
    expect(done.at(-1)).toBe("end");
    await press();
    expect(isSounding()).toBe(false);
  });

  test("nothing played, nothing told", async () => {
    const { player, told } = playerAtWork();
    void player.report();
    player.end();
    expect(told).toEqual([]);
  });
});

describe("the ticket", () => {
  test("is asked for by the press and renewed each minute with its handle", async () => {
    const { issued, done, press, pass } = playerAtWork();
    expect(issued).toEqual([]);
    await press();
    expect(issued).toEqual([undefined]);
    await pass(61_000);
    expect(issued).toEqual([undefined, "ticket_a"]);
    expect(done).toEqual(["load /sound/ticket_a", "play"]);
  });

  test("is asked for again at once when rights have changed, and a refusal silences; of a still player nobody asks", async () => {
    const { player, issued, press, pass, refuseWith, isSounding } = playerAtWork();
    player.checkLeave();
    expect(issued).toEqual([]);
    await press();
    await pass(1000);
    refuseWith(new Failure("not-permitted"));
    player.checkLeave();
    await settle();
    expect(issued).toEqual([undefined, "ticket_a"]);
    expect([isSounding(), player.refusal.get()?.slug]).toEqual([false, "not-permitted"]);
  });

  test("a new handle is a new address, taken up where the sound is", async () => {
    const { done, press, pass } = playerAtWork({ handles: ["ticket_a", "ticket_b"] });
    await press();
    await pass(61_000);
    expect(done).toEqual(["load /sound/ticket_a", "play", "load /sound/ticket_b", "play"]);
  });

  test("after a long pause it is renewed before playing on", async () => {
    const { issued, press, pass } = playerAtWork();
    await press();
    await pass(1000);
    await press();
    await pass(100_000);
    await press();
    expect(issued).toEqual([undefined, "ticket_a"]);
  });
});

describe("a refusal", () => {
  test("at a renewal stops the sound and says why; trying again plays on from the same second", async () => {
    const { player, press, pass, refuseWith, isSounding } = playerAtWork();
    await press();
    refuseWith(new Failure("no-ledger"));
    await pass(61_000);
    expect(isSounding()).toBe(false);
    expect(player.state.get()).toMatchObject({ phase: "stopped", stop: "refused" });
    expect(player.refusal.get()?.slug).toBe("no-ledger");
    const { at } = player.state.get();
    refuseWith(undefined);
    player.act({ is: "reopen" });
    await settle();
    expect(player.state.get()).toMatchObject({ phase: "playing", at });
    expect(player.refusal.get()).toBeUndefined();
  });

  test("behind a broken source is found by asking for leave again", async () => {
    const { player, press, breaks, refuseWith } = playerAtWork();
    await press();
    refuseWith(new Failure("gone"));
    await breaks();
    expect(player.state.get().phase).toBe("stopped");
    expect(player.refusal.get()?.slug).toBe("gone");
  });

  test("a lost connection counts as offline", async () => {
    const { player, press, breaks, refuseWith } = playerAtWork();
    await press();
    refuseWith(new Failure("network"));
    await breaks();
    expect(player.state.get()).toMatchObject({ phase: "stopped", stop: "offline" });
  });

  test("a source that broke for nothing is taken up again", async () => {
    const { player, done, press, breaks } = playerAtWork();
    await press();
    await breaks();
    expect(done.filter((act) => act === "play")).toHaveLength(2);
    expect(player.state.get().phase).toBe("playing");
  });

  test("in a pause a broken source alarms nobody, and the next press loads it anew", async () => {
    const { player, done, press, pass, breaks } = playerAtWork();
    await press();
    await pass(500);
    await press();
    await breaks();
    expect(player.state.get().phase).toBe("still");
    await press();
    expect(done.filter((act) => act.startsWith("load"))).toHaveLength(2);
  });
});

test("the sound begins with the voices as they were wished before, and follows the wish", () => {
  const { player, evened } = playerAtWork();
  expect(evened).toEqual([false]);
  player.act({ is: "level" });
  player.act({ is: "level" });
  expect(evened).toEqual([false, true, false]);
});

describe("a source that breaks again and again", () => {
  test.each([
    ["tells at its address what passes by itself, and is tried again", new Failure("no-ledger"), "no-ledger"],
    ["and gives no reason is damaged", undefined, "damaged"],
  ])("%s", async (_, reason, slug) => {
    const { player, done, press, breaks, goesSilent } = playerAtWork();
    await press();
    goesSilent(reason);
    for (let time = 0; time < 4; time += 1) await breaks();
    expect(player.state.get()).toMatchObject({ phase: "stopped", stop: "refused" });
    expect(player.refusal.get()?.slug).toBe(slug);
    expect(done).toContain("why /sound/ticket_a");
  });
});
