import type { SocketContract, Standing } from "@tallenne/contracts";
import type { z } from "zod";
import type { Prepared } from "../route/route.ts";
import type { Operation } from "@tallenne/contracts";
import type { TerminalStanding } from "../session/terminals.ts";

type IfCaller<S extends SocketContract, W extends string, Then> = S["caller"] extends { readonly who: W }
  ? Then
  : undefined;

/** Who holds a connection, as known at this very message. */
export interface LiveWho<S extends SocketContract = SocketContract> {
  readonly standing: IfCaller<S, "person", Standing>;
  readonly terminal: IfCaller<S, "terminal", TerminalStanding>;
}

/** One live connection, to be spoken to. */
export interface Connection<S extends SocketContract = SocketContract> {
  /** Of this connection alone; a new one after every loss. */
  readonly id: string;
  /** Sends a message; nothing when the connection has ended. Throws a ZodError for what the contract does not allow: a defect of ours. */
  tell<K extends keyof S["tells"] & string>(name: K, message: z.input<S["tells"][K]>): void;
  /** Ends it, after what was told has left. */
  end(): void;
}

/** What holds one connection on this side: its answers, and what its end means. */
export interface Holder<S extends SocketContract = SocketContract> {
  readonly asks: {
    readonly [K in keyof S["asks"]]: (
      body: z.output<S["asks"][K]["body"]>,
      who: LiveWho<S>,
    ) => Promise<z.input<S["asks"][K]["answer"]>> | z.input<S["asks"][K]["answer"]>;
  };
  /** The connection is gone, by whatever end of it. */
  closed(): void;
}

/** The two halves of a socket: what must be known to decide who may hold it, and what is done with a new connection. */
export interface LiveBinding<S extends SocketContract> {
  /** Loads what a decision on the contract's act needs; asked when a connection opens and at every message. May throw a Problem. */
  prepare?(
    about: z.output<S["about"]>,
    who: LiveWho<S>,
  ): Promise<Prepared<Operation, unknown>> | Prepared<Operation, unknown>;
  open(
    connection: Connection<S>,
    about: z.output<S["about"]>,
    who: LiveWho<S>,
  ): Promise<Holder<S>> | Holder<S>;
}

/** A declared socket bound to what answers it: what a service's `live` is made of. */
export interface LiveRoute extends LiveBinding<SocketContract> {
  readonly contract: SocketContract;
}

/** Binds a socket contract. Throws TypeError where a person's socket has nothing to decide upon. */
export function bindSocket<const S extends SocketContract>(contract: S, binding: LiveBinding<S>): LiveRoute {
  const { caller, id } = contract as SocketContract;
  if (caller.who === "person" && binding.prepare === undefined)
    throw new TypeError(`${id}: a person is decided upon, and nothing is known to decide`);
  // Messages are parsed by the schemas of this very contract before they are handed over.
  return { ...(binding as unknown as LiveBinding<SocketContract>), contract };
}
