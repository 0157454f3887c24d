/** What a typed contact detail is. */
export type DetailKind = "phone" | "email" | "identity-code" | "business-id";

/**
 * Reads from its form what somebody typed: an address has an at sign, an identity code a sign of its century, a business id a check digit behind its
 * hyphen; anything else is searched as a phone number, and the service says what is wrong with it. Undefined while nothing is typed.
 */
export function detailKind(typed: string): DetailKind | undefined {
  const text = typed.replaceAll(/\s/g, "");
  if (text === "") return undefined;
  if (text.includes("@")) return "email";
  if (/^\d{6}[-+A-Fa-fU-Yu-y]\d{3}[0-9A-Ya-y]$/.test(text)) return "identity-code";
  if (/^(FI)?\d{6,7}-\d$/i.test(text)) return "business-id";
  return /\p{L}/u.test(text) && /^\d{6}/.test(text) ? "identity-code" : "phone";
}
