import type { ContactDetail } from "./contact-detail.ts";

/** Mailboxes that an organisation reads together, by the name before the at sign. */
const sharedMailboxes: ReadonlySet<string> = new Set(
  (
    "admin asiakaspalvelu contact firma hallinto hello info kirjaamo kundservice kundtjanst kundtjänst laskutus mail " +
    "myynti noreply no-reply office palaute posti rekry sales support toimisto tuki vaihde yhteys yritys"
  ).split(" "),
);

/**
 * Finnish numbers that are given to organisations and services, not to people: 010, 020, 029, 030, 039, 071, 073 and 075 of the whole country, 0600, 0606,
 * 0700 and 0800; and short numbers, which have no country code.
 */
const organisations = /^(\+358(10|2[09]|3[09]|60[06]|700|7[135]|800)\d+|\d{3,6})$/;

/**
 * Whether a contact detail belongs to a company or an office as a whole: many people write and call by it, so that it is nobody's key (row A5.6). A business
 * id and an identity code are never general: each names one.
 */
export function isGeneralDetail({ kind, normal }: ContactDetail): boolean {
  if (kind === "phone") return organisations.test(normal);
  return kind === "email" && sharedMailboxes.has(normal.replace(/(\+[^@]*)?@.*$/, ""));
}
