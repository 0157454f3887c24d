import { refuse, type SocketContract, socketContract, type Standing } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { afterEach, describe, expect, test } from "@jest/globals";
import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import { type ExampleArchive, exampleArchive, sannasCookie } from "../example/example-archive.ts";
import { exampleId, sanna, sannasSecret } from "../example/example-people.ts";
import { terminalCookieName } from "../session/cookie.ts";
import { bindSocket, type Connection } from "./live-route.ts";

const words = z.strictObject({ word: z.string().max(20) });
const shape = {
  service: "reading-room",
  summary: "Says back what it hears.",
  version: 3,
  largest: 200,
  perSecond: 4,
  asks: { say: { body: words, answer: words }, sulk: { body: words, answer: words } },
  tells: { news: words },
} as const satisfies Partial<SocketContract>;
const deskSocket = socketContract({
  ...shape,
  id: "deskSocket",
  namespace: "/desk",
  caller: { who: "person", act: "visit.attend" },
  about: z.strictObject({ office: z.string() }),
});
const deviceSocket = socketContract({
  ...shape,
  id: "deviceSocket",
  namespace: "/device",
  caller: { who: "terminal" },
  about: z.strictObject({}),
});

const supervisor: Standing = {
  ...sanna,
  role: "os",
  grants: sanna.grants.map((grant) => ({ ...grant, role: "os" })),
};
const deviceSecret = "a-secret-of-a-device-0000001";
const terminal = { id: exampleId("terminal", 1), office: "mikkeli", room: exampleId("room", 1) };
const visit = exampleId("visit", 1) as VisitId;

interface Desk {
  readonly archive: ExampleArchive;
  readonly heard: string[];
  readonly held: Connection[];
  readonly closed: () => number;
}

let open: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of open.toReversed()) await one.close();
  open = [];
});

async function desk(limits = {}): Promise<Desk> {
  const heard: string[] = [];
  const held: Connection[] = [];
  let closed = 0;
  const holder = (connection: unknown, name: (who: unknown) => string) => {
    held.push(connection as Connection);
    return {
      asks: {
        say: ({ word }: { word: string }, who: unknown) => {
          heard.push(`${name(who)} ${word}`);
          return { word };
        },
        sulk: () => {
          throw refuse("not-at-this-stage", { facts: { guard: "seats-present" } });
        },
      },
      closed: () => void (closed += 1),
    };
  };
  const archive = await exampleArchive({
    limits,
    live: [
      bindSocket(deskSocket, {
        prepare: ({ office }) => ({ facts: { visit: { id: visit, office, items: [] } }, objects: [visit] }),
        open: (connection) => holder(connection, (who) => (who as { standing: Standing }).standing.person),
      }),
      bindSocket(deviceSocket, {
        open: (connection) => holder(connection, (who) => (who as { terminal: { id: string } }).terminal.id),
      }),
    ],
  });
  archive.identity.sessions.set(sannasSecret, supervisor);
  archive.identity.terminals.set(deviceSecret, terminal);
  open.push(archive);
  return { archive, heard, held, closed: () => closed };
}

interface Line {
  readonly socket: Socket;
  /** Resolves with `open`, or the slug that refused it. */
  readonly outcome: Promise<string>;
  readonly say: (word: unknown, name?: string) => Promise<unknown>;
  readonly gone: Promise<string>;
}

function connect(
  { archive }: Desk,
  how: {
    readonly namespace?: string;
    readonly auth?: object;
    readonly headers?: Record<string, string>;
    readonly cookie?: string;
    readonly transports?: string[];
  } = {},
): Line {
  const { address } = archive.running;
  const { namespace = "/desk", cookie = sannasCookie } = how;
  const socket = io(address + namespace, {
    path: "/reading-room/v1/live",
    transports: how.transports ?? ["websocket"],
    auth: how.auth ?? { version: 3, about: namespace === "/desk" ? { office: "mikkeli" } : {} },
    extraHeaders: { origin: address, cookie, ...how.headers },
    reconnection: false,
    forceNew: true,
  });
  open.push({ close: () => void socket.close() });
  const outcome = new Promise<string>((resolve) => {
    socket.on("connect", () => resolve("open"));
    socket.on("connect_error", (failure: Error & { data?: { slug: string } }) =>
      resolve(failure.data?.slug ?? "cut"),
    );
  });
  const gone = new Promise<string>((resolve) => void socket.on("disconnect", resolve));
  return { socket, outcome, gone, say: (word, name = "say") => socket.timeout(8000).emitWithAck(name, word) };
}

