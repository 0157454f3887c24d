import { contactRow } from "../contact.ts";
import { operation } from "../operation.ts";
import { cursor, date, idOf, oneOf } from "../scalar.ts";
import { purposeCode } from "../standing.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

/** Query values are texts: lists are joined by commas. */
const list = (description: string, example: string) =>
  z
    .string()
    .max(400)
    .regex(/^[a-z0-9,-]*$/)
    .meta({ description, example });

export const listContacts = operation({
  id: "listContacts",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/contacts",
  summary: "Contacts, newest first: own of fourteen days under P0, a team's, or those of a case.",
  caller: { who: "person", act: "contact.list" },
  trail: { before: "access.listed" },
  promises: ["A10.3", "A4.8", "A6.1"],
  query: z.strictObject({
    purpose: purposeCode,
    case: idOf("case", "Case; with every purpose but P0.").optional(),
    scope: oneOf(
      ["own", "team", "case", "queue"],
      "Whose: own, one's team, linked to the case, or of a queue and time within a case.",
    ),
    channel: list("Channels.", "call,chat").optional(),
    line: list("Lines.", "henkiloasiakkaat").optional(),
    from: date("Started on or after.").optional(),
    to: date("Started on or before.").optional(),
    limit: z
      .string()
      .regex(/^\d{1,3}$/)
      .meta({ description: "Rows, at most 200.", example: "50" })
      .optional(),
    after: cursor.optional(),
  }),
  reply: z
    .strictObject({
      rows: z.array(contactRow).meta({ description: "Rows.", example: [] }),
      next: cursor.optional(),
      today: date("Today."),
    })
    .meta({ description: "A page of contacts.", example: {} }),
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "purpose-first",
    "not-permitted",
    "unknown",
    "no-ledger",
    "peer-away",
  ],
});

export const readContact = operation({
  id: "readContact",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/contacts/:contact",
  summary: "One contact without personal fields.",
  caller: { who: "person", act: "contact.read" },
  trail: { before: "access.viewed" },
  promises: ["A10.3", "A6.1"],
  params: z.strictObject({ contact: contactId }),
  query: z.strictObject({ purpose: purposeCode, case: idOf("case", "Case.").optional() }),
  reply: contactRow,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "purpose-first",
    "not-permitted",
    "own-matter",
    "unknown",
    "gone",
    "no-ledger",
    "peer-away",
  ],
});
