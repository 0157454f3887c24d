import type { Permit } from "@tallenne/access";
import { type LedgerEntry, refuse } from "@tallenne/contracts";
import {
  type CalendarDate,
  type ContactId,
  type HoldId,
  type HoldReason,
  type PersonId,
  approveHold,
  extendHold,
  placeHold,
  refuseHold,
  releaseHold,
} from "@tallenne/domain";
import { type Case } from "../cases/case.ts";
import type { Contact } from "../contacts/contact.ts";
import { changeKeeping } from "../contacts/keeping.ts";
import type { HoldPorts } from "./hold-ports.ts";
import { causeOf, latestFor, ruleOf } from "./hold-rule.ts";

/** What somebody does to a hold, and under which version they saw it. */
interface HoldCommand {
  readonly contact: ContactId;
  readonly hold: HoldId;
  readonly by: PersonId;
  readonly entry: LedgerEntry;
  readonly ifMatch?: number | undefined;
}

interface Wish {
  readonly matter: Case;
  readonly until: CalendarDate;
  readonly reason: HoldReason;
}

/** Asks to keep one recording longer for a case (flows J4.1). Nothing is protected until another person approves. */
export function askForHold(ports: HoldPorts) {
  const change = changeKeeping(ports);
  return async (
    _permit: Permit<"hold.ask">,
    { contact: id, hold, by, entry, matter, until, reason }: HoldCommand & Wish,
  ): Promise<Contact> => {
    const cause = causeOf(matter.kind);
    if (cause === undefined) throw refuse("not-holdable");
    const rule = await boundedRule(ports, id, { matter, until });
    const wish = { id: hold, cause, case: matter.id, reason, until };
    return change(id, {
      change: (keeping) => placeHold(keeping, wish, { by, today: ports.calendar.today(), rule }),
      entries: [entry],
    });
  };
}

/** Asks for a later last day of a hold in force. */
export function askForExtension(ports: HoldPorts) {
  const change = changeKeeping(ports);
  return async (
    _permit: Permit<"hold.ask">,
    { contact: id, hold, by, entry, ifMatch, matter, until, reason }: HoldCommand & Wish,
  ): Promise<Contact> => {
    const rule = await boundedRule(ports, id, { matter, until });
    return change(id, {
      change: (keeping) =>
        extendHold(keeping, hold, { until, reason }, { by, today: ports.calendar.today(), rule }),
      entries: [entry],
      ifMatch,
    });
  };
}

/**
 * Approves what another person asked for (flows J4.2): in force from here. A project with more holds than are usual needs the officer (T-A6.3d).
 */
export function approveAsked(ports: HoldPorts) {
  const change = changeKeeping(ports);
  return async (
    permit: Permit<"hold.approve">,
    { contact: id, hold, by, entry, ifMatch, matter }: HoldCommand & Pick<Wish, "matter">,
  ): Promise<Contact> => {
    const contact = await ports.contacts.rows.get(id);
    if (contact === undefined) throw refuse("unknown");
    const rule = await ruleOf(ports.policies, contact);
    const isNew = contact.holds.some((one) => one.id === hold && one.state === "asked");
    if (isNew && permit.role !== "dp" && (await holdsInForce(ports, matter)) >= ports.limits.holdsPerProject)
      throw refuse("officer-first");
    return change(id, {
      change: (keeping) => approveHold(keeping, hold, { by, today: ports.calendar.today(), rule }),
      entries: [entry],
      ifMatch,
    });
  };
}

/** Says no to what another person asked for. */
export function refuseAsked(ports: HoldPorts) {
  const change = changeKeeping(ports);
  return (
    _permit: Permit<"hold.refuse">,
    { contact, hold, by, entry, ifMatch }: HoldCommand,
  ): Promise<Contact> =>
    change(contact, {
      change: (keeping) => refuseHold(keeping, hold, { by, today: ports.calendar.today() }),
      entries: [entry],
      ifMatch,
    });
}

/** Ends a hold, or takes back what was asked (flows J4.5). */
export function release(ports: HoldPorts) {
  const change = changeKeeping(ports);
  return (
    _permit: Permit<"hold.release">,
    { contact, hold, entry, ifMatch }: HoldCommand,
  ): Promise<Contact> =>
    change(contact, {
      change: (keeping) => releaseHold(keeping, hold, ports.calendar.today()),
      entries: [entry],
      ifMatch,
    });
}

/** The contact's rule, once the wished day is within what its case gives ground for: beyond the ceiling `hold-too-long` by name. */
async function boundedRule(
  { contacts, policies, limits }: HoldPorts,
  id: ContactId,
  { matter, until }: Pick<Wish, "matter" | "until">,
) {
  const contact = await contacts.rows.get(id);
  if (contact === undefined) throw refuse("unknown");
  const rule = await ruleOf(policies, contact);
  if (rule.holds.length > 0 && until > latestFor(rule, contact, matter, limits.appealDays))
    throw refuse("hold-too-long");
  return rule;
}

/** Recordings a project keeps longer already; complaints have no such limit. */
async function holdsInForce({ contacts }: HoldPorts, matter: Case): Promise<number> {
  if (matter.kind !== "quality") return 0;
  const { rows } = await contacts.marked(matter.id, { limit: 1000 });
  return rows.filter(({ holds }) =>
    holds.some((hold) => hold.case === matter.id && hold.state === "in-force"),
  ).length;
}
