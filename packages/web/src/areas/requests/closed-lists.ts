import type { CertificateWords, RequestView } from "@tallenne/contracts";

type Decision = NonNullable<RequestView["decision"]>;
type Item = Decision["items"][number];
type Reason = NonNullable<RequestView["review"]>["reasons"][number];

/** Closed lists of the contract as the page offers them; the compiler holds each against its declaration. */
export const thirdPartyReasons = [
  "other-customer",
  "family-member",
  "employer-or-colleague",
  "health-of-other",
  "safety-ban-address",
  "trade-secret",
  "security-arrangement",
  "informant",
  "staff-private-data",
  "rights-of-others",
] as const satisfies readonly Reason[];

export const grounds = [
  "tsl-34-1-1",
  "tsl-34-1-2",
  "tsl-34-1-3",
  "gdpr-12-5",
  "gdpr-15-4",
  "gdpr-11",
] as const satisfies readonly Item["grounds"][number][];

export const outcomes = ["granted", "partly", "refused"] as const satisfies readonly Item["outcome"][];

export const ways = [
  "visit",
  "transcript",
  "audio",
  "information",
] as const satisfies readonly Item["given"][number][];

export const notFoundKinds = [
  "never-recorded",
  "expired",
  "not-identifiable",
  "not-found",
] as const satisfies readonly NonNullable<Decision["notFound"]>[];

export const evidenceKinds = ["time", "topic", "speaker"] as const;

/** Fields of a certificate that the decider writes, in the order of the paper. */
export const certificateFields = [
  "authority",
  "unit",
  "requester",
  "asked",
  "facts",
  "instead",
  "appeal",
  "contact",
  "signedBy",
] as const satisfies readonly (keyof CertificateWords)[];
