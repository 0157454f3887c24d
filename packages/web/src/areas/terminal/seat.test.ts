import { describe, expect, test } from "@jest/globals";
import { beatEveryMs as declaredBeat, presenceMs as declaredPresence } from "@tallenne/contracts";
import { beatEveryMs, presenceMs } from "./seat.ts";
import { inRoom, inWriting, stateOf, tick } from "./testing/room.ts";

describe("the citizen's seat", () => {
  test("beats and presence are those of the contract", () => {
    expect([beatEveryMs, presenceMs]).toEqual([declaredBeat, declaredPresence]);
  });

  test("plays by a press only, from windows fetched with its key and ticket", async () => {
    const { seat, room, pass, fetched, opened } = inRoom();
    await opened();
    expect(await pass(1000)).toBe(0);
    seat.hearing.play();
    room.tell("state", stateOf("playing"));
    expect(await pass(1000)).toBeGreaterThan(900);
    expect(fetched[0]).toEqual({ seat: "c2VhdA", ticket: "t1", item: 1, fromMs: 0, lengthMs: 2000 });
  });

  test("T-W7 the network is gone: silent within two seconds without anybody's word, and the page is blank", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(1000);
    room.answers.delete("beat");
    expect(await pass(4000)).toBeLessThanOrEqual(2000);
    expect(seat.view.get().isLost).toBe(true);
    expect(seat.hearing.heard.get().phase).toBe("still");
  });

  test("T-W8 the supervisor is gone: the renewals end, and the sound with them", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(1000);
    room.answers.set("beat", () => ({ forMs: 0, ticket: null }));
    expect(await pass(4000)).toBeLessThanOrEqual(1700);
  });

  test("a slow answer shortens the sound: the time counts from the beat's sending", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(400);
    const late: (() => void)[] = [];
    room.answers.set(
      "beat",
      () => new Promise((answer) => late.push(() => answer({ forMs: 1700, ticket: null }))),
    );
    const before = await pass(1600);
    for (const answer of late) answer();
    expect(before + (await pass(4000))).toBeLessThanOrEqual(3300);
  });

  test("back in time it takes its seat again, silent, at the same place", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(1000);
    const { at } = seat.hearing.heard.get();
    room.link("gone");
    await pass(400);
    expect(seat.view.get().isLost).toBe(true);
    room.link("here");
    room.tell("state", stateOf("away", { why: "terminal-lost", at: { item: 1, atMs: 1000 } }));
    await pass(400);
    room.tell("state", stateOf("paused", { at: { item: 1, atMs: 1000 } }));
    expect(await pass(2000)).toBe(0);
    expect(room.said.find(({ name }) => name === "returnToSeat")?.body).toEqual({ seat: "c2VhdA" });
    expect(Math.abs(seat.hearing.heard.get().at - at)).toBeLessThan(100);
    expect(seat.view.get().isLost).toBe(false);
  });

  test("answered again after a hush of the network it shows its page again, and is silent", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(1000);
    room.answers.delete("beat");
    await pass(2400);
    expect(seat.view.get().isLost).toBe(true);
    room.answers.set("beat", () => ({ forMs: 1700, ticket: null }));
    expect(await pass(2000)).toBe(0);
    expect(seat.view.get().isLost).toBe(false);
    expect(room.said.map(({ name }) => name)).toContain("pause");
  });

  test("back too late the visit is over", async () => {
    const { room, pass, opened, wiped } = inRoom();
    await opened();
    room.link("gone");
    room.answers.set("returnToSeat", () => ({ taken: false, refused: "unknown" }));
    room.link("here");
    await pass(100);
    expect(wiped()).toBe(1);
  });

  test("held back by the supervisor it is silent at once, and stays so until a press", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    room.tell("state", stateOf("playing"));
    await pass(1000);
    room.tell("silence", { why: "held-back", blank: false });
    expect(await pass(500)).toBeLessThanOrEqual(48);
    room.tell("state", stateOf("paused"));
    expect(await pass(1000)).toBe(0);
  });

  test("T-L13 what is said stands beside the sound, over the citizen's own pause, and goes with every cover", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    room.tell("state", stateOf("playing"));
    await pass(300);
    expect(seat.hearing.heard.get().spoken).toEqual(inWriting);
    seat.hearing.stop();
    expect(seat.hearing.heard.get().spoken).toEqual(inWriting);
    room.tell("silence", { why: "held-back", blank: false });
    expect(seat.hearing.heard.get().spoken).toBeUndefined();
  });

  test("words that come after the page was covered are not shown, and no sound waits for them", async () => {
    const late = Promise.withResolvers<typeof inWriting>();
    const { seat, room, pass, opened } = inRoom(() => late.promise);
    await opened();
    seat.hearing.play();
    room.tell("state", stateOf("playing"));
    expect(await pass(1000)).toBeGreaterThan(900);
    room.tell("silence", { why: "supervisor-lost", blank: true });
    late.resolve(inWriting);
    await pass(100);
    expect(seat.hearing.heard.get().spoken).toBeUndefined();
  });

  test("a state from before the press stops nothing", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(400);
    room.tell("state", stateOf("paused"));
    expect(await pass(1000)).toBeGreaterThan(900);
  });

  test("T-W3 tells every stretch that was put out, and tells it again until it is taken", async () => {
    const { seat, room, pass, opened } = inRoom();
    await opened();
    room.answers.delete("played");
    seat.hearing.play();
    await pass(1000);
    seat.hearing.stop();
    await pass(1000);
    room.answers.set("played", () => ({ taken: true }));
    const told = room.said.filter(({ name }) => name === "played").at(-1)?.body as {
      stretches: { number: number; item: number; fromMs: number; toMs: number; speed: number }[];
    };
    expect(told.stretches).toHaveLength(1);
    expect(told.stretches[0]).toMatchObject({ number: 1, item: 1, fromMs: 0, speed: 1 });
    expect(Math.abs((told.stretches[0]?.toMs ?? 0) - 1000)).toBeLessThan(250);
  });

  test("the end drops the sound, the key and the state, closes the connection and wipes", async () => {
    const { seat, room, pass, opened, wiped, isVoiceAlive } = inRoom();
    await opened();
    seat.hearing.play();
    await pass(500);
    room.tell("ended", { why: "heard" });
    await tick();
    expect(await pass(1000)).toBe(0);
    expect([wiped(), room.isEnded(), isVoiceAlive()]).toEqual([1, true, false]);
    expect(seat.view.get()).toMatchObject({ isOver: true, state: undefined, code: undefined });
    expect(seat.hearing.heard.get().item).toBeUndefined();
  });

  test("a connection that is there by name only is made anew", async () => {
    const { room, pass } = inRoom();
    room.answers.delete("beat");
    await pass(6000);
    expect(room.renewals()).toBe(1);
  });
});
