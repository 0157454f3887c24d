import type { Failure } from "../../api/failure.ts";
import type { Playback } from "../playback.ts";
import { createPlayer } from "../player.ts";
import type { SoundEvents } from "../sound.ts";
import type { Stretch } from "../stretch.ts";

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
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** A player with a sound, tickets and a clock of our own. */
export function playerAtWork({ handles = ["ticket_a"] }: { handles?: readonly string[] } = {}) {
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
  let reason: Failure | undefined;
  let plays = true;
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
          if (plays) events?.onSounding();
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
    why: (address) => {
      done.push(`why ${address}`);
      return Promise.resolve(reason);
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
    /** No sound comes any more, for a reason that the address tells. */
    goesSilent: (why: Failure | undefined) => {
      plays = false;
      reason = why;
    },
    isSounding: () => sounding,
  };
}
