import type { z } from "zod";
import type { Act } from "./act.ts";
import type { ServiceName } from "./operation.ts";
import { code, flag } from "./scalar.ts";

/** One message that a client sends: what it holds, and what the answer to it holds. Both strict. */
export interface SocketMessage {
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
}

/**
 * Everything about one live connection (flows D23): where it is, who may hold it, what either side may say. Messages that are not listed here, too
 * long or too many, end the connection. Who holds it is asked again at every message.
 */
export interface SocketContract {
  readonly id: string;
  readonly service: ServiceName;
  /** Socket.IO namespace; the engine's path is `/<service>/v1/live`, websocket only. */
  readonly namespace: `/${string}`;
  readonly summary: string;
  readonly caller: { readonly who: "person"; readonly act: Act } | { readonly who: "terminal" };
  /** Version of the messages; a client says its own when it connects (`auth: { version, about }`), and another one is refused. */
  readonly version: number;
  /** What the connection is about, as the client says when it connects: what a decision rests on, then and at every message. */
  readonly about: z.ZodType;
  /** Longest message from the client, bytes. */
  readonly largest: number;
  /** Messages a second that a client may send, on average over five seconds. */
  readonly perSecond: number;
  /** Client → server, each answered. */
  readonly asks: Readonly<Record<string, SocketMessage>>;
  /** Server → client. */
  readonly tells: Readonly<Record<string, z.ZodType>>;
}

/** Declares a socket; the types of its schemas are kept. */
export function socketContract<const S extends SocketContract>(declared: S): S {
  return declared;
}

/** Every message is answered by its answer's schema, or by the slug of what refuses it. */
export const refusedAnswer = {
  refused: code("Slug of a problem.", "conflict").optional(),
  /** Which guard of the table did not hold. */
  guard: code("What is missing.", "seats-present").optional(),
};
export const takenAnswer = { taken: flag("It was done."), ...refusedAnswer };
