import type { ServiceName } from "@tallenne/contracts";
import type { Calendar, Chance, Clock, Log } from "@tallenne/runtime";
import type { Budgets } from "../listen/budgets.ts";
import type { Limits } from "../listen/limits.ts";
import type { Introspector } from "../session/introspector.ts";
import type { Terminals } from "../session/terminals.ts";
import type { LedgerClient } from "../trail/ledger-client.ts";

/** What the flow of a service's requests works with. */
export interface Station {
  readonly service: ServiceName;
  readonly introspector: Introspector;
  readonly terminals: Terminals;
  readonly ledger: LedgerClient;
  readonly log: Log;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly limits: Limits;
  readonly budgets: Budgets;
  /** Origins under which browsers know the public listener. */
  readonly origins: ReadonlySet<string>;
}
