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

export const kinds = [
  "access",
  "rectification",
  "erasure",
  "restriction",
  "objection",
] as const satisfies readonly RequestView["kind"][];

/** Provisions by which each kind may be refused; a test holds them against the domain's. */
export const groundsOf: Readonly<Record<RequestView["kind"], Item["grounds"]>> = {
  access: ["tsl-34-1-1", "tsl-34-1-2", "tsl-34-1-3", "gdpr-12-5", "gdpr-15-4", "gdpr-11"],
  rectification: ["gdpr-16", "gdpr-12-5", "gdpr-11"],
  erasure: ["gdpr-17-1", "gdpr-17-3-b", "gdpr-17-3-d", "gdpr-17-3-e", "gdpr-12-5", "gdpr-11"],
  restriction: ["act-380-2023-114", "gdpr-18-1", "gdpr-12-5", "gdpr-11"],
  objection: ["gdpr-21-1", "gdpr-6-1-c", "gdpr-12-5", "gdpr-11"],
};

export type Because = NonNullable<Item["because"]>;

/** Grounds by which something goes or is rectified; of a restriction none. */
export const becauseOf: Readonly<Record<RequestView["kind"], readonly Because[]>> = {
  access: [],
  rectification: ["gdpr-16-inaccurate", "gdpr-16-incomplete"],
  erasure: ["gdpr-17-1-a", "gdpr-17-1-b", "gdpr-17-1-c", "gdpr-17-1-d", "gdpr-17-1-e"],
  restriction: [],
  objection: ["gdpr-17-1-c"],
};

/** The list with or without one of its members. */
export function toggled<T>(list: readonly T[], one: T, checked: boolean): T[] {
  return checked ? [...list, one] : list.filter((other) => other !== one);
}

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
