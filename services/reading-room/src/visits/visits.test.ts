import type { SeatState } from "@tallenne/contracts";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { call } from "../testing/listening.ts";
import { until } from "../testing/passing-clock.ts";
import { testId } from "../testing/people.ts";
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
