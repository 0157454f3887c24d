import type { ServiceName } from "@tallenne/contracts";
import type { LiveRoute } from "./live/live-route.ts";
import type { Route } from "./route/route.ts";

/** Whether a service can work now, and the facts behind it: counts and codes for operators, nothing personal. */
export interface Readiness {
  readonly ready: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** One power of the archive as a value; a process is a list of these (architecture §1). */
export interface Service {
  readonly name: ServiceName;
  readonly routes: readonly Route[];
  /** Its live connections, where it has any. */
  readonly live?: readonly LiveRoute[];
  /** Opens stores, begins relays. Calls no peer. */
  start(): Promise<void>;
  /** Ends what `start` began. The internal listener still answers meanwhile. */
  stop(): Promise<void>;
  /** May ask peers and stores. */
  ready(): Promise<Readiness>;
}
