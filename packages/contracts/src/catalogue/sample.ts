import { operation } from "../operation.ts";
import { idOf, whole } from "../scalar.ts";
import { z } from "zod";
import { caseView } from "./case.ts";
import { sampleCriteria } from "./drawn-sample.ts";

export const drawSample = operation({
  id: "drawSample",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/cases/:case/sample",
  summary:
    "Draw the sample of a quality project by register, line, days and length: once, by a seed that is shown; never by person, number or adviser.",
  caller: { who: "person", act: "contact.list" },
  trail: { before: "case.sampled" },
  promises: ["A4.9"],
  params: z.strictObject({ case: idOf("case", "The quality project.") }),
  body: z.strictObject({
    ...sampleCriteria,
    size: whole("How many are drawn, 1 to 100.", 100),
  }),
  reply: caseView,
  status: 201,
  problems: [
    "bad-input",
    "sign-in-first",
    "sign-first",
    "purpose-first",
    "not-permitted",
    "unknown",
    "conflict",
    "no-ledger",
    "peer-away",
    "store-full",
  ],
});
