import { z } from "zod";
import { code, date, flag, oneOf, sha256, whole } from "./scalar.ts";

const codes = (description: string, example: string) =>
  z
    .array(code(description, example))
    .max(20)
    .meta({ description, example: [example] });

/** What the ledger keeps of rights requests (domain-access §5, group `request`): codes, days and counts; who asked stands in no entry. */
export const requestActions = {
  "request.registered": z.strictObject({
    kind: code("What is asked.", "erasure").optional(),
    channel: code("How it came.", "paper"),
    signature: code("Kind of signature, or none.", "none"),
    register: code("Register named, or unknown.", "unknown"),
    criteria: codes("Kinds of search keys given; never their values.", "phone"),
    arrivedOn: date("The day its clock runs from."),
    dueOn: date("Due."),
  }),
  "request.acked": z.strictObject({ language: oneOf(["fi", "sv", "en"], "Language.") }),
  "request.taken": z.strictObject({}),
  "request.stepped": z.strictObject({ event: code("What happened.", "check") }),
  "request.supplement": z.strictObject({ event: oneOf(["asked", "received"], "What.") }),
  "request.identity.asked": z.strictObject({ pauses: flag("The clock stands until the answer.") }),
  "request.identity.received": z.strictObject({}),
  "request.moved": z.strictObject({}),
  "request.located": z.strictObject({
    candidates: whole("Contacts frozen."),
    criteria: codes("Kinds of search keys used.", "phone"),
    more: flag("More than can be candidates."),
  }),
  "request.candidate.named": z.strictObject({ evidence: codes("Evidence.", "topic") }),
  "request.candidate.confirmed": z.strictObject({ evidence: codes("Evidence.", "speaker") }),
  "request.candidate.rejected": z.strictObject({}),
  "request.matched": z.strictObject({
    matched: whole("Contacts matched."),
    released: whole("Candidates let go."),
  }),
  "request.reviewed": z.strictObject({ reasons: codes("What concerns others.", "family-member") }),
  "request.second-checked": z.strictObject({ agrees: flag("Agrees with the review.") }),
  "request.decided": z.strictObject({
    outcome: oneOf(["granted", "partly", "refused"], "Outcome."),
    granted: whole("Contacts given whole."),
    partly: whole("Given in part."),
    refused: whole("Refused."),
    grounds: codes("Provisions.", "gdpr-15-4"),
    notFound: code("Why nothing was found.", "expired").optional(),
  }),
  "request.erasure.decided": z.strictObject({
    outcome: oneOf(["granted", "refused"], "Outcome of one contact."),
    grounds: codes("Letter of Art 17(1), or provisions of the refusal.", "gdpr-17-3-b"),
    task: code("The act of the statutory task.", "380-2023").optional(),
  }),
  "request.statement.noted": z.strictObject({ digest: sha256("Digest of the sealed words.") }),
  "request.rectification.decided": z.strictObject({
    outcome: oneOf(["granted", "refused"], "Outcome of one contact."),
    grounds: codes("Why it is rectified, or provisions of the refusal.", "gdpr-16-inaccurate"),
  }),
  "request.rectification.made": z.strictObject({ digest: sha256("Digest of the sealed statement.") }),
  "request.extended": z.strictObject({
    reason: oneOf(["complex", "many-requests"], "Why."),
    dueOn: date("Due now."),
  }),
  "request.estimated": z.strictObject({ on: date("Day the decision is expected.") }),
  "request.reason.withheld": z.strictObject({}),
  "request.certificate.issued": z.strictObject({ digest: sha256("Digest of the certificate.") }),
  "request.letter.made": z.strictObject({
    letter: code("Which letter.", "reply"),
    language: oneOf(["fi", "selko", "sv", "en"], "Its language."),
    digest: sha256("SHA-256 of the file."),
  }),
  "request.delivered": z.strictObject({
    what: oneOf(["certificate", "information", "transcript", "visit"], "What."),
    means: oneOf(["post", "secure-mail", "in-person"], "How."),
  }),
  "request.withdrawn": z.strictObject({ released: whole("Contacts no longer frozen.") }),
  "request.reopened": z.strictObject({ cause: oneOf(["objection", "authority"], "Why.") }),
  "request.closed": z.strictObject({}),
} as const satisfies Readonly<Record<string, z.ZodType>>;
