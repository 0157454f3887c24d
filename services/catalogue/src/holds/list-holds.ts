import { isCovered } from "@tallenne/access";
import type { FrozenView, HeldView, Standing } from "@tallenne/contracts";
import { type Freeze, isFreezeInForce, isHoldInForce, isHoldWaiting } from "@tallenne/domain";
import { frozenViewOf } from "../freezes/frozen-view.ts";
import { heldViewOf } from "./held-view.ts";
import type { HoldPorts } from "./hold-ports.ts";
import { ruleOf } from "./hold-rule.ts";

/** Contacts of one page. */
const page = 100;

/** Who oversees: sees every hold and freeze of the archive. */
const overseeing: ReadonlySet<Standing["role"]> = new Set(["dp", "au"]);
/** Who freezes and ends freezes sees them too. */
const freezing: ReadonlySet<Standing["role"]> = new Set([...overseeing, "de"]);

/**
 * What is kept longer (S-72): everything for the officer and the auditor; for everybody else what waits for a second person in what their right covers,
 * or was asked by themselves.
 */
export function listHolds(ports: HoldPorts) {
  return async (
    standing: Standing,
    asked: { readonly scope: "waiting" | "all"; readonly after?: string | undefined },
  ): Promise<{ holds: HeldView[]; freezes: FrozenView[]; next?: string }> => {
    const today = ports.calendar.today();
    const isOverseer = overseeing.has(standing.role);
    const mark = asked.scope === "waiting" ? "waiting" : "held";
    const { contacts } = ports;
    const [held, frozen] = await Promise.all([
      contacts.marked(mark, { limit: page, after: asked.after }),
      // Freezes are few beside holds and stand on the first page, whole.
      freezing.has(standing.role) && asked.scope === "all" && asked.after === undefined
        ? contacts.marked("frozen", { limit: 1000 })
        : { rows: [] },
    ]);
    const holds: HeldView[] = [];
    for (const contact of held.rows) {
      const mine = isOverseer || isCovered(standing, contact, today);
      const rule = await ruleOf(ports.policies, contact);
      for (const hold of contact.holds) {
        if (!isHoldInForce(hold, today) && hold.state !== "asked") continue;
        if (asked.scope === "waiting" && !isHoldWaiting(hold)) continue;
        const isAsker = hold.askedBy === standing.person;
        if (!isAsker && !(mine && (isOverseer || isHoldWaiting(hold)))) continue;
        holds.push(
          heldViewOf(contact, hold, { rule, caseNumber: (await numberOf(ports, hold.case)) ?? "–" }),
        );
      }
    }
    const freezes: FrozenView[] = [];
    for (const contact of frozen.rows)
      for (const freeze of contact.freezes) {
        if (!isFreezeInForce(freeze, today)) continue;
        freezes.push(
          frozenViewOf(contact, freeze, { today, caseNumber: await numberOf(ports, freeze.case) }),
        );
      }
    return { holds, freezes, ...(held.next === undefined ? {} : { next: held.next }) };
  };
}

async function numberOf({ cases }: HoldPorts, id: Freeze["case"]): Promise<string | null> {
  return (await cases.get(id))?.number ?? null;
}
