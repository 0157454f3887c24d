import type { Permit } from "@tallenne/access";
import { type Finding, type LedgerEntry, refuse } from "@tallenne/contracts";
import { type CalendarDate, type LineChange, lineChangeFindings, type PersonId } from "@tallenne/domain";
import type { Calendar, Chance } from "@tallenne/runtime";
import { carrying, type Collection } from "@tallenne/store";
import { trailEvent } from "../contacts/ingested-events.ts";
import { type NewestRules, newestRules, type PolicyProposal } from "./policy-proposal.ts";
import type { Policy } from "./policy.ts";

interface ProposePorts {
  readonly policies: Collection<Policy>;
  readonly proposals: Collection<PolicyProposal>;
  readonly feed: { wake(): void };
  readonly calendar: Calendar;
  readonly chance: Chance;
}

interface Proposed {
  readonly from: CalendarDate;
  readonly changes: readonly LineChange[];
  readonly by: PersonId;
}

/** Writes the entry of a proposal in the name of who proposes. */
type EntryOf = (id: PolicyProposal["id"], version: string) => LedgerEntry;

/**
 * Proposes the next version of the rules. Nothing is changed by it. Throws Problem `bad-input` with everything that is wrong at once: what the changes
 * name, a line that is never recorded, a day that has come.
 */
export function proposeLines({ policies, proposals, feed, calendar, chance }: ProposePorts) {
  return async (
    _permit: Permit<"policy.propose">,
    { from, changes, by }: Proposed,
    entryOf: EntryOf,
  ): Promise<{ proposal: PolicyProposal; newest: NewestRules }> => {
    const newest = await newestRules(policies, calendar.today());
    requireSound(newest, { from, changes });
    const id = chance.id("policy");
    const proposal = await proposals.insert({
      id,
      base: newest.rules.version,
      from,
      changes,
      proposedBy: by,
      proposedOn: calendar.today(),
      state: "open",
      ...carrying([trailEvent({ chance }, entryOf(id, newest.next))]),
    });
    feed.wake();
    return { proposal, newest };
  };
}

function requireSound(
  { rules, next, earliest }: NewestRules,
  { from, changes }: Pick<Proposed, "from" | "changes">,
): void {
  const findings: Finding[] = lineChangeFindings(rules, changes, { version: next, from }).map(
    ({ code, pointer }) => ({ code, pointer: `#${pointer}` }),
  );
  if (from < earliest)
    findings.push({ code: "out-of-bounds", pointer: "#/from", detail: `from ${earliest} on` });
  if (findings.length > 0) throw refuse("bad-input", { findings });
}
