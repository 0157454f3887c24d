import { beatEveryMs, type PlayedStretch, type SeatState } from "@tallenne/contracts";
import { systemClock, type Stop } from "@tallenne/runtime";
import { sessionCookieName, terminalCookieName } from "@tallenne/wire";
import { io, type Socket } from "socket.io-client";
import { until } from "./passing-clock.ts";
import type { RoomArchive, Told } from "./room-archive.ts";

/** A message that came, by its name. */
interface Came {
  readonly name: string;
  readonly message: unknown;
}

/** One seat of a visit as a page holds it. */
export interface Seat {
  readonly socket: Socket;
  readonly came: Came[];
  /** Resolves with `open` or the slug that refused it. */
  readonly outcome: Promise<string>;
  /** The last message of a name. */
  last(name: string): unknown;
  /** Waits for a message of a name that holds. */
  seen<T>(name: string, holds?: (message: T) => boolean): Promise<T>;
  say(name: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Begins and ends its heartbeat. */
  live(): void;
  freeze(): void;
  /** Its line is cut, as by a pulled cable: nothing is said any more, nothing is told. */
  cut(): void;
  close(): void;
}

function seat(socket: Socket, beat: () => unknown): Seat {
  const came: Came[] = [];
  let stop: Stop | undefined;
  socket.onAny((name: string, message: unknown) => void came.push({ name, message }));
  const outcome = new Promise<string>((resolve) => {
    socket.on("connect", () => resolve("open"));
    socket.on("connect_error", (failure: Error & { data?: { slug: string } }) =>
      resolve(failure.data?.slug ?? "cut"),
    );
  });
  const one: Seat = {
    socket,
    came,
    outcome,
    last: (name) => came.findLast((message) => message.name === name)?.message,
    async seen<T>(name: string, holds: (message: T) => boolean = () => true) {
      const find = () => came.findLast((one_) => one_.name === name && holds(one_.message as T));
      await until(() => find() !== undefined);
      return find()?.message as T;
    },
    say: async (name, body = {}) =>
      (await socket.timeout(8_000).emitWithAck(name, body)) as Record<string, unknown>,
    live() {
      stop ??= systemClock.every(beatEveryMs / 2, () => {
        socket.emit("beat", beat(), () => undefined);
      });
    },
    freeze() {
      stop?.();
      stop = undefined;
    },
    cut() {
      one.freeze();
      socket.io.engine?.removeAllListeners();
      (
        socket.io.engine as unknown as { transport: { ws: { terminate?(): void } } }
      ).transport.ws.terminate?.();
    },
    close() {
      one.freeze();
      socket.close();
    },
  };
  return one;
}

/** A listening terminal's page. */
export interface Terminal extends Seat {
  /** The session key, once it was told. */
  key(): string;
  ticket: string;
  sounding: PlayedStretch | null;
  play(item: number, atMs?: number, speed?: number): Promise<Record<string, unknown>>;
  /** Asks for sound. */
  fetch(item: number, fromMs: number, lengthMs?: number): Promise<Told>;
  read(item: number): Promise<Told>;
}

const connectTo = (archive: RoomArchive, namespace: string, cookie: string, about: object): Socket =>
  io(archive.address() + namespace, {
    path: "/reading-room/v1/live",
    transports: ["websocket"],
    auth: { version: 1, about },
    extraHeaders: { origin: archive.address(), cookie },
    reconnection: false,
    forceNew: true,
  });

/** Connects a terminal by the secret of its device. */
export function openTerminal(archive: RoomArchive, secret: string): Terminal {
  const cookie = `${terminalCookieName}=${secret}`;
  const socket = connectTo(archive, "/terminal", cookie, {});
  const content = (path: string, body: object) =>
    archive.ask(`/reading-room/v1/seat/${path}`, { body, cookie });
  const one: Terminal = {
    ...seat(socket, () => ({ playing: one.sounding })),
    ticket: "",
    sounding: null,
    key: () => (one.last("opened") as { seat: string }).seat,
    async play(item, atMs = 0, speed = 1) {
      const told = await one.say("play", { item, atMs, speed });
      const { ticket } = told as { ticket?: { token: string } | null };
      if (ticket) one.ticket = ticket.token;
      return told;
    },
    fetch: (item, fromMs, lengthMs = 2_000) =>
      content("windows", { seat: one.key(), ticket: one.ticket, item, fromMs, lengthMs }),
    read: (item) => content("texts", { seat: one.key(), ticket: one.ticket, item }),
  };
  return one;
}

/** Connects a supervisor's console. */
export function openConsole(archive: RoomArchive, visit: string, session: string): Seat {
  return seat(connectTo(archive, "/console", `${sessionCookieName}=${session}`, { visit }), () => ({}));
}

/** The phase a terminal was told last. */
export const phaseOf = (terminal: Seat) => (terminal.last("state") as SeatState).phase;
