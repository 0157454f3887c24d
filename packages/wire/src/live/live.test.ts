import { pause, systemClock } from "@tallenne/runtime";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { sannasCookie } from "../example/example-archive.ts";
import {
  deskSocket,
  device,
  deviceSecret,
  type Desk,
  exampleDesk,
  supervisor,
  terminal,
  visit,
} from "../example/example-desk.ts";
import { sanna, sannasSecret } from "../example/example-people.ts";
import { terminalCookieName } from "../session/cookie.ts";
import type { Connection } from "./live-route.ts";

// Real archives and connections: seconds on a busy machine.
jest.setTimeout(60_000);

let open: Desk[] = [];
afterEach(async () => {
  for (const one of open.toReversed()) await one.close();
  open = [];
});
const desk = async (limits = {}) => {
  const one = await exampleDesk(limits);
  open.push(one);
  return one;
};

describe("a live connection", () => {
  test("is held by a person or a terminal, and every message is answered", async () => {
    const scene = await desk();
    const person = scene.connect();
    expect(await person.outcome).toBe("open");
    const machine = scene.connect(device);
    expect(await machine.outcome).toBe("open");
    expect(await person.say({ word: "päivää" })).toEqual({ word: "päivää" });
    expect(await machine.say({ word: "hei" })).toEqual({ word: "hei" });
    expect(scene.heard).toEqual([`${supervisor.person} päivää`, `${terminal.id} hei`]);
    const news = new Promise((resolve) => void person.socket.on("news", resolve));
    (scene.held[0] as Connection<typeof deskSocket>).tell("news", { word: "uutta" });
    expect(await news).toEqual({ word: "uutta" });
    expect(() =>
      (scene.held[0] as Connection<typeof deskSocket>).tell("news", { word: "x".repeat(21) }),
    ).toThrow();
  });

  test("a message that is refused is answered with its slug and guard, and the connection stays", async () => {
    const scene = await desk();
    const line = scene.connect();
    expect(await line.outcome).toBe("open");
    expect(await line.say({ word: "" }, "sulk")).toEqual({
      taken: false,
      refused: "not-at-this-stage",
      guard: "seats-present",
    });
    expect(await line.say({ word: "yhä" })).toEqual({ word: "yhä" });
  });

  test.each([
    ["no session", { cookie: "" }, "sign-in-first"],
    ["a session nobody knows", { cookie: `${sannasCookie}x` }, "sign-in-first"],
    [
      "a device nobody knows",
      { ...device, cookie: `${terminalCookieName}=${deviceSecret}x` },
      "sign-in-first",
    ],
    ["a person's session where a terminal is asked for", { namespace: "/device" }, "sign-in-first"],
    ["another version", { auth: { version: 2, about: { office: "mikkeli" } } }, "other-version"],
    ["nothing said", { auth: {} }, "bad-input"],
    ["more than is asked", { auth: { version: 3, about: { office: "mikkeli", more: 1 } } }, "bad-input"],
    ["another office", { auth: { version: 3, about: { office: "pori" } } }, "unknown"],
    ["a namespace that is not there", { namespace: "/admin" }, "cut"],
    ["a page of another site", { headers: { origin: "https://muualla.example" } }, "cut"],
    ["a cross-site context", { headers: { "sec-fetch-site": "cross-site" } }, "cut"],
  ])("G12 is refused to %s", async (_who, how, slug) => {
    const scene = await desk();
    const line = scene.connect(how);
    expect(await line.outcome).toBe(slug);
    expect(scene.held).toEqual([]);
  });

  test("who may not hold it is refused by the policies, and the ledger has it", async () => {
    const scene = await desk();
    scene.archive.identity.sessions.set(sannasSecret, sanna);
    expect(await scene.connect().outcome).toBe("not-permitted");
    expect(scene.archive.ledger.entries).toMatchObject([
      { action: "access.denied", actor: sanna.person, objects: [visit], facts: { act: "visit.attend" } },
    ]);
  });

  test("G12 a revoked session, a lapsed commitment, a revoked terminal: the next message after a second ends it", async () => {
    const scene = await desk();
    const person = scene.connect();
    const machine = scene.connect(device);
    await Promise.all([person.outcome, machine.outcome]);
    const told = new Promise((resolve) => void person.socket.on("refused", resolve));
    scene.archive.identity.sessions.set(sannasSecret, { ...supervisor, commitment: null });
    scene.archive.identity.terminals.clear();
    await pause(systemClock, 1_050);
    expect(await person.say({ word: "vielä" })).toMatchObject({ refused: "sign-first" });
    expect(await told).toMatchObject({ slug: "sign-first" });
    expect(await machine.say({ word: "vielä" })).toMatchObject({ refused: "sign-in-first" });
    await Promise.all([person.gone, machine.gone]);
    expect(scene.heard).toEqual([]);
    expect(scene.closed()).toBe(2);
  });
});
