import { operation } from "../operation.ts";
import { code, date, idOf, instant, oneOf, text, whole } from "../scalar.ts";
import { purposeCode } from "../standing.ts";
import { calibrated } from "./calibrated.ts";
import { drawnSample } from "./drawn-sample.ts";

import { contactId } from "./shape.ts";
import { z } from "zod";

export const caseView = z
  .strictObject({
    id: idOf("case", "The case."),
    number: text("Short number with a check digit.", 12, "R-4K7M-2"),
    kind: oneOf(["complaint", "quality", "training", "rights-request", "legal-matter"], "Kind."),
    purpose: purposeCode,
    owner: idOf("person", "Owner."),
    members: z.array(idOf("person", "A member.")).meta({ description: "Members.", example: [] }),
    contacts: z
      .array(
        z.strictObject({
          contact: contactId,
          linkedAt: instant("When."),
          evidence: z
            .array(code("Evidence.", "number"))
            .meta({ description: "What ties them.", example: ["number"] }),
        }),
      )
      .meta({ description: "Linked contacts.", example: [] }),
    state: oneOf(["open", "closed"], "State."),
    openedAt: instant("Opened."),
    until: date("Last day it gives access."),
    sample: drawnSample.optional(),
    calibrations: z
      .array(calibrated)
      .meta({ description: "Contacts of a quality project that several score blind.", example: [] })
      .optional(),
    version: whole("For If-Match."),
  })
  .meta({ description: "A case.", example: {} });

export type CaseView = z.output<typeof caseView>;

export const openCase = operation({
  id: "openCase",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/cases",
  summary:
    "Open a case: a complaint, a quality project, or a training session for one contact and its adviser.",
  caller: { who: "person", act: "case.open" },
  trail: { before: "case.opened" },
  promises: ["A4.8", "A4.10"],
  body: z.strictObject({
    kind: oneOf(["complaint", "quality", "training"], "Kind."),
    contact: contactId.optional(),
    members: z
      .array(idOf("person", "A member."))
      .max(20)
      .meta({ description: "Members beside the owner.", example: [] }),
    until: date("Last day; training at most fourteen days.").optional(),
  }),
  reply: caseView,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "gone",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});

export const listCases = operation({
  id: "listCases",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/cases",
  summary: "Own open cases, newest first, at most 500.",
  caller: { who: "person", act: "case.list" },
  trail: { none: "one's own cases; the contacts of a case are listed by listContacts" },
  promises: ["A4.8"],
  reply: z
    .strictObject({
      rows: z.array(caseView).meta({ description: "Cases.", example: [] }),
      more: z.boolean().meta({ description: "Older ones were left out.", example: false }),
    })
    .meta({ description: "Own cases.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger", "peer-away"],
});

export const readCase = operation({
  id: "readCase",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/cases/:case",
  summary: "One case of one's own.",
  caller: { who: "person", act: "case.read" },
  trail: { before: "access.viewed" },
  promises: ["A4.8"],
  params: z.strictObject({ case: idOf("case", "The case.") }),
  reply: caseView,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "no-ledger",
    "peer-away",
  ],
});

export const linkContact = operation({
  id: "linkContact",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/cases/:case/contacts",
  summary: "Confirm a candidate with two kinds of evidence; a number alone stays a candidate.",
  caller: { who: "person", act: "case.link" },
  trail: { before: "case.linked" },
  promises: ["A4.8", "A11.3"],
  params: z.strictObject({ case: idOf("case", "The case.") }),
  body: z.strictObject({
    contact: contactId,
    evidence: z
      .array(
        oneOf(["number", "email", "identity-code", "business-id", "time", "topic", "speaker"], "Evidence."),
      )
      .min(2)
      .max(7)
      .meta({ description: "At least two kinds.", example: ["number", "time"] }),
  }),
  reply: caseView,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "own-matter",
    "unknown",
    "gone",
    "case-closed",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});

export const closeCase = operation({
  id: "closeCase",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/cases/:case/closing",
  summary: "Close a case; its access ends.",
  caller: { who: "person", act: "case.close" },
  trail: { before: "case.closed" },
  promises: ["A4.8"],
  params: z.strictObject({ case: idOf("case", "The case.") }),
  reply: caseView,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "not-permitted",
    "unknown",
    "case-closed",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});
