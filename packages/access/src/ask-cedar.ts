import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import type { ContactFacts, GrantView } from "@tallenne/contracts";
import type { Asking } from "./decision.ts";
import {
  caseEntity,
  contextOf,
  personEntity,
  type Resource,
  resourceEntity,
  sourceEntity,
  visitEntity,
} from "./cedar-request.ts";
import { grantShown } from "./grant.ts";
import { loadPolicies } from "./policies.ts";

/** What Cedar said of one thing: the policies that decided, and the right that was shown to them. */
export interface Opinion {
  readonly permitted: boolean;
  readonly policies: readonly string[];
  readonly grant: GrantView | undefined;
}

/** The policies failed to answer; whoever asked denies. */
class PoliciesFailed extends Error {
  readonly code = "policies-failed";
}

/** Asks the policies about one thing. Throws PoliciesFailed when they cannot answer or one of them fails: a forbid that fails must not pass. */
export function askCedar(asking: Asking, resource: Resource): Opinion {
  const name = loadPolicies().nameOf(asking.act);
  if (name === undefined) throw new PoliciesFailed(`no policy knows the act ${asking.act}`);
  const { standing, facts } = asking;
  const grant = standing && grantShown(standing, { today: asking.today, ...shownFor(asking, resource) });
  const principal = standing ? personEntity(standing, resource) : sourceEntity(asking);
  const thing = resourceEntity(resource, asking);
  const named = facts.case && resource.is !== "case" ? [caseEntity(facts.case, { standing, resource })] : [];
  const held = facts.visit && resource.is !== "visit" ? [visitEntity(facts.visit, resource)] : [];
  const answer = cedar.statefulIsAuthorized({
    principal: principal.uid,
    action: { type: "Action", id: asking.act },
    resource: thing.uid,
    context: contextOf(asking, { grant }),
    preparsedSchemaName: name,
    validateRequest: true,
    preparsedPolicySetId: name,
    entities: [principal, thing, ...named, ...held],
  });
  if (answer.type === "failure")
    throw new PoliciesFailed(answer.errors.map(({ message }) => message).join("; "));
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0)
    throw new PoliciesFailed(diagnostics.errors.map(({ policyId }) => policyId).join(", "));
  return { permitted: decision === "allow", policies: diagnostics.reason.toSorted(), grant };
}

function shownFor(
  { facts }: Asking,
  resource: Resource,
): { contact?: ContactFacts; unit?: string | undefined } {
  return resource.is === "contact" ? { contact: resource.contact } : { unit: facts.target?.unit };
}
