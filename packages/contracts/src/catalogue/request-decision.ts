import { notFoundKinds } from "@tallenne/domain";
import { operation } from "../operation.ts";
import { date, flag, oneOf, text } from "../scalar.ts";
import { language } from "../standing.ts";
import { requestOutcomes } from "./request-desk.ts";
import { decisionItem, given, requestKind } from "./decided-contact.ts";
import { requestParams, requestView } from "./request.ts";
import { z } from "zod";

export const decideRequest = operation({
  id: "decideRequest",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/decision",
  summary: "The decision, contact by contact; what is refused names a provision, and the rest is given.",
  caller: { who: "person", act: "request.decide" },
  trail: {
    own: [
      "request.decided",
      "request.erasure.decided",
      "retention.erasure.granted",
      "retention.freeze.released",
    ],
  },
  promises: ["A11.1", "A12.1", "A12.5", "A12.6"],
  params: requestParams,
  body: z.strictObject({
    items: z
      .array(decisionItem)
      .max(200)
      .meta({ description: "Every matched contact, each once.", example: [] }),
    notFound: oneOf(notFoundKinds, "Why nothing was found; only when nothing was.").optional(),
    instead: given,
  }),
  reply: requestView,
  problems: [...requestOutcomes, "second-person", "own-matter", "kept-by-law"],
});

export const returnProposal = operation({
  id: "returnProposal",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/return",
  summary: "The decider does not decide on it as it is: it goes back to the handler's review.",
  caller: { who: "person", act: "request.decide" },
  trail: { with: "request.stepped" },
  promises: ["A11.1", "A12.5"],
  params: requestParams,
  reply: requestView,
  problems: [...requestOutcomes, "second-person", "own-matter"],
});

/** What the decider writes into a certificate of refusal; everything else in it comes from the request. */
export const certificateWords = z
  .strictObject({
    language,
    authority: text("Authority.", 200, "Esimerkin työllisyysviranomainen"),
    unit: text("Unit.", 200, "Kirjaamo"),
    requester: text("Requester's name.", 200, "Aino Koivuranta"),
    asked: text("What was asked.", 1000, "Puhelutallenne 2.10.2026"),
    facts: text("The facts that decided; nothing that is secret.", 4000).optional(),
    instead: text("What is given instead, or that nothing is.", 1000),
    appeal: text("How to appeal, or why there is no appeal.", 2000),
    contact: text("Whom to ask: name or role, telephone.", 300, "Kirjaamo, 0295 000 000"),
    signedBy: text("Who signs, with the office held.", 300, "Hallintopäällikkö A. Esimerkki"),
    noSecrets: flag("The decider has checked that the reasons tell nothing secret (T-C3)."),
  })
  .meta({ description: "Words of a certificate.", example: {} });
export type CertificateWords = z.output<typeof certificateWords>;

/** A certificate whole, as it is sealed and printed (domain: requests and visits, §5). */
export const certificateDocument = z
  .strictObject({
    v: z.literal(1).meta({ description: "Version of the form.", example: 1 }),
    number: text("Number.", 16, "T-9F3C-7/1"),
    kind: requestKind,
    on: date("Date."),
    caseNumber: text("Case number.", 12, "T-9F3C-7"),
    arrivedOn: date("Day the request arrived."),
    register: text("Register, or unknown.", 40, "calls"),
    outcomes: z
      .array(
        decisionItem.omit({ contact: true }).extend({
          // Certificates from before there were other kinds than access lack it, and are printed again as they are.
          lastDay: date("Last day of its own term: then it goes anyway (T-A12.5c).").nullable().optional(),
        }),
      )
      .meta({ description: "Outcome per contact.", example: [] }),
    notFound: oneOf(notFoundKinds, "Why nothing was found.").nullable(),
    extendedOn: date("Two more months were told on.").nullable(),
    isUnderAct: flag("Asked under Act 621/1999 too: the administrative court is told of."),
    reasonWithheld: flag("The reason is kept back under Act 1050/2018 section 34(3)."),
    words: certificateWords
      .omit({ noSecrets: true })
      .meta({ description: "The decider's words.", example: {} }),
  })
  .meta({ description: "A certificate of refusal.", example: {} });
export type CertificateDocument = z.output<typeof certificateDocument>;

export const withholdReason = operation({
  id: "withholdReason",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/withholding",
  summary: "The officer agrees that the reason is kept back (Act 1050/2018 section 34(3)).",
  caller: { who: "person", act: "request.withhold" },
  trail: { with: "request.reason.withheld" },
  promises: ["A12.6"],
  params: requestParams,
  reply: requestView,
  problems: requestOutcomes,
});

export const issueCertificate = operation({
  id: "issueCertificate",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/certificate",
  summary: "The certificate of refusal, sealed; every field must be there, no identity code may.",
  caller: { who: "person", act: "request.decide" },
  trail: { with: "request.certificate.issued" },
  promises: ["A12.6", "A13"],
  params: requestParams,
  body: certificateWords,
  reply: requestView,
  status: 201,
  problems: [...requestOutcomes, "second-person", "own-matter", "key-wanted"],
});

export const noteDelivery = operation({
  id: "noteDelivery",
  service: "catalogue",
  audience: "public",
  method: "post",
  path: "/v1/requests/:case/deliveries",
  summary: "Something reached the requester; when everything has, thirty days run and the freeze ends.",
  caller: { who: "person", act: "request.handle" },
  trail: { own: ["request.delivered", "request.stepped"] },
  promises: ["A11.1", "A11.5", "A12.6"],
  params: requestParams,
  body: z.strictObject({
    what: oneOf(["certificate", "information", "transcript"], "What; a heard visit counts by itself."),
    means: oneOf(["post", "secure-mail", "in-person"], "How; never in clear by mail."),
    last: flag("With this the requester has everything that was granted."),
  }),
  reply: requestView,
  problems: requestOutcomes,
});
