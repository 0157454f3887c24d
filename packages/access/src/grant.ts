import type { ContactFacts, GrantView, Standing } from "@tallenne/contracts";
import { type CalendarDate, isPast, plus } from "@tallenne/domain";

/** Longest life of a right: twelve months (T-A10.3a; 380/2023 124 §). */
export const longestGrant = "P12M";

/** Why a right may not begin on `from` and end on `until`; nothing when it may. Both days count. */
export function grantTermFinding(
  from: CalendarDate,
  until: CalendarDate,
): "ends-before-it-begins" | "over-twelve-months" | undefined {
  if (until < from) return "ends-before-it-begins";
  return until > plus(from, longestGrant) ? "over-twelve-months" : undefined;
}

/** Whether a right is in force on a day. Its last day passes without anybody doing anything. */
export function isGrantInForce(grant: Pick<GrantView, "until">, today: CalendarDate): boolean {
  return !isPast(grant.until, today);
}

/** Roles of which the unit of the contact must be the right's own. */
const ofOwnUnit: ReadonlySet<string> = new Set(["ag", "tl"]);

/** Whether a right's register, line and (adviser, team lead) unit are those of a contact. Says nothing about days. */
function covers(grant: GrantView, contact: Pick<ContactFacts, "register" | "line" | "unit">): boolean {
  const { registers, lines } = grant as { registers: readonly string[]; lines: readonly string[] };
  return (
    registers.includes(contact.register) &&
    lines.includes(contact.line) &&
    (!ofOwnUnit.has(grant.role) || grant.unit === contact.unit)
  );
}

/** The rights of the role worn that are in force today. */
export function wornGrants(standing: Standing, today: CalendarDate): readonly GrantView[] {
  return standing.grants.filter((grant) => grant.role === standing.role && isGrantInForce(grant, today));
}

/**
 * The right that a decision shows to the policies: of the role worn and in force, one that covers the contact before any other; else one that has
 * run out, so that the policies can say so. They check it again themselves.
 */
export function grantShown(
  standing: Standing,
  asked: {
    today: CalendarDate;
    contact?: Pick<ContactFacts, "register" | "line" | "unit">;
    unit?: string | undefined;
  },
): GrantView | undefined {
  const { contact, unit } = asked;
  const worn = wornGrants(standing, asked.today);
  const fitting = contact
    ? worn.find((grant) => covers(grant, contact))
    : worn.find((grant) => grant.unit === unit);
  return fitting ?? worn[0] ?? standing.grants.find((grant) => grant.role === standing.role);
}

/** Whether one of the rights of the role worn, in force today, covers a contact. */
export function isCovered(
  standing: Standing,
  contact: Pick<ContactFacts, "register" | "line" | "unit">,
  today: CalendarDate,
): boolean {
  return wornGrants(standing, today).some((grant) => covers(grant, contact));
}
