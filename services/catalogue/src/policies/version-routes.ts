import {
  approvePolicy as approvePolicyOperation,
  dropPolicyProposal,
  listPolicyVersions,
  proposeLines as proposeLinesOperation,
  refuse,
} from "@tallenne/contracts";
import type { PolicyId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import { bind, type Route } from "@tallenne/wire";
import type { CataloguePorts } from "../ports.ts";
import { approvePolicy } from "./approve-policy.ts";
import { listVersions, proposalView } from "./list-versions.ts";
import { newestRules, type PolicyProposal } from "./policy-proposal.ts";
import { proposeLines } from "./propose-lines.ts";

type Ports = Pick<CataloguePorts, "policies" | "calendar" | "chance" | "feed"> & {
  readonly proposals: Collection<PolicyProposal>;
};

/** Operation ↔ use case: versions of the rules, by two persons. */
export function policyVersionRoutes(ports: Ports): readonly Route[] {
  const { policies, proposals, calendar } = ports;
  const list = listVersions(ports);
  const propose = proposeLines(ports);
  const approve = approvePolicy(ports);
  const open = async (id: PolicyId) => {
    const proposal = await proposals.get(id);
    if (proposal === undefined) throw refuse("unknown");
    const newest = await newestRules(policies, calendar.today());
    const { rows } = await policies.find({ where: { field: "proposal", is: id }, limit: 1 });
    return {
      facts: { target: { proposedBy: proposal.proposedBy } },
      objects: [id],
      entry: { kind: "line", version: newest.next },
      carry: { proposal, newest, isOpen: proposal.state === "open" && rows.length === 0 },
    };
  };
  return [
    bind(listPolicyVersions, {
      prepare: () => ({ facts: {}, entry: { filters: [] } }),
      use: ({ standing }) => list(standing.person, calendar.today()),
    }),
    bind(proposeLinesOperation, {
      prepare: () => ({ facts: {} }),
      use: async ({ permit, standing, entry }, { body }) => {
        const { from, changes } = body;
        const asked = { from, changes, by: standing.person };
        const { proposal, newest } = await propose(permit, asked, (id, version) =>
          entry("governance.policy.proposed", {
            objects: [id],
            facts: { kind: "line", version, on: from, count: changes.length },
            outcome: "done",
          }),
        );
        return proposalView(proposal, { asker: standing.person, newest });
      },
    }),
    bind(approvePolicyOperation, {
      prepare: ({ params }) => open(params.proposal),
      use: ({ permit, receipt, carry }) => {
        if (!carry.isOpen) throw refuse("conflict");
        return approve(permit, receipt, { ...carry, today: calendar.today() });
      },
    }),
    bind(dropPolicyProposal, {
      prepare: ({ params }) => open(params.proposal),
      use: async ({ carry }) => {
        if (!carry.isOpen) throw refuse("conflict");
        await proposals.change(carry.proposal.id, (one) => ({ ...one, state: "dropped" }));
        return {};
      },
    }),
  ];
}
