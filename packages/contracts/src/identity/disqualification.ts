import { operation } from "../operation.ts";
import { idOf, oneOf } from "../scalar.ts";
import { nothing } from "./me.ts";
import { z } from "zod";
import { ofKeeping, ofPerson } from "../refusals.ts";

/** What ties somebody to a contact so that they may not touch it (Act 434/2003 section 28). A code: the ledger takes no free words. */
export const tiesToContact = ["party", "relative", "close", "other"] as const;

const body = z.strictObject({
  contact: idOf("contact", "The contact."),
  reason: oneOf(tiesToContact, "What ties them to it."),
});

export const declareDisqualified = operation({
  id: "declareDisqualified",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/me/disqualifications",
  summary: "Declare that one may not touch a contact: a party to it, a relative. Sittings on it end at once.",
  caller: { who: "person", act: "self.disqualify" },
  trail: { before: "people.disqualified" },
  promises: ["A10.3"],
  body,
  reply: nothing,
  status: 201,
  problems: ["bad-input", "sign-in-first", ...ofKeeping],
});

export const recordDisqualified = operation({
  id: "recordDisqualified",
  service: "identity",
  audience: "public",
  method: "post",
  path: "/v1/people/:person/disqualifications",
  summary: "Record that a person may not touch a contact. Their sittings on it end at once.",
  caller: { who: "person", act: "person.disqualify" },
  trail: { before: "people.disqualified" },
  promises: ["A10.3"],
  params: z.strictObject({ person: idOf("person", "Who is disqualified.") }),
  body,
  reply: nothing,
  status: 201,
  problems: [...ofPerson, "unknown", ...ofKeeping],
});
