import type { LiveVisitView } from "@tallenne/contracts";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { call } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { wholeWav } from "../testing/seal-contact.ts";
import { phaseOf } from "../testing/seats.ts";
import { terminalId, visit, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Real keys, stores and connections: seconds on a busy machine.
jest.setTimeout(60_000);

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});
const begun = async () => (scene = await visitScene());

describe("listening", () => {
  test("INV-1 INV-5 sound comes in windows of two seconds while both seats are heard; each is served in the ledger before the next, and what was played stands to the millisecond", async () => {
    const one = await begun();
    const { terminal, console } = await one.open();
    expect((await terminal.fetch(1, 0)).status).toBe(422);
    expect(await terminal.play(1)).toMatchObject({ taken: true });
    const first = await terminal.fetch(1, 0);
    const second = await terminal.fetch(1, 2_000, 1_000);
    expect([first.status, second.status]).toEqual([200, 200]);
    const whole = wholeWav();
    expect(Buffer.from(first.bytes).equals(whole.subarray(44, 44 + 64_000))).toBe(true);
    expect(Buffer.from(second.bytes).equals(whole.subarray(44 + 64_000, 44 + 96_000))).toBe(true);
    await until(() => one.entries("access.served").length === 2);
    expect(one.entries("access.served").map(({ facts, actor }) => [actor, facts["range"]])).toEqual([
      [terminalId, [0, 2000]],
      [terminalId, [2000, 3000]],
    ]);
    expect(one.entries("access.granted")).toHaveLength(1);
    terminal.sounding = { number: 1, item: 1, fromMs: 0, toMs: 1_250, speed: 1 };
    expect(await console.seen("position")).toEqual({ item: 1, atMs: 1_250, heardMs: 1_250 });
    await terminal.say("pause", { item: 1, atMs: 1_400 });
    terminal.sounding = null;
    await terminal.say("played", { stretches: [{ number: 1, item: 1, fromMs: 0, toMs: 1_400, speed: 1 }] });
    const view = await console.seen<LiveVisitView>("visit", ({ items }) => items[0]?.heardMs === 1_400);
    expect(view).toMatchObject({ state: "paused", items: [{ positionMs: 1_400 }] });
  });

  test("T-W3 seek, replay and speeds are each a stretch of their own, cut to what was served; told twice they count once", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await terminal.play(1, 0, 2);
    await terminal.fetch(1, 0);
    await terminal.say("steer", { item: 1, atMs: 10_000, speed: 0.5 });
    await terminal.fetch(1, 10_000);
    const stretches = [
      { number: 1, item: 1, fromMs: 0, toMs: 1_800, speed: 2 },
      { number: 2, item: 1, fromMs: 10_000, toMs: 10_900, speed: 0.5 },
      { number: 3, item: 1, fromMs: 10_000, toMs: 15_000, speed: 1 },
    ];
    await terminal.say("played", { stretches });
    await terminal.say("played", { stretches });
    await terminal.say("played", {
      stretches: [{ number: 2, item: 1, fromMs: 10_000, toMs: 11_100, speed: 0.5 }],
    });
    await until(() => one.entries("visit.play").length === 4);
    expect(one.entries("visit.play").map(({ facts }) => facts)).toEqual([
      { range: [0, 1_800], percent: 200 },
      { range: [10_000, 10_900], percent: 50 },
      { range: [10_000, 12_000], percent: 100 },
      { range: [10_900, 11_100], percent: 50 },
    ]);
    expect((await one.view()).items[0]?.heardMs).toBe(1_800 + 2_000);
  });

  test("T-W4 no byte of sound, no text, title or name reaches the console", async () => {
    const one = await begun();
    const { terminal, console } = await one.open();
    await terminal.play(1);
    const sound = await terminal.fetch(1, 0);
    await terminal.say("ask", { kind: "help", item: 1, atMs: 500 });
    await console.seen("alert");
    const all = console.came.map(({ message }) => message);
    expect(all.length).toBeGreaterThan(3);
    expect(all.some((message) => JSON.stringify(message).includes('type":"Buffer'))).toBe(false);
    const words = JSON.stringify(all);
    expect(words).not.toContain(Buffer.from(sound.bytes.subarray(0, 24)).toString("base64"));
    expect(words).not.toMatch(/Koivuranta|startedAt|subject|seat"|ticket/);
    expect(words).not.toContain(call);
  });

  test("a ticket opens nothing at another terminal, for another item, with another key or after ten seconds; the console's session opens nothing at all", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await terminal.play(1);
    const shown = { seat: terminal.key(), ticket: terminal.ticket, item: 1, fromMs: 0, lengthMs: 2_000 };
    const ask = (body: object, cookie: string) =>
      one.archive.ask("/reading-room/v1/seat/windows", { body, cookie });
    const device = "__Host-tallenne-terminal=secret-of-the-device-00000000001";
    expect((await ask(shown, device)).status).toBe(200);
    expect((await ask(shown, "")).status).toBe(401);
    expect((await ask({ ...shown, item: 2 }, device)).status).toBe(404);
    expect((await ask({ ...shown, seat: `${shown.seat.slice(0, -2)}AA` }, device)).status).toBe(404);
    expect((await ask({ ...shown, ticket: `${shown.ticket.slice(0, -4)}AAAA` }, device)).status).toBe(403);
    expect((await ask({ ...shown, fromMs: 40_000 }, device)).status).toBe(416);
    expect((await ask({ ...shown, lengthMs: 2_001 }, device)).status).toBe(422);
  });

  test("nobody fetches faster than somebody could hear", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await terminal.play(1);
    const statuses: number[] = [];
    for (let at = 0; at < 30_000; at += 2_000) statuses.push((await terminal.fetch(1, at)).status);
    expect(statuses.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(statuses).toContain(429);
  });

  test("T-M3 an item that is not the citizen's own stops at once, is withheld, and is an incident", async () => {
    const one = await begun();
    const { terminal, console } = await one.open();
    await terminal.play(1);
    await terminal.say("ask", { kind: "not-mine", item: 1, atMs: 300 });
    expect(await terminal.seen("silence")).toMatchObject({ why: "not-mine" });
    expect(await console.seen<{ kind: string }>("alert", ({ kind }) => kind === "not-mine")).toBeDefined();
    await until(() => one.entries("visit.incident").length === 1);
    expect((await terminal.fetch(1, 0)).status).toBe(404);
    await one.act("resumption");
    expect(await terminal.say("play", { item: 1, atMs: 0, speed: 1 })).toMatchObject({ refused: "unknown" });
    expect((await one.view()).items[0]).toMatchObject({ withheld: true });
  });

  test("T-W14 a wish for a copy reaches the console and the record; help is acknowledged", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await terminal.say("ask", { kind: "copy", item: 1, atMs: 0 });
    await terminal.say("ask", { kind: "help", item: null, atMs: null });
    await one.act("acknowledgements", { ask: 2 });
    expect((await one.view()).asks).toMatchObject([
      { kind: "copy", acknowledged: false },
      { kind: "help", acknowledged: true },
    ]);
    await until(() => one.events().filter((event) => event === "asked").length === 2);
    expect(one.archive.visits.taken.get(visit)?.find(({ event }) => event === "asked")).toMatchObject({
      actor: "citizen",
      by: terminalId,
      facts: { wish: "copy", contact: call },
    });
  });

  test("INV-8 the citizen is done: the key opens nothing any more, the terminal is told to wipe itself; remark and follow-up come after", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await terminal.play(1);
    expect((await terminal.fetch(1, 0)).status).toBe(200);
    const { ticket } = terminal;
    expect(await terminal.say("finish")).toMatchObject({ taken: true });
    expect(await terminal.seen("ended")).toEqual({ why: "heard" });
    terminal.ticket = ticket;
    expect((await terminal.fetch(1, 2_000)).status).toBe(404);
    expect((await one.act("remarks", { words: "Kuulin, mitä halusin kuulla." })).status).toBe(200);
    expect((await one.act("follow-up", { chosen: ["copy"] })).json()).toMatchObject({
      state: "follow-up",
      followUps: ["copy"],
    });
    await until(() => one.events().at(-1) === "follow-up-chosen");
    expect(
      one.archive.visits.taken.get(visit)?.find(({ event }) => event === "remarked")?.words,
    ).not.toBeNull();
    expect(JSON.stringify([one.archive.ledger.entries, one.archive.visits.taken.get(visit)])).not.toContain(
      "halusin",
    );
    expect(phaseOf(terminal)).toBe("ended");
  });
});
