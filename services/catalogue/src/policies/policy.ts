import { createHash } from "node:crypto";
import {
  type CalendarDate,
  type PolicyId,
  type Policy as Rules,
  firstPolicy,
  policyDigestText,
  policyOn,
  readPolicy,
} from "@tallenne/domain";
import { type Collection, Duplicate, type Documents, keepsNothingPersonal } from "@tallenne/store";
import { z } from "zod";

/** One version of the policy: registers, lines, notices, purposes, terms as canonical JSON, and the day it came into force. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly from: CalendarDate;
  readonly policy: string;
  readonly digest: string;
  /** The proposal that became it; null for the first version. */
  readonly proposal: PolicyId | null;
  /** When another person approved it. */
  readonly approvedOn: CalendarDate | null;
}

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  from: z.string(),
  policy: z.string(),
  digest: z.string(),
  proposal: z.string().nullable().default(null),
  approvedOn: z.string().nullable().default(null),
});

const policiesKept = keepsNothingPersonal<Policy>(
  "catalogue.policies",
  "rules of the notices; no person is named",
  {
    small: true,
    parse: (value) => kept.parse(value) as unknown as Policy,
  },
);

/** Opens the collection and seeds version 1 where there is none. */
export async function openPolicies(documents: Documents): Promise<Collection<Policy>> {
  const policies = await documents.open(policiesKept);
  if ((await policies.count()) > 0) return policies;
  const policy = policyDigestText(firstPolicy);
  const digest = createHash("sha256").update(policy).digest("hex");
  try {
    await policies.insert({
      id: firstPolicy.version,
      from: firstPolicy.from,
      policy,
      digest,
      proposal: null,
      approvedOn: null,
    });
  } catch (failure) {
    if (!(failure instanceof Duplicate)) throw failure;
  }
  return policies;
}

/** The rules in force on a day. Version 1 governs everything older too: nothing is without a rule. */
export async function rulesOn(policies: Collection<Policy>, day: CalendarDate): Promise<Rules> {
  const versions = (await allPolicies(policies)).map(({ policy }) => readPolicy(policy));
  const rules = policyOn(versions, day) ?? versions[0];
  if (rules === undefined) throw new Error("the catalogue has no policy");
  return rules;
}

/** Every version, oldest first. */
export async function allPolicies(policies: Collection<Policy>): Promise<readonly Policy[]> {
  return (await policies.find({ order: [{ field: "from", direction: "asc" }], limit: 500 })).rows;
}
