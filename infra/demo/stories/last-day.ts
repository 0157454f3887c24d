import {
  addDays,
  type CalendarDate,
  firstPolicy,
  lastDayFor,
  registerIn,
  retentionRule,
} from "@tallenne/domain";

/** The earliest day whose calls are still kept today: where a term can end today, it ends today. */
export function firstStillKept(today: CalendarDate): CalendarDate {
  const register = registerIn(firstPolicy, "calls");
  if (register === undefined) throw new TypeError("the first policy has no register of calls");
  const rule = retentionRule(register);
  let anchor = addDays(today, -190);
  while (lastDayFor(rule, anchor) < today) anchor = addDays(anchor, 1);
  return anchor;
}
