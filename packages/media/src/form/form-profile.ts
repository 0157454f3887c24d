/** What a field of a form means, whatever a site calls it. */
export type FormConcept =
  | "topic"
  | "message"
  | "language"
  | "reply-channel"
  | "municipality"
  | "name"
  | "identity-code"
  | "phone"
  | "email"
  | "address"
  | "company"
  | "business-id"
  | "technical";

/** What becomes of a field: kept as it is, kept with identifiers masked, or dropped unread. */
export type FormRule = "keep" | "mask" | "drop";

/** The declared fields of one form in one version. Fields that are not declared are dropped with a finding. */
export interface FormProfile {
  readonly name: string;
  readonly version: number;
  readonly fields: Readonly<
    Record<string, { readonly concept: FormConcept; readonly rule: FormRule; readonly isRequired?: true }>
  >;
}

/** Concepts that say who somebody is: they belong in the sealed envelope, not in the text. */
export const personalConcepts: ReadonlySet<FormConcept> = new Set<FormConcept>([
  "name",
  "identity-code",
  "phone",
  "email",
  "address",
  "company",
  "business-id",
]);

/** The electronic contact request of the customer service. */
export const contactRequestProfile: FormProfile = {
  name: "contact-request",
  version: 1,
  fields: {
    topic: { concept: "topic", rule: "keep" },
    message: { concept: "message", rule: "keep", isRequired: true },
    language: { concept: "language", rule: "keep" },
    replyBy: { concept: "reply-channel", rule: "keep" },
    municipality: { concept: "municipality", rule: "keep" },
    name: { concept: "name", rule: "keep" },
    identityCode: { concept: "identity-code", rule: "keep" },
    phone: { concept: "phone", rule: "keep" },
    email: { concept: "email", rule: "keep" },
    address: { concept: "address", rule: "keep" },
    company: { concept: "company", rule: "keep" },
    businessId: { concept: "business-id", rule: "keep" },
    // Sent by the site along with every form; nobody needs them.
    ip: { concept: "technical", rule: "drop" },
    userAgent: { concept: "technical", rule: "drop" },
    referrer: { concept: "technical", rule: "drop" },
  },
};
