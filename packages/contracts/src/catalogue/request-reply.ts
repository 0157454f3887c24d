import { operation } from "../operation.ts";
import { date, instant, oneOf, text } from "../scalar.ts";
import { language, purposeCode, registerCode } from "../standing.ts";
import { requestReads } from "./request-desk.ts";
import { decisionItem, requestKind } from "./decided-contact.ts";
import { requestParams } from "./request.ts";
import { z } from "zod";

/** One contact in the reply to its data subject: what GDPR Art 15(1) asks of it, with no word of what was said. */
export const replyItem = z
  .strictObject({
    register: registerCode,
    /** Null once the contact itself is gone. */
    startedAt: instant("When it began.").nullable(),
    lastDay: date("Last day of its own term."),
    keptUntil: date("Last day it is kept, with what keeps it longer."),
    outcome: decisionItem.shape.outcome,
    given: decisionItem.shape.given,
    grounds: decisionItem.shape.grounds,
    because: decisionItem.shape.because,
    task: decisionItem.shape.task,
    rectified: date("A statement of the requester stands beside it since that day.").nullable(),
    removal: oneOf(["none", "closed", "destroyed"], "Erased: closed to everybody, or destroyed already."),
    categories: z
      .array(text("A row of the notice.", 10, "A5.1"))
      .meta({ description: "Categories of data of its register.", example: ["A5.1"] }),
    bases: z
      .array(
        z.strictObject({
          letter: oneOf(["a", "c", "e"], "Letter of Article 6(1)."),
          provision: text("National provision.", 200, "1050/2018 4 § 2 kohta"),
        }),
      )
      .meta({ description: "On what the purposes used rest.", example: [] }),
    uses: z.array(z.strictObject({ on: date("On."), purpose: purposeCode })).meta({
      description: "Each day on which it was opened, for which purpose; never by whom.",
      example: [],
    }),
  })
  .meta({ description: "A contact in the reply.", example: {} });

export const readReply = operation({
  id: "readReply",
  service: "catalogue",
  audience: "public",
  method: "get",
  path: "/v1/requests/:case/reply",
  summary:
    "What the reply tells of each contact: purposes used, terms, categories, days of access (GDPR Art 15(1)).",
  caller: { who: "person", act: "request.read" },
  trail: { before: "access.viewed" },
  promises: ["A11.1", "A11.5"],
  params: requestParams,
  reply: z
    .strictObject({
      number: text("Number of the request.", 12, "T-9F3C-7"),
      kind: requestKind,
      on: date("Day of the reply."),
      arrivedOn: date("Day the request arrived."),
      language,
      outcome: oneOf(["granted", "partly", "refused"], "Outcome."),
      items: z.array(replyItem).meta({ description: "Contacts.", example: [] }),
    })
    .meta({ description: "The reply.", example: {} }),
  problems: [...requestReads, "out-of-turn"],
});
