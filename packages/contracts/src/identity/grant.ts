import { operation } from "../operation.ts";
import { date, idOf, oneOf } from "../scalar.ts";
import { lineCode, registerCode, roleCode, unitCode } from "../standing.ts";
import { nothing } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

export const proposeGrant = operation({
  id: "proposeGrant",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/grants",
  summary: "Propose a right with an end date, at most twelve months.",
  caller: { who: "person", act: "grant.propose" },
  trail: { before: "people.grant.proposed" },
  promises: ["A10.3"],
  body: z.strictObject({
    person: idOf("person", "For whom."),
    role: roleCode,
    unit: unitCode,
    registers: z
      .array(registerCode)
      .min(1)
      .meta({ description: "Registers.", example: ["calls"] }),
    lines: z
      .array(lineCode)
      .min(1)
      .meta({ description: "Lines.", example: ["henkiloasiakkaat"] }),
    until: date("Last day."),
  }),
  reply: z
    .strictObject({ grant: idOf("grant", "The grant."), state: oneOf(["proposed", "in-force"], "State.") })
    .meta({ description: "The grant.", example: {} }),
  status: 201,
  problems: [...ofPerson, "unknown", ...ofKeeping],
});

export const approveGrant = operation({
  id: "approveGrant",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/grants/:grant/approval",
  summary:
    "Approve a proposed right; never one for oneself, and one's own proposal only where there is a single administrator.",
  caller: { who: "person", act: "grant.approve" },
  trail: { before: "people.grant.approved" },
  promises: ["A10.3"],
  params: z.strictObject({ grant: idOf("grant", "The grant.") }),
  reply: nothing,
  problems: [...ofPerson, "second-person", "unknown", "conflict", ...ofKeeping],
});

export const endGrant = operation({
  id: "endGrant",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/grants/:grant/end",
  summary: "End a right at once; never the right of the only other administrator, or the last one there is.",
  caller: { who: "person", act: "grant.end" },
  trail: { before: "people.grant.ended" },
  promises: ["A10.3"],
  params: z.strictObject({ grant: idOf("grant", "The grant.") }),
  reply: nothing,
  problems: [...ofPerson, "second-person", "unknown", "conflict", ...ofKeeping],
});
