import { beatEveryMs, type SocketContract } from "@tallenne/contracts";
import { pause, type Stop, systemClock } from "@tallenne/runtime";
import { io } from "socket.io-client";

/** One seat of a visit, as its page holds it: a live connection that keeps its heartbeat. */
export interface Seat {
  /** What the connection came to: `open`, or the slug that refused it. */
  readonly outcome: Promise<string>;
  say(name: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Waits for a message of a name, the newest that came. */
  told(name: string): Promise<Record<string, unknown>>;
  /** Begins the heartbeat; the stretch that sounds goes with it. */
  live(playing?: () => object | null): void;
  /** Ends the heartbeat: the page is frozen, the line stands. */
  freeze(): void;
  close(): void;
}

const patienceMs = 20_000;

/** Takes a seat by the cookie of a session or of a device. */
export function openSeat(
  contract: SocketContract,
  at: { readonly address: string; readonly cookie: string; readonly about: object },
): Seat {
  const { address, cookie, about } = at;
  const socket = io(address + contract.namespace, {
    path: `/${contract.service}/v1/live`,
    transports: ["websocket"],
    auth: { version: contract.version, about },
    extraHeaders: { origin: address, cookie },
    reconnection: false,
    forceNew: true,
  });
  const came = new Map<string, Record<string, unknown>>();
  let stop: Stop | undefined;
  socket.onAny((name: string, message: Record<string, unknown>) => void came.set(name, message));
  const freeze = () => {
    stop?.();
    stop = undefined;
  };
  return {
    outcome: new Promise((resolve) => {
      socket.on("connect", () => resolve("open"));
      socket.on("connect_error", (failure: Error & { data?: { slug: string } }) =>
        resolve(failure.data?.slug ?? "cut"),
      );
    }),
    say: async (name, body = {}) =>
      (await socket.timeout(patienceMs).emitWithAck(name, body)) as Record<string, unknown>,
    async told(name) {
      const until = systemClock.monotonic() + patienceMs;
      for (;;) {
        const message = came.get(name);
        if (message !== undefined) return message;
        if (systemClock.monotonic() > until) throw new Error(`nobody told ${name}`);
        await pause(systemClock, 10);
      }
    },
    live(playing) {
      freeze();
      stop = systemClock.every(beatEveryMs, () => {
        socket.emit("beat", playing === undefined ? {} : { playing: playing() }, () => undefined);
      });
    },
    freeze,
    close() {
      freeze();
      socket.close();
    },
  };
}
