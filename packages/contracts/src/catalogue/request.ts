import {
  thirdPartyReasons,
  notFoundKinds,
  requestEvents,
  requestStates,
  requestTracks,
  visitPhases,
} from "@tallenne/domain";
import { code, date, flag, idOf, instant, oneOf, sha256, text, whole } from "../scalar.ts";
import { language, registerCode } from "../standing.ts";
import { decisionItem, given, proposedGrant, requestKind } from "./decided-contact.ts";
import { contactId } from "./shape.ts";
import { z } from "zod";

const person = idOf("person", "Pseudonym.");
export const requestState = oneOf(requestStates, "Where it stands.");
export const requestEvent = oneOf(requestEvents, "What happened.");
export const requestParams = z.strictObject({ case: idOf("case", "The request.") });

/** Codes of evidence that tie a contact to a requester (domain: requests and visits, §4.4). */
export const matchEvidence = [
  "number",
  "email",
  "identity-code",
  "business-id",
  "time",
  "topic",
  "speaker",
] as const;
export const evidenceList = (least: number) =>
  z
    .array(oneOf(matchEvidence, "Evidence."))
    .min(least)
    .max(matchEvidence.length)
    .meta({ description: "What ties the contact to the requester.", example: ["number", "speaker"] });

/** One contact that may concern the requester. Frozen while the request is open. */
export const requestCandidate = z
  .strictObject({
    contact: contactId,
    state: oneOf(["candidate", "matched", "rejected"], "Whether it is the requester's."),
    evidence: z
      .array(oneOf(matchEvidence, "Evidence."))
      .meta({ description: "What ties it to the requester.", example: ["number"] }),
    frozenAt: instant("Since when it is frozen."),
  })
  .meta({ description: "A candidate.", example: {} });

/** The days a request is worked by (GDPR Art 12(3)). */
export const requestClockView = z
  .strictObject({
    dueOn: date("Due."),
    legalEnd: date("Where the law's time ends, rolled over days of rest."),
    targetOn: date("The house's own aim."),
    decideBy: date("Three working days before the due day."),
    extendableUntil: date("Last day on which two more months can be told."),
    extendedOn: date("Told on.").nullable(),
    isPaused: flag("It stands: identity was asked on doubt."),
    governedBy: oneOf(requestTracks, "By which law."),
    urgency: oneOf(["calm", "ten-days", "five-days", "three-days", "overdue"], "How near it is."),
    daysLeft: z.int().meta({ description: "Days to the legal end; negative when it is over.", example: 30 }),
  })
  .meta({ description: "Clock of a request.", example: {} });

