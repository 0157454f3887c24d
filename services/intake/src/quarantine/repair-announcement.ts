import type { Permit } from "@tallenne/access";
import { type RepairReason, refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  helsinkiDateOf,
  type Instant,
  instantOf,
  lineOn,
  type Policy,
} from "@tallenne/domain";
import type { Calendar, Clock } from "@tallenne/runtime";
import type { Collection } from "@tallenne/store";
import { isWaiting, type KeptAnnouncement } from "../announcements/announcement-kept.ts";
import type { Accepted } from "../announcements/gates.ts";
import { mayRepair, type Repair } from "../announcements/repair.ts";
import type { Source } from "../sources/source.ts";
import { heldAgain } from "./held-again.ts";
import type { settleWaiting, Settling } from "./settle-waiting.ts";

/** What a person puts right. */
interface RepairCommand {
  readonly kept: KeptAnnouncement;
  readonly reason: RepairReason;
  readonly line?: string | undefined;
  readonly startedAt?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
}

interface RepairPorts {
  readonly sources: Collection<Source>;
  readonly policy: () => Promise<Policy>;
  readonly settle: ReturnType<typeof settleWaiting>;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** What became of it. */
type Repaired =
  | { readonly state: "repaired"; readonly refused: null; readonly lastDay: CalendarDate }
  | {
      readonly state: "refused";
      readonly refused: "never-record" | "already-expired";
      readonly lastDay: null;
    };

/**
 * Puts an announcement right that waits, and runs the gates again. Passing, it goes on waiting until its source sends the same again, for nothing
 * personal of it was kept (flows D16). A line that is never recorded is no repair but the end of it (A6.2). Throws Problem `bad-input` for a fact that
 * no gate found wrong and for a line its source may not announce, `still-held` with what the gates find now, `conflict` where it waits no more.
 */
export function repairAnnouncement({ sources, policy, settle, calendar, clock }: RepairPorts) {
  return async (
    _permit: Permit<"intake.repair">,
    command: RepairCommand,
    settling: Settling,
  ): Promise<Repaired> => {
    const { kept } = command;
    if (!isWaiting(kept)) throw refuse("conflict");
    requireRepairable(command);
    const repair: Repair = {
      by: settling.by,
      at: instantOf(clock.now()),
      reason: command.reason,
      line: command.line ?? null,
      startedAt: command.startedAt ?? null,
      endedAt: command.endedAt ?? null,
    };
    const outcome = heldAgain(kept, repair, { policy: await policy(), nowMs: calendar.now() });
    if (outcome.is === "refused") {
      if (!(await settle.reject(kept, outcome, settling))) throw refuse("conflict");
      return { state: "refused", refused: outcome.problem, lastDay: null };
    }
    if (outcome.is === "quarantined")
      throw refuse("still-held", {
        findings: outcome.findings.map(({ code, pointer }) => ({ code, pointer: `#${pointer}` })),
      });
    await requireEnrolled(sources, kept, outcome);
    if (!(await settle.pass(kept, repair, { ...settling, line: outcome.line.id }))) throw refuse("conflict");
    return { state: "repaired", refused: null, lastDay: outcome.lastDay };
  };
}

/** Nobody changes what no gate found wrong; and whoever repairs changes something. */
function requireRepairable({ kept, ...command }: RepairCommand): void {
  const codes = kept.findings.map(({ code }) => code);
  const facts = ["line", "startedAt", "endedAt"] as const;
  const given = facts.filter((fact) => command[fact] !== undefined);
  const wrong = given.filter((fact) => !mayRepair(fact, codes));
  const findings = [
    ...wrong.map((fact) => ({ code: "not-found-wrong", pointer: `#/${fact}` })),
    ...(given.length === 0 ? [{ code: "nothing-put-right", pointer: "#" }] : []),
  ];
  if (findings.length > 0) throw refuse("bad-input", { findings });
}

/** A line named by a person opens to a source no more than its enrolment does. */
async function requireEnrolled(
  sources: Collection<Source>,
  kept: KeptAnnouncement,
  { line }: Accepted,
): Promise<void> {
  const source = await sources.get(kept.source);
  const day = helsinkiDateOf(kept.facts.startedAt);
  const isEnrolled = source?.lines.some(
    (one) => lineOn([line], one, day < line.from ? line.from : day) !== undefined,
  );
  if (isEnrolled !== true)
    throw refuse("bad-input", { findings: [{ code: "line-not-enrolled", pointer: "#/line" }] });
}
