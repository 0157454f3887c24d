import {
  type CalendarDate,
  type Policy,
  addDays,
  caseFileLastDay,
  caseFileRegister,
  caseFileTerm,
  lastDayFor,
  retentionRule,
} from "@tallenne/domain";
import { bucketOf } from "@tallenne/vault";

/** Contacts of so many days back are still announced: a call that ended before midnight, a source that was away. */
const daysBehind = 3;
/** Buckets are minted for contacts of so many days ahead (flows D10). */
const daysAhead = 31;

/** The register kinds that take contacts in now. */
const isTaken = ({ channel, notice }: Policy["registers"][number]) => notice === "A" && channel !== "group";

/**
 * Names of the buckets that contacts of these days need, those of today first, then day by day: whoever announces first after a start finds the
 * key of today. Other buckets are minted when somebody wants them.
 */
export function bucketsAhead(policy: Policy, today: CalendarDate): readonly string[] {
  const ahead = Array.from({ length: daysAhead + 1 }, (_, day) => day);
  const behind = Array.from({ length: daysBehind }, (_, day) => -1 - day);
  const [now = 0, ...later] = ahead;
  const registers = policy.registers.filter(isTaken);
  // Case files of what is registered today and within the month: their buckets go by the month.
  const files = ahead.map((day) => {
    const lastDay = caseFileLastDay(addDays(today, day));
    return bucketOf({ register: caseFileRegister, class: "standard", lastDay, term: caseFileTerm }).name;
  });
  const names = [now, ...behind, ...later].flatMap((day) =>
    registers.map((register) => {
      const rule = retentionRule(register);
      const lastDay = lastDayFor(rule, addDays(today, day));
      return bucketOf({ register: register.id, class: "standard", lastDay, term: rule.term }).name;
    }),
  );
  const ofToday = registers.length;
  return [...new Set([...names.slice(0, ofToday), ...files, ...names.slice(ofToday)])];
}