/** A rights request without personal fields: who asked and what they wrote stand in a sealed envelope. */
export const requestView = z
  .strictObject({
    id: idOf("case", "The request."),
    number: text("Short number with a check symbol.", 12, "T-9F3C-7"),
    kind: requestKind,
    state: requestState,
    since: instant("In this state since."),
    arrivedOn: date("The day its clock runs from; not counted."),
    registeredAt: instant("Registered."),
    channel: oneOf(["paper", "mail", "counter"], "How it came."),
    signature: oneOf(["handwritten", "qualified", "advanced", "strong-auth", "none"], "Kind of signature."),
    tracks: z.array(oneOf(requestTracks, "A law.")).meta({ description: "Laws.", example: ["gdpr-15"] }),
    register: registerCode
      .or(z.literal("unknown"))
      .meta({ description: "Register named.", example: "unknown" }),
    language,
    criteria: z
      .array(code("A kind of search key.", "phone"))
      .meta({ description: "Kinds of search keys given.", example: ["phone", "time"] }),
    clerk: person,
    handler: person.nullable(),
    decider: person.nullable(),
    clock: requestClockView,
    estimate: date("When the decision is expected, as told to the requester.").nullable(),
    located: z
      .strictObject({ at: instant("When."), more: flag("More than can be candidates.") })
      .meta({ description: "Candidates were looked for.", example: {} })
      .nullable(),
    candidates: z
      .array(requestCandidate)
      .meta({ description: "Candidates and matched contacts.", example: [] }),
    review: z
      .strictObject({
        by: person,
        at: instant("When."),
        reasons: z
          .array(oneOf(thirdPartyReasons, "A reason."))
          .meta({ description: "What concerns others.", example: [] }),
        proposed: z
          .array(proposedGrant)
          .default([])
          .meta({ description: "What the handler proposes to erase or rectify.", example: [] }),
      })
      .meta({ description: "Third-party review, or the proposal.", example: {} })
      .nullable(),
    statements: z
      .array(
        z.strictObject({
          contact: contactId,
          digest: sha256("Digest of the sealed words."),
          at: instant("When it was last written."),
        }),
      )
      .default([])
      .meta({
        description: "Statements written for a rectification; their words lie with the contacts.",
        example: [],
      }),
    check: z
      .strictObject({ by: person, at: instant("When.") })
      .meta({ description: "Second check.", example: {} })
      .nullable(),
    decision: z
      .strictObject({
        by: person,
        at: instant("When."),
        outcome: oneOf(["granted", "partly", "refused"], "Outcome."),
        items: z.array(decisionItem).meta({ description: "Outcome per contact.", example: [] }),
        notFound: oneOf(notFoundKinds, "Why nothing was found.").nullable(),
        instead: given,
      })
      .meta({ description: "Decision.", example: {} })
      .nullable(),
    withheld: z
      .strictObject({ by: person, at: instant("When.") })
      .meta({
        description: "The officer agreed to keep the reason back (Act 1050/2018 s. 34(3)).",
        example: {},
      })
      .nullable(),
    certificate: z
      .strictObject({
        number: text("Its number.", 16, "T-9F3C-7/1"),
        issuedAt: instant("Issued."),
        verification: text("Verification code.", 20, "9F86-D081-884C"),
      })
      .meta({ description: "Certificate of refusal.", example: {} })
      .nullable(),
    delivered: z
      .array(
        z.strictObject({
          what: oneOf(["certificate", "information", "transcript", "visit"], "What."),
          means: oneOf(["post", "secure-mail", "in-person"], "How."),
          at: instant("When."),
        }),
      )
      .meta({ description: "What reached the requester.", example: [] }),
    visit: z
      .strictObject({
        visit: idOf("visit", "The newest visit offered for it."),
        phase: oneOf(visitPhases, "How far it has come."),
        heard: flag("The requester said that everything was heard."),
      })
      .meta({ description: "The visit at which it is heard.", example: {} })
      .nullable(),
    history: z
      .array(
        z.strictObject({
          event: requestEvent,
          to: requestState,
          at: instant("When."),
          by: person.nullable(),
        }),
      )
      .meta({ description: "Every step, oldest first.", example: [] }),
    next: z
      .array(requestEvent)
      .meta({ description: "What can happen now, whoever does it.", example: ["check"] }),
    acknowledgement: z
      .strictObject({
        title: text("Title.", 200),
        paragraphs: z
          .array(text("A paragraph.", 1000))
          .meta({ description: "Paragraphs.", example: ["Pyyntönne on kirjattu."] }),
        // Kept before, it lacks the day.
        on: date("Its day, by the archive's calendar.").optional(),
      })
      .meta({
        description: "The letter that says it is registered; it repeats nothing of what was asked.",
        example: {},
      }),
    version: whole("Version."),
  })
  .meta({ description: "A rights request.", example: {} });
export type RequestView = z.output<typeof requestView>;

/** Personal fields of a request: sealed by the catalogue at once, opened only by the reading-room. */
export const requestFields = z
  .strictObject({
    requester: z
      .strictObject({
        name: text("Name.", 200, "Aino Koivuranta"),
        address: text("Postal address.", 300, "Testikatu 1, 50100 MIKKELI").optional(),
        phone: text("Phone, to be reached by.", 40, "040 1234567").optional(),
        email: text("E-mail, to be reached by.", 254, "aino@example.fi").optional(),
        safetyBan: flag("Address is protected: no letter shows it (T-P8).").optional(),
      })
      .meta({ description: "Who asks.", example: {} }),
    details: z
      .array(
        z.strictObject({
          kind: oneOf(["phone", "email", "identity-code", "business-id"], "Kind."),
          value: text("As written.", 254, "040 1234567"),
        }),
      )
      .max(20)
      .meta({ description: "Contact details that were used in the contacts.", example: [] }),
    times: z
      .array(z.strictObject({ from: date("From."), to: date("To.") }))
      .max(20)
      .meta({ description: "When the contacts were; none: everything.", example: [] }),
    words: text("What is asked, in the requester's own words.", 4000).optional(),
    aids: z
      .array(code("An aid at a visit.", "hearing-loop"))
      .max(20)
      .meta({ description: "Aids asked for.", example: ["hearing-loop"] }),
  })
  .meta({ description: "Personal fields of a request.", example: {} });
export type RequestFields = z.output<typeof requestFields>;
