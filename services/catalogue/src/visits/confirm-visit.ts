import { type confirmVisit, type LedgerEntry, type Parsed, refuse } from "@tallenne/contracts";
import type { VisitGuard, VisitId } from "@tallenne/domain";
import { begins, isUsable, roomOf } from "../offices/office.ts";
import { type Desk, noted, trailOf } from "./desk.ts";
import { dropTimes, takeTimes } from "./room-day.ts";
import { stepVisit } from "./step-visit.ts";
import { isSameSlot, type Visit } from "./visit.ts";
import type { VisitPorts } from "./visit-ports.ts";

type ConfirmAsked = Parsed<(typeof confirmVisit)["body"]>;

/**
 * Agrees on a time: one of those offered, or a free one that the citizen proposes (T-A11.6a). Throws Problem `bad-input` for a time that cannot be, `unknown` for
 * an unknown room, `not-at-this-stage` with the guard that does not hold.
 */
export function confirmVisitWith(ports: VisitPorts) {
  const { visits, offices, calendar } = ports;
  const take = takeTimes(ports);
  const drop = dropTimes(ports);
  return async (
    desk: Desk,
    asked: ConfirmAsked & { readonly visit: VisitId; readonly entry: LedgerEntry },
  ): Promise<Visit> => {
    const { slot } = asked;
    const found = await visits.get(asked.visit);
    if (found === undefined) throw refuse("unknown");
    const office = await roomOf(offices, slot);
    const { minutes } = found;
    if (slot.day < calendar.today() || (isUsable(office, slot.day) && !begins(office, { ...slot, minutes })))
      throw refuse("bad-input", { findings: [{ pointer: "/slot/start", code: "outside-hours" }] });
    const holding = (visit: Visit, isFree: boolean): VisitGuard[] => [
      ...(asked.proposed || visit.offered.some((one) => isSameSlot(one, slot))
        ? (["slot-offered"] as const)
        : []),
      ...(isUsable(office, slot.day) ? (["point-valid"] as const) : []),
      ...(isFree ? (["slot-free"] as const) : []),
    ];
    const happening = noted(ports, desk, {
      event: "confirmed",
      holding: [],
      facts: { office: slot.office, room: slot.room, start: slot.start, proposed: asked.proposed },
    });
    const agree = (visit: Visit, isFree: boolean) =>
      stepVisit(
        visit,
        { ...happening, holding: holding(visit, isFree) },
        {
          change: { slot, day: slot.day, office: slot.office, answerBy: null },
          pending: [trailOf(ports, asked.entry)],
        },
      );
    // Everything but the room is looked at first: what cannot be agreed on takes no time from others.
    agree(found, true);
    const isFree = await take(found.id, { slots: [slot], minutes });
    const agreed = await visits.change(found.id, (visit) => agree(visit, isFree));
    if (agreed === undefined) throw refuse("unknown");
    await drop(
      found.id,
      found.offered.filter((one) => !isSameSlot(one, slot)),
    );
    return agreed;
  };
}
