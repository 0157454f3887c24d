import type { Announcement } from "@tallenne/contracts";
import type { FindingCode, Instant, PersonId } from "@tallenne/domain";
import { z } from "zod";

/** What a person put right in an announcement that waited, and why. Null where it stays as the source said it. */
export interface Repair {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
  readonly line: string | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** Why an announcement that waited is never taken; `problem` is what its source is told. */
export interface Rejection {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
  readonly problem: "never-record" | "already-expired" | "rejected-by-person";
}

export const repairForm = z.strictObject({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  line: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export const rejectionForm = z.strictObject({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  problem: z.enum(["never-record", "already-expired", "rejected-by-person"]),
});

/** What of an announcement a person may put right. */
type Repairable = Pick<Announcement, "line" | "startedAt" | "endedAt" | "sentAt">;

/** Findings that a person may put right, by the fact that is wrong. What no gate found wrong is put right by nobody. */
const repairable: Readonly<Record<keyof Omit<Repairable, "sentAt">, readonly FindingCode[]>> = {
  line: ["line-unknown", "register-line-mismatch"],
  startedAt: ["time-in-future", "time-order", "clock-skew", "notice-missing"],
  endedAt: ["time-in-future", "time-order", "clock-skew"],
};

/** Whether these findings say that a fact is wrong, so that a person may put it right. */
export function mayRepair(fact: keyof typeof repairable, codes: readonly string[]): boolean {
  return repairable[fact].some((code) => codes.includes(code));
}

/**
 * The announcement as a person put it right. `now` takes the place of the source's own clock where a person vouches for both times: what a wrong
 * clock says of itself proves nothing then.
 */
export function asRepaired<T extends Repairable>(announced: T, repair: Repair, now: Instant): T {
  const { line, startedAt, endedAt } = repair;
  return {
    ...announced,
    ...(line === null ? {} : { line }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(endedAt === null ? {} : { endedAt }),
    ...(startedAt !== null && endedAt !== null ? { sentAt: now } : {}),
  };
}

/** Whether a source says of a contact what it said when a person put it right: what it says anew, it answers for itself. */
export function saysTheSame(one: Omit<Repairable, "sentAt">, other: Omit<Repairable, "sentAt">): boolean {
  return one.line === other.line && one.startedAt === other.startedAt && one.endedAt === other.endedAt;
}
