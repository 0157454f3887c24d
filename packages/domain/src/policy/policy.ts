import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { Law } from "./law.ts";
import type { NoticeVersion } from "./notice.ts";
import type { Purpose } from "./purpose.ts";
import type { Register } from "./register.ts";
import type { ServiceLine } from "./service-line.ts";

/** Everything the notices decide, as one value with a version: intake, catalogue and steward work from the same text of it. */
export interface Policy {
  readonly version: string;
  readonly from: CalendarDate;
  readonly registers: readonly Register[];
  readonly lines: readonly ServiceLine[];
  readonly notices: readonly NoticeVersion[];
  readonly purposes: readonly Purpose[];
  readonly laws: readonly Law[];
}

/** The register of an id; undefined when the policy has none. */
export function registerIn(policy: Policy, id: string): Register | undefined {
  return policy.registers.find((register) => register.id === id);
}

/** The register that takes a channel; undefined when the policy has none. */
export function registerOfChannel(policy: Policy, channel: string): Register | undefined {
  return policy.registers.find((register) => register.channel === channel);
}

/** The policy in force on a date: the newest that has begun. */
export function policyOn(policies: readonly Policy[], date: CalendarDate): Policy | undefined {
  return policies.filter((policy) => policy.from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
}
