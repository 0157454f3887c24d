import type { HeldView } from "@tallenne/contracts";
import { type Hold, ceilingFor, ownLastDay, type RetentionRule } from "@tallenne/domain";
import type { Contact } from "../contacts/contact.ts";

/** A hold as shown: its recording without personal fields, its case by number. */
export function heldViewOf(
  contact: Contact,
  hold: Hold,
  of: { readonly rule: RetentionRule; readonly caseNumber: string },
): HeldView {
  return {
    contact: contact.id,
    register: contact.register,
    line: contact.line,
    startedOn: contact.startedOn,
    durationMs: contact.durationMs,
    lastDay: ownLastDay(contact),
    ceiling: ceilingFor(of.rule, contact.anchorDate),
    keptUntil: contact.keptUntil,
    caseNumber: of.caseNumber,
    hold,
    version: contact.keepingVersion,
  };
}
