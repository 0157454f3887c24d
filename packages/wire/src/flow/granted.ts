import type { Receipt } from "@tallenne/access";
import type { Action, ActionFacts, LedgerEntry, Operation } from "@tallenne/contracts";
import type { Granted } from "../route/route.ts";
import { entryOf } from "../trail/entry.ts";
import type { Exchange } from "./exchange.ts";
import { sentBytes } from "./sent-bytes.ts";
import type { Station } from "./station.ts";
import type { Decided } from "./trail.ts";

/** What the use case of a decided and recorded request is handed. */
export function grantedOf(
  operation: Operation,
  decided: Decided & { receipt: Receipt | undefined },
  at: { exchange: Exchange; station: Station },
): Granted {
  const { who, permit, prepared, receipt } = decided;
  const { exchange, station } = at;
  const { clock, limits } = station;
  return {
    ...who,
    permit,
    receipt,
    carry: prepared.carry,
    stream:
      operation.body === "stream"
        ? sentBytes(exchange, { clock, idle: limits.idle, slowest: limits.slowest })
        : undefined,
    passed: (step) => exchange.passed(step),
    note: (facts) => void Object.assign(exchange.notes, facts),
    entry: <A extends Action>(
      action: A,
      about: {
        readonly objects?: readonly string[];
        readonly facts: ActionFacts<A>;
        readonly outcome?: LedgerEntry["outcome"];
      },
    ) =>
      entryOf(
        operation,
        decided,
        { action, objects: about.objects ?? [], outcome: about.outcome ?? "done", facts: about.facts },
        station,
      ),
  };
}
