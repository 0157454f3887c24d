import { refuse } from "@tallenne/contracts";
import type { TerminalId } from "@tallenne/domain";
import { markOf } from "./open-visit.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { isOpen, type VisitSitting } from "./visit-sitting.ts";
import { stepped, traced } from "./visit-step.ts";

/** Session keys of seats. */
export interface SeatKeys {
  /**
   * The visit whose key in force this terminal shows. Throws Problem `unknown` for any other key. The right key at another terminal is refused too; the
   * first is paused and held back, both seats and the ledger are told (T-W2).
   */
  visitOf(terminal: TerminalId, key: string): Promise<VisitSitting>;
}

/** Finds visits by the marks of their keys. */
export function seatKeys(ports: VisitPorts, changes: VisitChanges): SeatKeys {
  const { visits, lines, live: all } = ports;
  return {
    async visitOf(terminal, key) {
      const mark = markOf(key);
      const found = await Promise.all(all.all().map(({ id }) => visits.get(id)));
      const visit = found.find((one) => one !== undefined && isOpen(one) && one.seat?.mark === mark);
      if (visit === undefined) throw refuse("unknown");
      if (visit.terminal !== terminal) {
        await tellOtherTerminal(visit, terminal);
        throw refuse("unknown");
      }
      return visit;
    },
  };

  async function tellOtherTerminal({ id }: VisitSitting, terminal: TerminalId): Promise<void> {
    lines.silence({ id }, "other-terminal");
    await changes.change(id, (visit) => {
      const quiet =
        visit.state === "playing"
          ? stepped(ports, visit, {
              event: "paused",
              actor: "system",
              by: "system",
              trail: { action: "visit.control", facts: { kind: "paused" } },
            })
          : visit;
      return {
        ...traced(ports, quiet, {
          by: { terminal },
          action: "visit.incident",
          facts: { kind: "other-terminal" },
        }),
        isHeldBack: true,
      };
    });
    lines.alert({ id }, "other-terminal");
  }
}
