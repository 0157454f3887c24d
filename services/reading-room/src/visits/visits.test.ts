import type { LiveVisitView, SeatState } from "@tallenne/contracts";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { call } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { testId } from "../testing/people.ts";
import { wholeWav } from "../testing/seal-contact.ts";
import { phaseOf } from "../testing/seats.ts";
import {
  colleague,
  laura,
  matter,
  passport,
  terminalId,
  visit,
  visitScene,
  type VisitScene,
} from "../testing/visit-scene.ts";

// Real keys, stores and connections: seconds on a busy machine.
jest.setTimeout(60_000);

let scene: VisitScene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});
const begun = async () => (scene = await visitScene());
const slugOf = (told: { json(): Record<string, unknown> }) => told.json()["slug"];
const guardOf = (told: { json(): Record<string, unknown> }) =>
  (told.json()["facts"] as Record<string, unknown> | undefined)?.["guard"];

describe("the way to an open listening", () => {
  test("T-W1 arrival, identity, companions, code, rules, opening: each step its event and its entry, and nothing of content before", async () => {
    const one = await begun();
    const { terminal } = await one.open();
    await until(() => one.events().includes("opened"));
    expect(one.events()).toEqual([
      "checked-in",
      "identity-begun",
      "identity-proved",
      "companions-cleared",
      "briefed",
      "opened",
    ]);
    const actions = one.archive.ledger.entries.filter(({ action }) => action.startsWith("visit."));
    await until(() => one.entries("visit.briefed").length === 1);
    expect(new Set(actions.map(({ actor }) => actor))).toEqual(new Set([laura().person, terminalId]));
    expect(one.entries("visit.briefed")[0]).toMatchObject({
      actor: terminalId,
      facts: { language: "selko" },
    });
    expect(one.entries("visit.started")[0]).toMatchObject({
      outcome: "permitted",
      case: matter,
      purpose: "p4",
      objects: [visit, matter, terminalId, call],
    });
    expect(one.archive.ledger.entries.filter(({ action }) => action.startsWith("access."))).toEqual([]);
    const state = await terminal.seen<SeatState>("state", ({ phase }) => phase === "open");
    expect(state).toMatchObject({
      language: "selko",
      aids: ["large-print"],
      items: [
        { number: 1, channel: "call", durationMs: 40_000, rate: 8000, channels: 2, gaps: [[1000, 3500]] },
      ],
    });
    expect(JSON.stringify(state)).not.toContain(call);
  });

  test("a visit of another office is unknown, of another day not yet here, and nobody but its supervisor steers it", async () => {
    const one = await begun();
    one.archive.sessions.set("secret-of-pori-00000000000000001", laura({ office: "pori" }));
    expect((await one.act("arrival", undefined, "secret-of-pori-00000000000000001")).status).toBe(404);
    const booked = one.archive.visits.booked.get(visit);
    if (!booked) throw new Error("no visit is booked");
    one.archive.visits.booked.set(visit, { ...booked, day: "2026-11-25" as typeof booked.day });
    const early = await one.act("arrival");
    expect([early.status, slugOf(early), guardOf(early)]).toEqual([409, "not-at-this-stage", "day-matches"]);
    one.archive.visits.booked.set(visit, booked);
    expect((await one.act("arrival")).status).toBe(201);
    expect((await one.act("arrival")).status).toBe(409);
    expect((await one.act("identity", passport, one.colleagueSecret)).status).toBe(403);
    expect((await one.act("identity", passport, "secret-of-pori-00000000000000001")).status).toBe(404);
  });

  test("T-D1 nothing of the identity step can take a number, an image or a copy", async () => {
    const one = await begun();
    await one.act("arrival");
    for (const more of [{ number: "AB1234567" }, { image: "q83v" }, { mrz: "P<FIN" }, { scan: true }]) {
      const told = await one.act("identity", { ...passport, ...more });
      expect([told.status, slugOf(told)]).toEqual([422, "bad-input"]);
    }
    expect((await one.view()).state).toBe("checked-in");
  });

  test("T-D2 an expired document proves nothing: another document, or a second officer who knows the person, else the identity fails and may be tried again", async () => {
    const one = await begun();
    await one.act("arrival");
    expect((await one.act("identity", { ...passport, valid: false })).json()).toMatchObject({
      state: "id-failed",
    });
    expect((await one.act("identity", { ...passport, document: "known-person" })).json()).toMatchObject({
      state: "id-check",
      identity: { result: "second-officer" },
    });
    const alone = await one.act("identity/confirmation", { confirmed: true });
    expect([alone.status, slugOf(alone)]).toEqual([403, "second-person"]);
    const told = await one.act("identity/confirmation", { confirmed: true }, one.colleagueSecret);
    expect(told.json()).toMatchObject({ state: "id-ok", identity: { result: "proved" } });
    await until(() => one.entries("visit.identity").length === 3);
    expect(one.entries("visit.identity").map(({ actor }) => actor)).toEqual([
      laura().person,
      laura().person,
      colleague().person,
    ]);
  });

  test("T-D3 a former name with the right birth date waits for the second officer; another birth date proves nothing", async () => {
    const one = await begun();
    await one.act("arrival");
    const wrong = await one.act("identity", { ...passport, name: "former", birthDate: false });
    expect(wrong.json()).toMatchObject({ state: "id-failed" });
    await one.act("identity", { ...passport, name: "former" });
    expect((await one.view()).identity).toMatchObject({ result: "second-officer" });
    await one.act("identity/confirmation", { confirmed: false }, one.colleagueSecret);
    expect((await one.view()).state).toBe("id-failed");
  });

  test("T-P2 a companion signs before anybody is cleared; a child, a party, an agent without mandate is refused by name; the name lies sealed", async () => {
    const one = await begun();
    await one.act("arrival");
    await one.act("identity", passport);
    const interpreter = {
      role: "interpreter",
      name: "Tuuli Esimerkki",
      adult: true,
      identified: true,
      disqualified: false,
      mandate: false,
      language: "fi",
      textVersion: 1,
      signed: true,
    };
    for (const [more, code] of [
      [{ adult: false }, "not-of-age"],
      [{ disqualified: true }, "disqualified"],
      [{ identified: false }, "not-identified"],
      [{ role: "agent" }, "mandate-missing"],
    ] as const) {
      const told = await one.act("companions", { ...interpreter, ...more });
      expect([told.status, told.json()["findings"]]).toEqual([422, [expect.objectContaining({ code })]]);
    }
    expect((await one.act("companions", interpreter)).status).toBe(201);
    expect((await one.act("companions", { ...interpreter, role: "companion", name: "Pekka" })).status).toBe(
      201,
    );
    const short = await one.act("participants", { present: 1 });
    expect(guardOf(short)).toBe("companions-committed");
    expect((await one.act("participants", { present: 2 })).json()).toMatchObject({
      state: "participants-cleared",
      companions: [{ role: "interpreter" }, { role: "companion" }],
    });
    await until(() => one.events().includes("companions-cleared"));
    const event = one.archive.visits.taken
      .get(visit)
      ?.find(({ event: name }) => name === "companions-cleared");
    expect(event).toMatchObject({
      facts: { participants: ["interpreter", "companion"] },
      words: { case: matter },
    });
    expect(JSON.stringify([one.archive.visits.taken.get(visit), one.archive.ledger.entries])).not.toMatch(
      /Tuuli|Pekka/,
    );
  });

  test("a wrong code is a finding; the fifth makes every code of the office new and is told to console and ledger", async () => {
    const one = await begun();
    await one.act("arrival");
    const terminal = await one.terminal();
    const console = await one.console();
    const { digits } = await terminal.seen<{ digits: string }>("code");
    const wrong = digits === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries += 1) {
      const told = await one.act("terminal", { code: wrong });
      expect([told.status, told.json()["findings"]]).toEqual([
        422,
        [{ pointer: "#/code", code: "wrong-code" }],
      ]);
    }
    const next = await terminal.seen<{ digits: string }>("code", (code) => code.digits !== digits);
    expect((await one.act("terminal", { code: digits })).status).toBe(422);
    expect(await console.seen("alert")).toMatchObject({ kind: "wrong-codes" });
    await until(() => one.entries("visit.incident").length === 1);
    expect((await one.act("terminal", { code: next.digits })).json()).toMatchObject({ isPaired: true });
    await terminal.seen<SeatState>("state", ({ phase }) => phase === "paired");
  });

  test("a code lives two minutes; a terminal of another office is found by no code here", async () => {
    const one = await begun();
    await one.act("arrival");
    one.archive.visits.terminals.set("secret-of-a-device-in-pori-00001", {
      id: testId("terminal", 9),
      office: "pori",
      room: testId("room", 9),
    });
    const elsewhere = await one.terminal("secret-of-a-device-in-pori-00001");
    const theirs = await elsewhere.seen<{ digits: string }>("code");
    expect((await one.act("terminal", { code: theirs.digits })).status).toBe(422);
    const terminal = await one.terminal();
    const { digits } = await terminal.seen<{ digits: string }>("code");
    one.archive.clock.pass(120_000);
    await terminal.seen<{ digits: string }>("code", (code) => code.digits !== digits);
    expect((await one.act("terminal", { code: digits })).status).toBe(422);
  });

  test("without a paired terminal, in order of the table only, and never by somebody disqualified: no listening is opened", async () => {
    const one = await begun();
    await one.act("arrival");
    expect(slugOf(await one.act("opening"))).toBe("not-at-this-stage");
    await one.act("identity", passport);
    await one.act("participants", { present: 0 });
    await one.act("briefing", { language: "sv", aids: [] });
    expect(guardOf(await one.act("opening"))).toBe("terminal-paired");
    one.archive.sessions.set("secret-of-lauras-session-00000001", laura({ disqualified: [call] }));
    one.archive.clock.pass(1_100);
    expect((await one.act("opening")).status).toBe(403);
    expect(one.entries("visit.started").map(({ outcome }) => outcome)).not.toContain("done");
  });

  test("INV-4 an item past its last day is not listed; one frozen for this request is", async () => {
    const one = await begun();
    one.archive.calendar.set("2027-05-25" as never);
    const booked = one.archive.visits.booked.get(visit);
    if (!booked) throw new Error("no visit is booked");
    one.archive.visits.booked.set(visit, { ...booked, day: "2027-05-25" as never });
    one.archive.sessions.set(
      "secret-of-lauras-session-00000001",
      laura({ grants: laura().grants.map((grant) => ({ ...grant, until: "2027-12-31" as never })) }),
    );
    await expect(one.open()).rejects.toThrow(/opening: 4(10|04)/);
    const kept = one.archive.catalogue.contacts.get(call);
    if (!kept) throw new Error("no call is kept");
    const keptFor = [{ case: matter, until: "2027-12-31", kind: "freeze" }];
    one.archive.catalogue.contacts.set(call, { ...kept, facts: { ...kept.facts, keptFor } as never });
    expect((await one.act("opening")).json()).toMatchObject({ state: "ready", items: [{ number: 1 }] });
  });
});

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
