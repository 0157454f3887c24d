import { describe, expect, test } from "@jest/globals";
import { Failure } from "../api/failure.ts";
import type { Playback } from "./playback.ts";
import { createPlayer } from "./player.ts";
import type { SoundEvents } from "./sound.ts";
import type { Stretch } from "./stretch.ts";

const still: Playback = {
  phase: "still",
  at: 0,
  duration: 372_000,
  rate: 1,
  side: "both",
  skips: false,
  levels: false,
  loop: {},
  silences: [],
  rewind: 2,
  paused: false,
};

const nothing = (): void => undefined;

/** Lets promises that are settled already be heard. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** A player with a sound, tickets and a clock of our own. */
function set({ handles = ["ticket_a"] }: { handles?: readonly string[] } = {}) {
  let now = 1_000_000;
  let look: () => void = nothing;
  let events: SoundEvents | undefined;
  let sounding = false;
  let position = 0;
  const done: string[] = [];
  const evened: boolean[] = [];
  const told: (readonly Stretch[])[] = [];
  const issued: (string | undefined)[] = [];
  let failure: Failure | undefined;
  const player = createPlayer(still, {
    sound: (given) => {
      events = given;
      return {
        load: (address, at) => {
          done.push(`load ${address}`);
          position = at;
        },
        play: () => {
          done.push("play");
          sounding = true;
          events?.onSounding();
        },
        hush: () => {
          sounding = false;
        },
        drop: () => done.push("drop"),
        place: (at) => {
          position = at;
        },
        at: () => position,
        rate: () => undefined,
        side: () => undefined,
        level: (on) => evened.push(on),
        end: () => done.push("end"),
      };
    },
    issue: (handle) => {
      issued.push(handle);
      if (failure !== undefined) return Promise.reject(failure);
      const given = handles[Math.min(issued.length, handles.length) - 1] ?? "ticket_a";
      return Promise.resolve({ handle: given, sound: `/sound/${given}`, until: now + 120_000 });
    },
    tell: (stretches) => {
      told.push(stretches);
      return Promise.resolve();
    },
    say: () => undefined,
    time: {
      now: () => now,
      every: (_, act) => {
        look = act;
        return () => {
          look = nothing;
        };
      },
    },
  });
  return {
    player,
    done,
    evened,
    told,
    issued,
    press: async () => {
      player.act({ is: "press" });
      await settle();
    },
    pass: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 100) {
        now += 100;
        if (sounding) position += 100;
        look();
      }
      await settle();
    },
    breaks: async () => {
      events?.onFailed();
      await settle();
    },
    refuseWith: (next: Failure | undefined) => {
      failure = next;
    },
    isSounding: () => sounding,
  };
}

describe("what was heard is told", () => {
  test("every ten seconds, at a pause, and each stretch as it was really played", async () => {
    const { player, told, press, pass } = set();
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
    const { player, told, done, press, pass, isSounding } = set();
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
    const { player, told } = set();
    void player.report();
    player.end();
    expect(told).toEqual([]);
  });
});

describe("the ticket", () => {
  test("is asked for by the press and renewed each minute with its handle", async () => {
    const { issued, done, press, pass } = set();
    expect(issued).toEqual([]);
    await press();
    expect(issued).toEqual([undefined]);
    await pass(61_000);
    expect(issued).toEqual([undefined, "ticket_a"]);
    expect(done).toEqual(["load /sound/ticket_a", "play"]);
  });

  test("a new handle is a new address, taken up where the sound is", async () => {
    const { done, press, pass } = set({ handles: ["ticket_a", "ticket_b"] });
    await press();
    await pass(61_000);
    expect(done).toEqual(["load /sound/ticket_a", "play", "load /sound/ticket_b", "play"]);
  });

  test("after a long pause it is renewed before playing on", async () => {
    const { issued, press, pass } = set();
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
    const { player, press, pass, refuseWith, isSounding } = set();
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
    const { player, press, breaks, refuseWith } = set();
    await press();
    refuseWith(new Failure("gone"));
    await breaks();
    expect(player.state.get().phase).toBe("stopped");
    expect(player.refusal.get()?.slug).toBe("gone");
  });

  test("a lost connection counts as offline", async () => {
    const { player, press, breaks, refuseWith } = set();
    await press();
    refuseWith(new Failure("network"));
    await breaks();
    expect(player.state.get()).toMatchObject({ phase: "stopped", stop: "offline" });
  });

  test("a source that broke for nothing is taken up again", async () => {
    const { player, done, press, breaks } = set();
    await press();
    await breaks();
    expect(done.filter((act) => act === "play")).toHaveLength(2);
    expect(player.state.get().phase).toBe("playing");
  });

  test("in a pause a broken source alarms nobody, and the next press loads it anew", async () => {
    const { player, done, press, pass, breaks } = set();
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
  const { player, evened } = set();
  expect(evened).toEqual([false]);
  player.act({ is: "level" });
  player.act({ is: "level" });
  expect(evened).toEqual([false, true, false]);
});
