import type { Act, Facts, Standing } from "@tallenne/contracts";
import type { CalendarDate } from "@tallenne/domain";
import { decide } from "./decide.ts";
import type { Asking, Decision, Hours } from "./decision.ts";
import type { Permit } from "./permit.ts";

/** A permit given, and what else than person and facts it was given on. */
interface Given {
  readonly act: Act;
  readonly today: CalendarDate;
  readonly hours: Hours | undefined;
  /** Real clock, epoch milliseconds. */
  readonly at: number;
  readonly permit: Permit;
}

/** As long as an answer about a session counts (flows D5): what ends with time ends as late as what is revoked. */
const countsMs = 1000;

const given = new WeakMap<Standing, WeakMap<Facts, Given>>();

/**
 * As `decide`; but a permit counts again within a second for the same act on the same day, when both the standing and the facts are the very objects
 * it was given on. Asked anew, identity makes another standing; whoever learns other facts makes another object: neither finds the former
 * permit. A denial is never remembered. Facts handed here are not changed afterwards.
 */
export function decideOnce<A extends Act>(asking: Asking<A>): Decision<A> {
  const { act, standing, facts, today, hours, now } = asking;
  if (!standing) return decide(asking);
  const mine = given.get(standing) ?? new WeakMap<Facts, Given>();
  const before = mine.get(facts);
  const counts =
    before?.act === act &&
    before.today === today &&
    before.hours === hours &&
    now >= before.at &&
    now - before.at < countsMs;
  if (counts) return { permit: before.permit as Permit<A> };
  const decision = decide(asking);
  given.set(standing, mine);
  if ("permit" in decision) mine.set(facts, { act, today, hours, at: now, permit: decision.permit });
  else mine.delete(facts);
  return decision;
}
