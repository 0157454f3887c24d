import type { CalendarDate } from "../calendar/calendar-date.ts";
import type { FindingCode } from "../finding.ts";
import { readBusinessId } from "./business-id.ts";
import { readEmail } from "./email.ts";
import { readIdentityCode } from "./identity-code.ts";
import { readPhone } from "./phone.ts";

/** Kinds of contact detail by which a contact is found: exactly, by keyed hash of the normal form, never in part. */
export const contactDetailKinds = ["phone", "email", "identity-code", "business-id"] as const;
export type ContactDetailKind = (typeof contactDetailKinds)[number];

/** A contact detail in its normal form, what the keyed hash is made of. */
export interface ContactDetail {
  readonly kind: ContactDetailKind;
  readonly normal: string;
}

/** The normal form of a typed contact detail, or what is wrong with it. The text itself is never repeated in a finding. */
export function contactDetail(
  kind: ContactDetailKind,
  text: string,
  rules: { readonly today: CalendarDate; readonly allowTest?: boolean },
): ContactDetail | { readonly kind: ContactDetailKind; readonly finding: FindingCode } {
  if (kind === "phone") {
    const read = readPhone(text);
    return "phone" in read ? { kind, normal: read.phone } : { kind, ...read };
  }
  if (kind === "email") {
    const read = readEmail(text);
    return "email" in read ? { kind, normal: read.email } : { kind, ...read };
  }
  if (kind === "identity-code") {
    const read = readIdentityCode(text, rules);
    return "code" in read ? { kind, normal: read.code } : { kind, ...read };
  }
  const read = readBusinessId(text);
  return "id" in read ? { kind, normal: read.id } : { kind, ...read };
}
