import { createHash } from "node:crypto";
import type { Permit, Receipt } from "@tallenne/access";
import { refuse } from "@tallenne/contracts";
import { type CalendarDate, policyDigestText, readPolicy, withLineChanges } from "@tallenne/domain";
import { type Collection, Duplicate } from "@tallenne/store";
import type { Policy } from "./policy.ts";
import { isInTime, type NewestRules, type PolicyProposal } from "./policy-proposal.ts";

/**
 * Makes the version that another person proposed: one write, which is the approval. It begins on its day; the steward pins its text when it sees it
 * first. Throws Problem `conflict` where its day has come, or another version came between.
 */
export function approvePolicy({ policies }: { readonly policies: Collection<Policy> }) {
  return async (
    _permit: Permit<"policy.approve">,
    _receipt: Receipt,
    asked: { readonly proposal: PolicyProposal; readonly newest: NewestRules; readonly today: CalendarDate },
  ): Promise<{ version: string; from: CalendarDate }> => {
    const { proposal, newest, today } = asked;
    if (!isInTime(proposal, newest)) throw refuse("conflict");
    const { from, changes } = proposal;
    const policy = policyDigestText(withLineChanges(newest.rules, changes, { version: newest.next, from }));
    // What the gates and the steward would not read is not put in force.
    readPolicy(policy);
    const digest = createHash("sha256").update(policy).digest("hex");
    try {
      await policies.insert({
        id: newest.next,
        from,
        policy,
        digest,
        proposal: proposal.id,
        approvedOn: today,
      });
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
    return { version: newest.next, from };
  };
}
