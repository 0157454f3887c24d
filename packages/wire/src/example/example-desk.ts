import { refuse, type SocketContract, socketContract, type Standing } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import { io, type Socket } from "socket.io-client";
import { z } from "zod";
import { type ExampleArchive, exampleArchive, sannasCookie } from "./example-archive.ts";
import { exampleId, sanna, sannasSecret } from "./example-people.ts";
import { terminalCookieName } from "../session/cookie.ts";
import { bindSocket, type Connection } from "../live/live-route.ts";

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
/** A socket of a person at a desk. */
export const deskSocket = socketContract({
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

/** Sanna, who supervises visits in Mikkeli. */
export const supervisor: Standing = {
  ...sanna,
  role: "os",
  grants: sanna.grants.map((grant) => ({ ...grant, role: "os" })),
};
export const deviceSecret = "a-secret-of-a-device-0000001";
export const terminal = { id: exampleId("terminal", 1), office: "mikkeli", room: exampleId("room", 1) };
export const visit = exampleId("visit", 1) as VisitId;

/** An archive with both sockets, what was said to them, and lines to it. */
export interface Desk {
  readonly archive: ExampleArchive;
  readonly heard: string[];
  readonly held: Connection[];
  readonly closed: () => number;
  /** Opens a line; it is closed with the desk. */
  connect(how?: Connecting): Line;
  close(): Promise<void>;
}

/** Starts it. */
export async function exampleDesk(limits = {}): Promise<Desk> {
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
  const lines: Line[] = [];
  return {
    archive,
    heard,
    held,
    closed: () => closed,
    connect(how) {
      const line = connect(archive, how);
      lines.push(line);
      return line;
    },
    async close() {
      for (const { socket } of lines) socket.close();
      await archive.close();
    },
  };
}

/** How somebody connects. */
interface Connecting {
  readonly namespace?: string;
  readonly auth?: object;
  readonly headers?: Record<string, string>;
  readonly cookie?: string;
  readonly transports?: string[];
}

interface Line {
  readonly socket: Socket;
  /** Resolves with `open`, or the slug that refused it. */
  readonly outcome: Promise<string>;
  readonly say: (word: unknown, name?: string) => Promise<unknown>;
  readonly gone: Promise<string>;
}

function connect({ running: { address } }: ExampleArchive, how: Connecting = {}): Line {
  const { namespace = "/desk", cookie = sannasCookie } = how;
  const socket = io(address + namespace, {
    path: "/reading-room/v1/live",
    transports: how.transports ?? ["websocket"],
    auth: how.auth ?? { version: 3, about: namespace === "/desk" ? { office: "mikkeli" } : {} },
    extraHeaders: { origin: address, cookie, ...how.headers },
    reconnection: false,
    forceNew: true,
  });
  const outcome = new Promise<string>((resolve) => {
    socket.on("connect", () => resolve("open"));
    socket.on("connect_error", (failure: Error & { data?: { slug: string } }) =>
      resolve(failure.data?.slug ?? "cut"),
    );
  });
  const gone = new Promise<string>((resolve) => void socket.on("disconnect", resolve));
  return { socket, outcome, gone, say: (word, name = "say") => socket.timeout(8000).emitWithAck(name, word) };
}

/** Connects the terminal. */
export const device = { namespace: "/device", cookie: `${terminalCookieName}=${deviceSecret}` };
