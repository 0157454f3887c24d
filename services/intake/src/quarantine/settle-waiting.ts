import type { LedgerEntry } from "@tallenne/contracts";
import { type AnnouncementId, type CalendarDate, instantOf, type PersonId } from "@tallenne/domain";
import type { Calendar, Chance, Clock } from "@tallenne/runtime";
import { carrying, type Collection, type Relay } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Refused } from "../announcements/gates.ts";
import type { ToCount } from "../announcements/refusals.ts";
import { type Rejection, type Repair, saysTheSame } from "../announcements/repair.ts";
import { trailEvent } from "../pending.ts";

/** What settling needs. */
export interface SettlePorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly count: (refused: ToCount) => Promise<void>;
  readonly relay: Pick<Relay, "wake">;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Writes an entry in the name of the person. */
type SettleEntry = (
  ...entry:
    | [
        "contact.repaired",
        AnnouncementId,
        { findings: string[]; corrected: string[]; reason: string; line: string },
      ]
    | ["contact.rejected", AnnouncementId, { reason: string; line: string; at: "quarantine" }]
) => LedgerEntry;

/** Who settles it, and how it is told. */
export interface Settling {
  readonly by: PersonId;
  readonly entry: SettleEntry;
}

/**
 * Keeps what becomes of an announcement that waits, with its ledger entry in the same write. Answers false where it waits no more, or its source has
 * said something else meanwhile: nothing is changed then.
 */
export function settleWaiting(ports: SettlePorts) {
  const { announcements, chance, relay } = ports;

  const change = async (
    kept: KeptAnnouncement,
    entry: LedgerEntry,
    settled: Partial<Pick<KeptAnnouncement, "repair" | "rejection" | "line">>,
  ): Promise<boolean> => {
    const event = trailEvent(chance, entry);
    let isDone = false;
    await announcements.change(kept.id, (one) => {
      isDone = isWaiting(one) && saysTheSame(one.facts, kept.facts);
      return isDone ? { ...one, ...settled, ...carrying([...one.pending, event]) } : undefined;
    });
    relay.wake();
    return isDone;
  };

  return {
    /** It may come: the source sends it again. */
    pass(kept: KeptAnnouncement, repair: Repair, { line, entry }: Settling & { readonly line: string }) {
      const corrected = (["line", "startedAt", "endedAt"] as const)
        .filter((fact) => repair[fact] !== null)
        .map((fact) => ({ line: "line", startedAt: "start", endedAt: "end" })[fact]);
      const findings = [...new Set(kept.findings.map(({ code }) => code))];
      const facts = { findings, corrected, reason: repair.reason, line };
      return change(kept, entry("contact.repaired", kept.id, facts), { repair, line });
    },
    /** Never: by a person's word, or because its right line or day refuses it. Counted once, under its line. */
    async reject(
      kept: KeptAnnouncement,
      why: Pick<Rejection, "problem"> & Pick<Refused, "line"> & { readonly reason: string },
      { by, entry }: Settling,
    ): Promise<boolean> {
      const { reason, line, problem } = why;
      const at = instantOf(ports.clock.now());
      const told = entry("contact.rejected", kept.id, { reason, line, at: "quarantine" });
      const isDone = await change(kept, told, { rejection: { by, at, reason, problem }, repair: null });
      const day: CalendarDate = kept.day;
      if (isDone) await ports.count({ day, line, reason, at });
      return isDone;
    },
  };
}
