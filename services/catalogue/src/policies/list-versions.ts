import type { listPolicyVersions, Received } from "@tallenne/contracts";
import type { CalendarDate, PersonId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import { allPolicies, type Policy } from "./policy.ts";
import { isInTime, type NewestRules, newestRules, type PolicyProposal } from "./policy-proposal.ts";

type Listed = Received<typeof listPolicyVersions>;
type ProposalView = Listed["proposals"][number];

/** Every version with what it changed, newest first, and what waits for a second person. */
export function listVersions({
  policies,
  proposals,
}: {
  readonly policies: Collection<Policy>;
  readonly proposals: Collection<PolicyProposal>;
}) {
  return async (asker: PersonId, today: CalendarDate): Promise<Listed> => {
    const all = await allPolicies(policies);
    const newest = await newestRules(policies, today);
    const begun = all.filter(({ from }) => from <= today).at(-1);
    const made = new Set(all.map(({ proposal }) => proposal));
    const versions: Listed["versions"] = [];
    for (const { id, from, digest, approvedOn, proposal } of all) {
      const changed = proposal === null ? undefined : await proposals.get(proposal);
      versions.unshift({
        version: id,
        from,
        state: id === begun?.id ? "in-force" : from > today ? "coming" : "past",
        digest,
        approvedOn,
        changes: changesOf(changed),
      });
    }
    const open: ProposalView[] = [];
    for await (const one of proposals.each({ field: "state", is: "open" }))
      if (!made.has(one.id)) open.push(proposalView(one, { asker, newest }));
    return {
      versions,
      proposals: open.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      earliest: newest.earliest,
    };
  };
}

/** A proposal as people see it. */
export function proposalView(
  proposal: PolicyProposal,
  { asker, newest }: { readonly asker: PersonId; readonly newest: NewestRules },
): ProposalView {
  const { id, from, proposedOn, proposedBy } = proposal;
  return {
    id,
    version: newest.next,
    from,
    changes: changesOf(proposal),
    proposedOn,
    own: proposedBy === asker,
    inTime: isInTime(proposal, newest),
  };
}

function changesOf(proposal: PolicyProposal | undefined): ProposalView["changes"] {
  return (proposal?.changes ?? []).map((change) =>
    change.kind === "add"
      ? { ...change, aliases: [...change.aliases], registers: [...change.registers] }
      : change,
  );
}
