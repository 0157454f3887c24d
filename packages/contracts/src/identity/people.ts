import { operation } from "../operation.ts";
import { base64, code, flag, idOf, oneOf, text } from "../scalar.ts";
import { grantView, language, standing, unitCode } from "../standing.ts";
import { nothing } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

export const createPerson = operation({
  id: "createPerson",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/people",
  summary: "Add a person; answers a one-time link by which they set pass phrase and authenticator.",
  caller: { who: "person", act: "person.create" },
  trail: { before: "people.created" },
  promises: ["A10.3"],
  body: z.strictObject({
    name: text("Full name.", 120, "Sanna Ketovuori"),
    signInName: code("Sign-in name.", "sanna.ketovuori"),
    unit: unitCode,
    office: code("Office.", "mikkeli"),
    language,
    agentKeys: z
      .array(text("Key by which recorders name this adviser.", 80, "agent-204"))
      .max(10)
      .meta({ description: "Keys of recorders.", example: [] }),
  }),
  reply: z
    .strictObject({
      person: idOf("person", "The person."),
      invitation: base64("One-time token for the first sign-in.", 200),
    })
    .meta({ description: "The new person.", example: {} }),
  status: 201,
  problems: [...ofPerson, "conflict", ...ofKeeping],
});

export const inviteAgain = operation({
  id: "inviteAgain",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/people/:person/invitations",
  summary:
    "A new invitation for somebody whose invitation ran out or whose authenticator is lost; their sessions, proofs and rights end.",
  caller: { who: "person", act: "person.create" },
  trail: { before: "people.invited" },
  promises: ["A10.3"],
  params: z.strictObject({ person: idOf("person", "Who is invited again.") }),
  reply: z
    .strictObject({ invitation: base64("One-time token for the next sign-in.", 200) })
    .meta({ description: "The invitation.", example: {} }),
  status: 201,
  problems: [...ofPerson, "second-person", "unknown", ...ofKeeping],
});

export const endEmployment = operation({
  id: "endEmployment",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/people/:person/leaving",
  summary: "A person leaves: sessions, rights and proofs end at once; the duty of secrecy goes on.",
  caller: { who: "person", act: "person.end" },
  trail: { before: "people.left" },
  promises: ["A10.3"],
  params: z.strictObject({ person: idOf("person", "Who leaves.") }),
  reply: nothing,
  problems: [...ofPerson, "second-person", "unknown", "conflict", ...ofKeeping],
});

const personRow = z
  .strictObject({
    id: idOf("person", "Pseudonym."),
    name: text("Name.", 120, "Sanna Ketovuori"),
    unit: unitCode,
    office: code("Office.", "mikkeli"),
    state: oneOf(["invited", "active", "left"], "State."),
    commitment: standing.shape.commitment,
    grants: z
      .array(
        z.strictObject({
          ...grantView.shape,
          state: oneOf(["proposed", "in-force", "ended"], "State."),
          proposedBy: idOf("person", "Proposer."),
          approvedBy: idOf("person", "Approver.").nullable(),
          alone: flag("One person did both."),
          takesTwo: flag("Nobody may give it alone here: a right over content, in production."),
        }),
      )
      .meta({ description: "Grants.", example: [] }),
  })
  .meta({ description: "A person of the staff.", example: {} });

export const listPeople = operation({
  id: "listPeople",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/people",
  summary: "Staff with grants and commitments.",
  caller: { who: "person", act: "person.list" },
  trail: { before: "access.names.resolved" },
  promises: ["A10.3"],
  reply: z
    .strictObject({
      rows: z.array(personRow).meta({ description: "People.", example: [] }),
      units: z
        .array(
          z.strictObject({
            id: unitCode,
            name: text("Name.", 120, "Tiimi 1"),
            office: code("Office.", "mikkeli"),
          }),
        )
        .meta({ description: "Units.", example: [] }),
    })
    .meta({ description: "Staff.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});

export const listColleagues = operation({
  id: "listColleagues",
  service: "identity",
  audience: "public",
  method: "get",
  path: "/v1/colleagues",
  summary:
    "Colleagues who may work in a quality project: trainers and team leads with a right in force today, by name; no right, no commitment and nobody else.",
  caller: { who: "person", act: "colleague.list" },
  trail: { before: "access.names.resolved" },
  promises: ["A4.9"],
  reply: z
    .strictObject({
      rows: z
        .array(
          z.strictObject({
            person: idOf("person", "Pseudonym."),
            name: text("Name.", 120, "Joel Rinnekangas"),
            unit: text("Name of the unit.", 120, "Tiimi 1"),
          }),
        )
        .meta({ description: "Colleagues, oneself left out.", example: [] }),
    })
    .meta({ description: "Colleagues.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});

export const createUnit = operation({
  id: "createUnit",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/units",
  summary: "Add a unit or team of an office.",
  caller: { who: "person", act: "unit.create" },
  trail: { before: "people.unit.created" },
  promises: ["A10.3"],
  body: z.strictObject({
    id: unitCode,
    name: text("Name.", 120, "Tiimi 1"),
    office: code("Office.", "mikkeli"),
  }),
  reply: z.strictObject({ id: unitCode }).meta({ description: "The unit.", example: {} }),
  status: 201,
  problems: [...ofPerson, "conflict", ...ofKeeping],
});

export const resolveNames = operation({
  id: "resolveNames",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/names",
  summary: "Names behind pseudonyms, on demand and logged.",
  caller: { who: "person", act: "name.resolve" },
  trail: { before: "access.names.resolved" },
  promises: ["A10.3"],
  body: z.strictObject({
    people: z
      .array(idOf("person", "A pseudonym."))
      .min(1)
      .max(100)
      .meta({ description: "Whose names.", example: [] }),
  }),
  reply: z
    .strictObject({
      names: z
        .record(z.string(), text("Name.", 120, "Sanna Ketovuori"))
        .meta({ description: "Names by pseudonym.", example: {} }),
    })
    .meta({ description: "Names.", example: {} }),
  problems: [...ofPerson, ...ofKeeping],
});
