import { type LiveVisitView, presenceMs, type SeatState } from "@tallenne/contracts";
import { pause, systemClock } from "@tallenne/runtime";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { call } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { away, causesOf, type Playing, playingIn, stateOf } from "../testing/playing-visit.ts";
import { laura, passport, visit, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Losses are waited for really: some of these take seconds.
jest.setTimeout(60_000);

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});
const playing = async (): Promise<Playing> => playingIn((scene = await visitScene()));

const lauraSecret = "secret-of-lauras-session-00000001";

/** Milliseconds from a loss to silence, and that nothing is fetched any more. */
async function silentAfter({ terminal }: Playing, lose: () => void): Promise<number> {
  const begun = systemClock.monotonic();
  lose();
  await terminal.seen("silence");
  const ms = systemClock.monotonic() - begun;
  expect((await terminal.fetch(1, 2_000)).status).toBe(409);
  return ms;
}

describe("losses: silent within two seconds, suspended, never sounding again by itself", () => {
  test("T-W8 INV-7 the supervisor's page freezes: the sound ends with the last beat's lease", async () => {
    const it = await playing();
    expect(await silentAfter(it, () => it.console.freeze())).toBeLessThan(2_000);
    expect(await it.terminal.say("beat", { playing: null })).toEqual({ forMs: 0, ticket: null });
    await away(it.terminal);
    expect(await stateOf(it.one)).toBe("suspended");
    await until(() => causesOf(it.one).length === 1);
    expect(causesOf(it.one)).toEqual(["supervisor-lost"]);
    await until(() => it.one.entries("visit.play").length === 1);
    expect(it.one.entries("visit.play")[0]?.facts).toEqual({ range: [0, 1_000], percent: 100 });
  });

  test("T-W8 the supervisor closes the laptop: the loss is known at once", async () => {
    const it = await playing();
    expect(await silentAfter(it, () => it.console.close())).toBeLessThan(presenceMs);
  });

  test("no renewal reaches beyond the supervisor's last beat", async () => {
    const it = await playing();
    it.console.freeze();
    for (;;) {
      const told = (await it.terminal.say("beat", { playing: it.terminal.sounding })) as { forMs: number };
      expect(told.forMs).toBeLessThanOrEqual(presenceMs);
      if (told.forMs === 0) break;
      await pause(systemClock, 100);
    }
    await away(it.terminal);
  });

  test("T-W7 the terminal's cable is pulled: the supervisor is told; it comes back with its key, stays silent until the supervisor lets it go on, and then waits for the citizen", async () => {
    const it = await playing();
    const { one, terminal, console } = it;
    const key = terminal.key();
    terminal.cut();
    const view = await console.seen<LiveVisitView>("visit", ({ state }) => state === "suspended");
    expect(view.away).toMatchObject({ cause: "terminal-lost", identityNeeded: false });
    expect(view.items[0]).toMatchObject({ positionMs: 1_000, heardMs: 1_000 });
    const again = await one.terminal();
    again.live();
    expect((await again.seen<SeatState>("state")).phase).toBe("away");
    expect(await again.say("play", { item: 1, atMs: 0, speed: 1 })).toHaveProperty("refused");
    const early = await one.act("resumption");
    expect((early.json()["facts"] as { guard: string }).guard).toBe("seats-present");
    expect(await again.say("returnToSeat", { seat: key })).toMatchObject({ taken: true });
    const back = await again.seen<SeatState>("state", ({ items }) => items.length > 0);
    expect([back.phase, back.at]).toEqual(["away", { item: 1, atMs: 1_000 }]);
    expect(await again.say("play", { item: 1, atMs: 1_000, speed: 1 })).toHaveProperty("refused");
    expect((await one.act("resumption")).json()).toMatchObject({ state: "paused" });
    await again.seen<SeatState>("state", ({ phase }) => phase === "paused");
    expect(await again.say("beat", { playing: null })).toEqual({ forMs: 0, ticket: null });
    // What sounded after the last beat and before the lease ended is told late, and counts.
    await again.say("played", { stretches: [{ number: 1, item: 1, fromMs: 0, toMs: 1_600, speed: 1 }] });
    expect((await one.view()).items[0]?.heardMs).toBe(1_600);
    expect(await again.play(1, 1_600)).toMatchObject({ taken: true });
    expect(await stateOf(one)).toBe("playing");
  });

  test("T-W7 after ten minutes the visit is abandoned: the key is worth nothing, the record keeps what was heard", async () => {
    const it = await playing();
    const key = it.terminal.key();
    it.terminal.cut();
    await it.console.seen<LiveVisitView>("visit", ({ state }) => state === "suspended");
    it.one.archive.clock.pass(10 * 60_000 + 1_000);
    await it.console.seen<LiveVisitView>("visit", ({ state }) => state === "abandoned");
    const again = await it.one.terminal();
    expect(await again.say("returnToSeat", { seat: key })).toMatchObject({ refused: "unknown" });
    await until(() => it.one.events().at(-1) === "abandoned");
    expect((await it.one.act("resumption")).status).toBe(409);
  });

  test("T-D4 after more than five minutes identity is proved again before anything goes on", async () => {
    const it = await playing();
    const { one, console, terminal } = it;
    console.freeze();
    await away(terminal);
    one.archive.clock.pass(5 * 60_000 + 1_000);
    const back = await one.console();
    back.live();
    await until(async () => (await one.view()).lights.supervisor === "here");
    expect((await one.view()).away).toMatchObject({ identityNeeded: true });
    const early = await one.act("resumption");
    expect([early.status, (early.json()["facts"] as { guard: string }).guard]).toEqual([
      409,
      "identity-reasserted",
    ]);
    expect((await one.act("identity", { ...passport, photo: false })).status).toBe(200);
    expect((await one.act("resumption")).status).toBe(409);
    await one.act("identity", passport);
    await until(async () => (await one.act("resumption")).status === 200);
    expect(await stateOf(one)).toBe("paused");
  });

  test("T-W8 a colleague takes over by an own sign-in; the first console no longer counts", async () => {
    const it = await playing();
    const { one, console, terminal } = it;
    console.freeze();
    await away(terminal);
    const theirs = await one.console(one.colleagueSecret);
    theirs.live();
    expect(await theirs.say("beat")).toMatchObject({ supervises: false });
    expect((await one.act("pauses", { reason: "equipment" }, one.colleagueSecret)).status).toBe(403);
    expect((await one.act("supervision", undefined, one.colleagueSecret)).json()).toMatchObject({
      isOwn: true,
    });
    expect(await console.seen("away")).toEqual({ why: "handed-over" });
    await until(async () => (await theirs.say("beat"))["supervises"] === true);
    await until(async () => (await one.act("resumption", undefined, one.colleagueSecret)).status === 200);
    console.live();
    expect(await console.say("beat")).toMatchObject({ supervises: false });
    expect(await terminal.play(1, 1_000)).toMatchObject({ taken: true });
    await until(() => one.events().includes("handed-over"));
    expect((await one.act("end", { reason: "time-up" })).status).toBe(403);
  });

  test("G12 the supervisor's session ends, the commitment lapses: away within a second and a beat; a new session takes the seat over", async () => {
    const it = await playing();
    const { one, console, terminal } = it;
    const begun = systemClock.monotonic();
    one.archive.sessions.set(lauraSecret, laura({ commitment: null }));
    await terminal.seen("silence");
    expect(systemClock.monotonic() - begun).toBeLessThan(2_000);
    expect(await console.seen("refused")).toMatchObject({ slug: "sign-first" });
    await away(terminal);
    one.archive.sessions.set(
      "secret-of-lauras-next-session-001",
      laura({ session: "session_0000000000000000000000000y" as never }),
    );
    const next = "secret-of-lauras-next-session-001";
    const back = await one.console(next);
    back.live();
    expect((await one.act("resumption", undefined, next)).json()["facts"]).toMatchObject({
      guard: "own-session",
    });
    expect((await one.act("supervision", undefined, next)).status).toBe(200);
    await until(async () => (await one.act("resumption", undefined, next)).status === 200);
  });

  test("a supervisor who turns out to be a party ends the sound by the policies, not by the connection", async () => {
    const it = await playing();
    it.one.archive.sessions.set(lauraSecret, laura({ disqualified: [call] }));
    await it.terminal.seen("silence");
    await it.console.seen("away");
    await until(() => causesOf(it.one).includes("supervisor-ended"));
  });

  test("the ledger is away: one window more at most, then silence, and nothing starts again by itself when it is back", async () => {
    const it = await playing();
    const { one, terminal } = it;
    one.archive.ledger.away = true;
    const statuses: number[] = [];
    for (let at = 2_000; at < 10_000; at += 2_000) statuses.push((await terminal.fetch(1, at)).status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(1);
    expect(statuses).toContain(503);
    await away(terminal);
    one.archive.ledger.away = false;
    await until(async () => (await one.act("resumption")).status === 200);
    expect(await stateOf(one)).toBe("paused");
    await until(() => causesOf(one).includes("ledger-away"));
  });

  test("T-W13 the catalogue is away after the start: the visit goes on, events wait in the sitting and arrive in order, each once", async () => {
    const it = await playing();
    const { one, terminal } = it;
    await until(() => one.events().at(-1) === "played");
    one.archive.visits.away = true;
    one.archive.catalogue.away = true;
    one.archive.clock.pass(1_000);
    await terminal.say("pause", { item: 1, atMs: 1_000 });
    await terminal.play(1, 1_000);
    expect((await terminal.fetch(1, 2_000)).status).toBe(200);
    await terminal.say("finish");
    expect(await stateOf(one)).toBe("heard");
    expect(one.events().at(-1)).toBe("played");
    one.archive.visits.away = false;
    one.archive.catalogue.away = false;
    await until(() => one.events().includes("finished"));
    const numbers = (one.archive.visits.taken.get(visit) ?? []).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  test("T-W13 the reading-room itself falls and comes again: suspended, the key still counts, no event is lost", async () => {
    const it = await playing();
    const { one, terminal } = it;
    const key = terminal.key();
    await one.archive.restart();
    const console = await one.console();
    const again = await one.terminal();
    console.live();
    again.live();
    expect(await again.say("returnToSeat", { seat: key })).toMatchObject({ taken: true });
    expect(await stateOf(one)).toBe("suspended");
    await until(async () => (await one.act("resumption")).status === 200);
    expect(await again.say("play", { item: 1, atMs: 1_000, speed: 1 })).toEqual({
      taken: true,
      ticket: expect.anything(),
    });
    await until(() => one.events().filter((event) => event === "played").length === 2);
    const numbers = (one.archive.visits.taken.get(visit) ?? []).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});
