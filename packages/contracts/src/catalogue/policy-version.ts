import { z } from "zod";
import { operation } from "../operation.ts";
import { ofKeeping, ofPerson } from "../refusals.ts";
import { code, date, flag, idOf, oneOf, sha256, text, trilingual } from "../scalar.ts";
import { lineCode, registerCode } from "../standing.ts";

const alias = text("What sources call the line: a queue, a skill.", 64, "jono-77");

/** One change of the service lines. */
const lineChange = z
  .union([
    z.strictObject({
      kind: z.literal("add").meta({ description: "A new line.", example: "add" }),
      line: code("Its code; it never changes.", "nuoret"),
      names: trilingual,
      aliases: z.array(alias).max(50).meta({ description: "What sources call it.", example: [] }),
      recording: oneOf(["allowed", "forbidden"], "May calls be recorded? What may not, never may."),
      registers: z
        .array(registerCode)
        .max(6)
        .meta({ description: "Registers that take its contacts.", example: ["calls"] }),
    }),
    z.strictObject({
      kind: z.literal("end").meta({ description: "The line takes nothing more.", example: "end" }),
      line: lineCode,
    }),
    z.strictObject({
      kind: z.literal("name").meta({ description: "Sources call the line so too.", example: "name" }),
      line: lineCode,
      alias,
    }),
  ])
  .meta({ description: "A change of the service lines.", example: {} });

const changes = z
  .array(lineChange)
  .min(1)
  .max(20)
  .meta({ description: "Changes, each in its turn.", example: [] });

const proposal = z
  .strictObject({
    id: idOf("policy", "The proposal."),
    version: code("The version it would make.", "policy-2"),
    from: date("First day in force."),
    changes,
    proposedOn: date("When it was proposed."),
    own: flag("The asker proposed it: another person approves."),
    inTime: flag("It can still come into force on its day, upon the version it was made from."),
  })
  .meta({ description: "A proposed version.", example: {} });

export const listPolicyVersions = operation({
  id: "listPolicyVersions",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/policy-versions",
  summary: "Every version of the rules with its day and what it changed, and what is proposed.",
  caller: { who: "person", act: "policy.list" },
  trail: { before: "access.listed" },
  promises: ["A0", "A3", "A6.2"],
  reply: z
    .strictObject({
      versions: z
        .array(
          z.strictObject({
            version: code("Version.", "policy-1"),
            from: date("First day in force."),
            state: oneOf(["past", "in-force", "coming"], "Where it stands today."),
            digest: sha256("SHA-256 of its text, as the steward pins it."),
            approvedOn: date("When it was approved; null for the first.").nullable(),
            changes: z
              .array(lineChange)
              .meta({ description: "What it changed in the one before.", example: [] }),
          }),
        )
        .meta({ description: "Newest first.", example: [] }),
      proposals: z.array(proposal).meta({ description: "What waits for a second person.", example: [] }),
      earliest: date("The earliest first day that can be proposed now."),
    })
    .meta({ description: "Versions of the rules.", example: {} }),
  problems: [...ofPerson, "no-ledger"],
});

export const proposeLines = operation({
  id: "proposeLines",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/policy-proposals",
  summary:
    "Propose the next version of the rules: service lines added, ended, named. Nothing changes until another person approves it; everything wrong with it is told at once.",
  caller: { who: "person", act: "policy.propose" },
  trail: { with: "governance.policy.proposed" },
  promises: ["A3", "A6.2"],
  body: z.strictObject({ from: date("First day in force: tomorrow at the earliest."), changes }),
  reply: proposal,
  status: 201,
  problems: [...ofPerson, ...ofKeeping],
});

const ofProposal = z.strictObject({ proposal: idOf("policy", "The proposal.") });

export const approvePolicy = operation({
  id: "approvePolicy",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/policy-proposals/:proposal/approval",
  summary: "Approve what another person proposed: a version of the rules, in force from its day.",
  caller: { who: "person", act: "policy.approve" },
  trail: { before: "governance.policy.changed" },
  promises: ["A3", "A6.2"],
  params: ofProposal,
  reply: z
    .strictObject({ version: code("The version.", "policy-2"), from: date("First day in force.") })
    .meta({ description: "The version made.", example: {} }),
  status: 201,
  problems: [...ofPerson, "second-person", "unknown", "conflict", ...ofKeeping],
});

export const dropPolicyProposal = operation({
  id: "dropPolicyProposal",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/policy-proposals/:proposal/end",
  summary: "Refuse a proposal, or withdraw one's own: nothing comes of it.",
  caller: { who: "person", act: "policy.drop" },
  trail: { before: "governance.policy.dropped" },
  promises: ["A3"],
  params: ofProposal,
  reply: z.strictObject({}).meta({ description: "Nothing.", example: {} }),
  problems: [...ofPerson, "unknown", "conflict", ...ofKeeping],
});
