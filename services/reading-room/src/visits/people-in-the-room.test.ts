import { type LiveVisitView } from "@tallenne/contracts";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { call, keepCall } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { away, causesOf, type Playing, playingIn } from "../testing/playing-visit.ts";
import { roomArchive } from "../testing/room-archive.ts";
import { contactNumber } from "../testing/seal-contact.ts";
import { passport, secondDevice, visitScene, type VisitScene } from "../testing/visit-scene.ts";

// Losses are waited for really: some of these take seconds.
jest.setTimeout(60_000);

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});
const playing = async (): Promise<Playing> => playingIn((scene = await visitScene()));

describe("what the people in the room do", () => {
  test("T-W2 INV-6 a second terminal with the same key is refused, the first is paused and held back, both the console and the ledger know", async () => {
    const it = await playing();
    const { one, terminal, console } = it;
    const second = await one.terminal(secondDevice);
    expect(await second.say("returnToSeat", { seat: terminal.key() })).toMatchObject({ refused: "unknown" });
    expect(await terminal.seen("silence")).toMatchObject({ why: "other-terminal" });
    expect(await console.seen("alert")).toMatchObject({ kind: "other-terminal" });
    await until(() => one.entries("visit.incident").length === 1);
    expect(await one.view()).toMatchObject({ state: "paused", isHeldBack: true });
    expect(await terminal.say("play", { item: 1, atMs: 0, speed: 1 })).toMatchObject({
      guard: "not-held-back",
    });
    const stolen = { seat: terminal.key(), ticket: terminal.ticket, item: 1, fromMs: 0, lengthMs: 1_000 };
    const cookie = `__Host-tallenne-terminal=${secondDevice}`;
    expect((await one.archive.ask("/reading-room/v1/seat/windows", { body: stolen, cookie })).status).toBe(
      404,
    );
  });

  test("T-W5 a second page of the same device is refused while the first lives", async () => {
    const it = await playing();
    const page = await it.one.terminal();
    expect(await page.seen("ended")).toEqual({ why: "second-page" });
    expect((await it.terminal.fetch(1, 2_000)).status).toBe(200);
  });

  test("T-W12 the supervisor pauses with a reason: silent at once, the citizen cannot go on alone, then can", async () => {
    const it = await playing();
    const { one, terminal } = it;
    expect((await one.act("pauses", { reason: "whim" })).status).toBe(422);
    expect((await one.act("pauses", { reason: "distress" })).json()).toMatchObject({
      state: "paused",
      isHeldBack: true,
    });
    expect(await terminal.seen("silence")).toMatchObject({ why: "held-back" });
    expect((await terminal.fetch(1, 2_000)).status).toBe(409);
    expect(await terminal.say("play", { item: 1, atMs: 0, speed: 1 })).toMatchObject({
      guard: "not-held-back",
    });
    expect((await one.act("resumption")).json()).toMatchObject({ state: "paused", isHeldBack: false });
    expect(await terminal.play(1, 1_000)).toMatchObject({ taken: true });
  });

  test("T-W9 the citizen walks out: what was heard stands, the visit is not heard to the end", async () => {
    const it = await playing();
    const { one, terminal } = it;
    expect((await one.act("end", { reason: "walked-out" })).json()).toMatchObject({ state: "walked-out" });
    expect(await terminal.seen("ended")).toEqual({ why: "walked-out" });
    await until(() => one.entries("visit.ended").length === 1);
    expect(one.entries("visit.ended")[0]?.facts).toEqual({
      how: "walked-out",
      reason: "walked-out",
      complete: false,
    });
    await until(() => one.events().at(-1) === "walked-out");
    expect(one.events()).toContain("listened");
  });

  test("T-W10 one key for an emergency: blank, locked, ended, from any state in the room", async () => {
    const it = await playing();
    expect((await it.one.act("emergency")).json()).toMatchObject({ state: "emergency" });
    expect(await it.terminal.seen("silence")).toEqual({ why: "emergency", blank: true });
    expect(await it.terminal.seen("ended")).toEqual({ why: "emergency" });
    expect((await it.terminal.fetch(1, 2_000)).status).toBe(404);
    await until(() => it.one.entries("visit.emergency").length === 1);
  });

  test("the key ends by itself, and more time makes it good again", async () => {
    const it = await playing();
    const { one, terminal } = it;
    one.archive.clock.pass(91 * 60_000);
    await away(terminal);
    await until(() => causesOf(one).length === 1);
    expect(["key-over", "supervisor-lost", "terminal-lost"]).toContain(causesOf(one)[0]);
    await until(async () => (await one.view()).lights.supervisor === "here");
    await one.act("identity", passport);
    expect((await one.act("resumption")).json()["facts"]).toMatchObject({ guard: "key-over" });
    expect((await one.act("extensions", { minutes: 15, reason: "aid-needed" })).json()).toMatchObject({
      extendedMinutes: 15,
    });
    await until(async () => (await one.act("resumption")).status === 200);
  });

  test("another terminal takes the place of a broken one: a new code, a new key; the old one opens nothing", async () => {
    const it = await playing();
    const { one, terminal } = it;
    const old = terminal.key();
    terminal.cut();
    await it.console.seen<LiveVisitView>("visit", ({ state }) => state === "suspended");
    const second = await one.terminal(secondDevice);
    const { digits } = await second.seen<{ digits: string }>("code");
    second.live();
    expect((await one.act("terminal", { code: digits })).status).toBe(200);
    await until(async () => (await one.act("resumption")).status === 200);
    expect(second.key()).not.toBe(old);
    expect(await second.play(1, 1_000)).toMatchObject({ taken: true });
    expect((await second.fetch(1, 0)).status).toBe(200);
    const first = await one.terminal();
    expect(await first.say("returnToSeat", { seat: old })).toMatchObject({ refused: "unknown" });
  });

  test("a chat is read at the terminal under the same guard, and its reading is in the ledger", async () => {
    const chat = contactNumber(2);
    const archive = await roomArchive();
    await keepCall(archive);
    const shown = {
      kind: "chat",
      messages: [{ from: "customer", text: "Päivää" }],
      fields: [],
      attachments: [],
      masks: {},
      encrypted: false,
    };
    await archive.keep({
      id: chat,
      bucket: "chat/standard/2027-05-23",
      channel: "chat",
      parts: { text: Buffer.from(JSON.stringify(shown)) },
    });
    const one = (scene = await visitScene({ archive, items: [call, chat] }));
    const { terminal } = await one.open();
    expect(await terminal.play(2)).toMatchObject({ taken: true });
    const told = await terminal.read(2);
    expect([told.status, told.json()["messages"]]).toEqual([200, shown.messages]);
    expect(one.entries("access.text.read")).toHaveLength(1);
    await one.act("pauses", { reason: "interpretation" });
    expect((await terminal.read(2)).status).toBe(409);
  });
});
