import type { Standing } from "@tallenne/contracts";
import type { ControlReason, FollowUp, VisitId } from "@tallenne/domain";
import { refuse } from "@tallenne/contracts";
import { lengthOf } from "../sittings/stretch.ts";
import { forgetOpened } from "./live-visit.ts";
import { stretchTold } from "./stretch-told.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { isOpen, type VisitSitting } from "./visit-sitting.ts";
import { type By, stepped, traced } from "./visit-step.ts";

type EndReason = ControlReason | "citizen-done" | "walked-out";

/** Silence at once; the citizen cannot play until it is let go on. */
export function pauseVisit(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, lines } = ports;
  return async (id: VisitId, reason: ControlReason, standing: Standing): Promise<VisitSitting> => {
    const live = all.of(id);
    live.isSilenced = true;
    lines.silence({ id }, "held-back");
    try {
      return await changes.change(id, (visit) => ({
        ...stepped(ports, heardNow(ports, visit), {
          event: "held-back",
          actor: "supervisor",
          by: { standing },
          holding: ["reason-listed"],
          facts: { reason },
          trail: { action: "visit.control", facts: { kind: "held-back", reason } },
        }),
        isHeldBack: true,
        at: placeOf(ports, visit),
      }));
    } finally {
      // Held back, it is the document that keeps it silent; refused, nothing was silenced.
      live.isSilenced = (await ports.visits.get(id))?.state === "suspended";
    }
  };
}

/** More time, a reason with it. */
export function extendVisit(ports: VisitPorts, changes: VisitChanges) {
  return (
    id: VisitId,
    more: { readonly minutes: number; readonly reason: ControlReason },
    standing: Standing,
  ): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      const { minutes, reason } = more;
      const { clock } = ports;
      return {
        ...stepped(ports, visit, {
          event: "extended",
          actor: "supervisor",
          by: { standing },
          holding: ["reason-listed"],
          facts: { minutes, reason },
          trail: { action: "visit.control", facts: { kind: "extended", reason, minutes } },
        }),
        extendedMinutes: visit.extendedMinutes + minutes,
        seat: visit.seat && {
          ...visit.seat,
          until: Math.max(visit.seat.until, clock.now()) + minutes * 60_000,
        },
      };
    });
}

/** The end, by the citizen's word or the supervisor's: the key dies, the terminal wipes itself (INV-8). */
export function endVisit(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, lines } = ports;
  return async (id: VisitId, reason: EndReason, by: By): Promise<VisitSitting> => {
    const how = reason === "citizen-done" ? "heard" : reason === "walked-out" ? "walked-out" : "stopped";
    const kept = await changes.change(id, (visit) => {
      const heard = heardNow(ports, visit);
      return {
        ...stepped(ports, heard, {
          event: how === "heard" ? "finished" : how,
          // What the citizen says is the citizen's, whoever writes it down.
          actor: how === "heard" ? "citizen" : "supervisor",
          by,
          holding: how === "stopped" ? ["reason-listed"] : [],
          facts: reason === "citizen-done" || reason === "walked-out" ? {} : { reason },
          trail: { action: "visit.ended", facts: { how, reason, complete: isComplete(heard) } },
        }),
        seat: null,
        away: null,
      };
    });
    forgetOpened(all.of(id));
    lines.silence(kept, how, { blank: true });
    lines.end(kept, how);
    return kept;
  };
}

/** One key: blank, lock, end (T-W10). What is silenced is silenced before anything is written. */
export function raiseEmergency(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, lines } = ports;
  return async (id: VisitId, standing: Standing): Promise<VisitSitting> => {
    all.of(id).isSilenced = true;
    lines.silence({ id }, "emergency", { blank: true });
    const kept = await changes.change(id, (visit) => ({
      ...stepped(ports, heardNow(ports, visit), {
        event: "emergency",
        actor: "supervisor",
        by: { standing },
        trail: { action: "visit.emergency", facts: {} },
      }),
      seat: null,
      away: null,
    }));
    forgetOpened(all.of(id));
    lines.end(kept, "emergency");
    return kept;
  };
}

/** The supervisor sees to what was asked for. */
export function acknowledgeAsk(ports: VisitPorts, changes: VisitChanges) {
  return (id: VisitId, number: number, standing: Standing): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      if (!visit.asks.some((ask) => ask.number === number)) throw refuse("unknown");
      return {
        ...traced(ports, visit, {
          by: { standing },
          action: "visit.control",
          facts: { kind: "acknowledged" },
        }),
        asks: visit.asks.map((ask) => (ask.number === number ? { ...ask, acknowledged: true } : ask)),
      };
    });
}

/** The citizen's own words: sealed, appended, never edited (T-W15). */
export function addRemark(ports: VisitPorts, changes: VisitChanges) {
  return async (visit: VisitSitting, remark: string, standing: Standing): Promise<VisitSitting> => {
    const words = await ports.words.seal(visit, { remark });
    return changes.change(visit.id, (one) =>
      stepped(ports, one, {
        event: "remarked",
        actor: "supervisor",
        by: { standing },
        words,
        trail: { action: "visit.remarked", facts: {} },
      }),
    );
  };
}

/** What follows the listening. */
export function chooseFollowUp(ports: VisitPorts, changes: VisitChanges) {
  return (id: VisitId, chosen: readonly FollowUp[], standing: Standing): Promise<VisitSitting> =>
    changes.change(id, (visit) => ({
      ...stepped(ports, visit, {
        event: "follow-up-chosen",
        actor: "supervisor",
        by: { standing },
        facts: { followUps: [...chosen] },
        trail: { action: "visit.follow-up", facts: { chosen: [...chosen] } },
      }),
      followUps: chosen,
    }));
}

/** The visit with what sounds just now told as played. */
export function heardNow(ports: VisitPorts, visit: VisitSitting): VisitSitting {
  const { sounding } = ports.live.of(visit.id);
  return sounding && isOpen(visit) ? stretchTold(ports, visit, sounding) : visit;
}

/** Where it goes on. */
export function placeOf(ports: VisitPorts, visit: VisitSitting): VisitSitting["at"] {
  const { sounding } = ports.live.of(visit.id);
  return sounding ? { item: sounding.item, atMs: sounding.toMs } : visit.at;
}

/** A quarter of a second at either end is no gap (T-W3). */
const slackMs = 500;

function isComplete(visit: VisitSitting): boolean {
  const recordings = visit.items.filter(({ durationMs }) => durationMs > 0);
  return (
    recordings.length > 0 &&
    recordings.every(
      ({ contact, durationMs }) => lengthOf(visit.heard[contact] ?? []) >= durationMs - slackMs,
    )
  );
}
