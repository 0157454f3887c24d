import { proposeLines } from "@tallenne/contracts";
import {
  addDays,
  type CalendarDate,
  type LineChange,
  type PersonId,
  type PolicyId,
  readPolicy,
  type Policy as Rules,
} from "@tallenne/domain";
import { type Carrying, type Collection, type Documents, keeps } from "@tallenne/store";
import { z } from "zod";
import { allPolicies, type Policy } from "./policy.ts";

/** A version of the rules that a person proposes. In force by nothing but another person's approval, which makes the version itself. */
export interface PolicyProposal extends Carrying {
  readonly id: PolicyId;
  readonly version: number;
  /** The version it was made from: upon another one it would mean something else. */
  readonly base: string;
  readonly from: CalendarDate;
  readonly changes: readonly LineChange[];
  readonly proposedBy: PersonId;
  readonly proposedOn: CalendarDate;
  readonly state: "open" | "dropped";
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  base: z.string(),
  from: z.string(),
  changes: proposeLines.body.shape.changes,
  proposedBy: z.string(),
  proposedOn: z.string(),
  state: z.enum(["open", "dropped"]),
  pending: z.array(z.unknown()),
  isPending: z.boolean(),
});

const proposalsKept = keeps<PolicyProposal>("catalogue.policyProposals", {
  register: "staff directory",
  personal: ["proposedBy"],
  term: "P120M",
  indexes: ["state", "isPending"],
  unique: [],
  many: [],
  parse: (value) => kept.parse(value) as unknown as PolicyProposal,
});

/** Opens the collection. */
export function openPolicyProposals(documents: Documents): Promise<Collection<PolicyProposal>> {
  return documents.open(proposalsKept);
}

/** The newest version, upon which the next one is made; it may not have begun yet. */
export interface NewestRules {
  readonly rules: Rules;
  /** Name of the next version. */
  readonly next: string;
  /** The earliest day on which the next one may begin: tomorrow, for nothing is changed behind what was done today, and after the newest. */
  readonly earliest: CalendarDate;
}

/** The newest version of the rules. */
export async function newestRules(policies: Collection<Policy>, today: CalendarDate): Promise<NewestRules> {
  const all = await allPolicies(policies);
  const newest = all.at(-1);
  if (newest === undefined) throw new Error("the catalogue has no policy");
  const [tomorrow, afterIt] = [addDays(today, 1), addDays(newest.from, 1)];
  return {
    rules: readPolicy(newest.policy),
    next: `policy-${all.length + 1}`,
    earliest: tomorrow > afterIt ? tomorrow : afterIt,
  };
}

/** Whether a proposal can still come into force on its day, upon the version it was made from. */
export function isInTime(proposal: PolicyProposal, { rules, earliest }: NewestRules): boolean {
  return proposal.state === "open" && proposal.base === rules.version && proposal.from >= earliest;
}