const device = { namespace: "/device", cookie: `${terminalCookieName}=${deviceSecret}` };

describe("a live connection", () => {
  test("is held by a person or a terminal, and every message is answered", async () => {
    const scene = await desk();
    const person = connect(scene);
    expect(await person.outcome).toBe("open");
    const machine = connect(scene, device);
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
    const line = connect(scene);
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
    const line = connect(scene, how);
    expect(await line.outcome).toBe(slug);
    expect(scene.held).toEqual([]);
  });

  test("who may not hold it is refused by the policies, and the ledger has it", async () => {
    const scene = await desk();
    scene.archive.identity.sessions.set(sannasSecret, sanna);
    expect(await connect(scene).outcome).toBe("not-permitted");
    expect(scene.archive.ledger.entries).toMatchObject([
      { action: "access.denied", actor: sanna.person, objects: [visit], facts: { act: "visit.attend" } },
    ]);
  });

  test("G12 a revoked session, a lapsed commitment, a revoked terminal: the next message after a second ends it", async () => {
    const scene = await desk();
    const person = connect(scene);
    const machine = connect(scene, device);
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

  test.each([
    ["a message nobody declared", ["whatever", { word: "x" }]],
    ["a name that every object has", ["toString", { word: "x" }]],
    ["a field too many", ["say", { word: "x", more: 1 }]],
    ["another kind of value", ["say", { word: 7 }]],
    ["a message too long for this socket", ["say", { word: "x".repeat(300) }]],
    ["a message too long for the engine", ["say", { word: "x".repeat(5000) }]],
  ] as const)("is cut by %s", async (_what, [name, body]) => {
    const scene = await desk();
    const line = connect(scene);
    await line.outcome;
    line.say(body, name).catch(() => undefined);
    await line.gone;
    expect(scene.heard).toEqual([]);
  });

  test("is cut when more messages come than the contract allows, and not before", async () => {
    const scene = await desk();
    const line = connect(scene);
    await line.outcome;
    const said = Array.from({ length: 30 }, () => line.say({ word: "x" }).catch(() => undefined));
    await line.gone;
    await Promise.all(said);
    expect(scene.heard.length).toBeGreaterThanOrEqual(20);
    expect(scene.heard.length).toBeLessThan(23);
  });

  test("is a websocket from the start: polling finds nothing, and no more are held than the limit says", async () => {
    const scene = await desk({ live: 1 });
    expect(await connect(scene, { transports: ["polling"] }).outcome).toBe("cut");
    const told = await scene.archive.browse("/reading-room/v1/live/?EIO=4&transport=polling");
    expect([told.status, (told.json() as { slug: string }).slug]).toEqual([404, "unknown"]);
    expect(await connect(scene).outcome).toBe("open");
    expect(await connect(scene).outcome).toBe("too-many");
    const { text } = await scene.archive.askInside("/metrics");
    expect(text).toContain('tallenne_live_connections{socket="deskSocket"} 1');
    expect(text).toContain(
      'tallenne_live_messages_total{socket="deskSocket",message="connect",outcome="too-many"} 1',
    );
  });

  test("ends when the process stops, which does not wait for it", async () => {
    const scene = await desk();
    const line = connect(scene);
    await line.outcome;
    const begun = systemClock.monotonic();
    await scene.archive.running.stop();
    await line.gone;
    expect(systemClock.monotonic() - begun).toBeLessThan(3_000);
    expect(scene.closed()).toBe(1);
  });
});
