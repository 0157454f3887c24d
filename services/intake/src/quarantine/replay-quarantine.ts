import type { Permit } from "@tallenne/access";
import { instantOf, type Policy } from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Repair } from "../announcements/repair.ts";
import { heldAgain } from "./held-again.ts";
import type { settleWaiting, Settling } from "./settle-waiting.ts";

interface ReplayPorts {
  readonly announcements: Collection<KeptAnnouncement>;
  readonly policy: () => Promise<Policy>;
  readonly settle: ReturnType<typeof settleWaiting>;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** What came of it: how many waited, passed, and are refused for good. */
interface Replayed {
  readonly tried: number;
  readonly passed: number;
  readonly refused: number;
}

/**
 * Runs the gates again over everything that waits, by the rules in force now: as when a line was added, or the clock of the archive was set. What passes
 * is marked so and comes when its source sends it again; what the rules of today refuse, as a line that is never recorded, is refused.
 */
export function replayQuarantine({ announcements, policy, settle, calendar, clock }: ReplayPorts) {
  return async (_permit: Permit<"intake.repair">, settling: Settling): Promise<Replayed> => {
    const at = { policy: await policy(), nowMs: calendar.now() };
    const counted = { tried: 0, passed: 0, refused: 0 };
    for await (const kept of announcements.each({ field: "state", is: "quarantined" })) {
      if (!isWaiting(kept) || kept.repair !== null) continue;
      counted.tried += 1;
      const repair: Repair = {
        by: settling.by,
        at: instantOf(clock.now()),
        reason: "rules-changed",
        line: null,
        startedAt: null,
        endedAt: null,
      };
      const outcome = heldAgain(kept, repair, at);
      if (outcome.is === "accepted") {
        if (await settle.pass(kept, repair, { ...settling, line: outcome.line.id })) counted.passed += 1;
      } else if (outcome.is === "refused" && (await settle.reject(kept, outcome, settling)))
        counted.refused += 1;
    }
    return counted;
  };
}
