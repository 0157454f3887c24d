import type { Parsed, SocketContract } from "@tallenne/contracts";
import { io, type Socket } from "socket.io-client";
import { after } from "../platform/clock.ts";
import { type Store, store } from "../platform/store.ts";

/** What a seat says: the name of the message with its body. */
type Body<S extends SocketContract, K extends keyof S["asks"]> = Parsed<S["asks"][K]["body"]>;
type Answered<S extends SocketContract, K extends keyof S["asks"]> = Parsed<S["asks"][K]["answer"]>;

/** A connection: on its way, there, gone, or refused for good with the slug of why. */
export type Link =
  | { readonly is: "joining" | "here" | "gone" }
  | { readonly is: "refused"; readonly slug: string };

/** A live connection to a service. */
export interface Live<S extends SocketContract> {
  readonly link: Store<Link>;
  /** Says something and waits for the answer. Rejects when there is no connection or no answer in time; nothing is said twice. */
  readonly ask: <K extends keyof S["asks"] & string>(name: K, body: Body<S, K>) => Promise<Answered<S, K>>;
  readonly on: <K extends keyof S["tells"] & string>(
    name: K,
    tell: (told: Parsed<S["tells"][K]>) => void,
  ) => void;
  /** Breaks the connection and makes a new one, as when it is there by name only. */
  readonly renew: () => void;
  readonly end: () => void;
}

/** The part of a socket's declaration that a page needs; the compiler holds it against the declaration. */
interface LiveAddress<S extends SocketContract> {
  readonly service: S["service"];
  readonly namespace: S["namespace"];
  readonly version: S["version"];
  /** What the connection is about. */
  readonly about: Readonly<Record<string, string>>;
}

/** Longer than this nobody waits for an answer, milliseconds. */
const patience = 4000;
/** A refusal that may pass, as while a service is away, is tried again after so long. */
const againAfter = 2000;
/** Refusals that stay. */
const lasting = ["sign-in-first", "sign-first", "unknown", "not-permitted", "other-version"];

/** Opens a live connection: websocket only, of our own origin, taken up again by itself until it ends or is refused. */
export function openLive<S extends SocketContract>({
  service,
  namespace,
  version,
  about,
}: LiveAddress<S>): Live<S> {
  const link = store<Link>({ is: "joining" });
  const socket: Socket = io(namespace, {
    path: `/${service}/v1/live`,
    transports: ["websocket"],
    auth: { version, about },
    reconnectionDelay: 500,
    reconnectionDelayMax: 2000,
    randomizationFactor: 0.2,
    timeout: patience,
  });
  let isOver = false;
  const refused = (slug: string) => {
    if (lasting.includes(slug)) return link.set({ is: "refused", slug });
    link.set({ is: "gone" });
    after(againAfter, () => {
      if (!isOver) socket.connect();
    });
  };
  socket.on("connect", () => link.set({ is: "here" }));
  socket.on("refused", ({ slug }: { readonly slug: string }) => refused(slug));
  socket.on("disconnect", (why) => {
    if (link.get().is === "refused") return;
    link.set({ is: "gone" });
    // The other side closed it: the library leaves it so.
    if (why === "io server disconnect") refused("closed");
  });
  socket.on("connect_error", (error: Error & { readonly data?: { readonly slug?: string } }) => {
    if (socket.active) link.set({ is: "gone" });
    else refused(error.data?.slug ?? "closed");
  });
  return {
    link,
    // The library would keep what is said meanwhile and say it later: a heartbeat from before tells nothing.
    ask: (name, body) =>
      (socket.connected
        ? socket.timeout(patience).emitWithAck(name, body)
        : Promise.reject(new Error("not connected"))) as Promise<never>,
    on: (name, tell) => void socket.on(name, tell as never),
    renew: () => {
      socket.disconnect();
      link.set({ is: "gone" });
      socket.connect();
    },
    end: () => {
      isOver = true;
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
