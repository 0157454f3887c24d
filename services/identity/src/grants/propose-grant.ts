import { grantTermFinding } from "@tallenne/access";
import { type Finding, type GrantView, refuse } from "@tallenne/contracts";
import type { GrantId, PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";

/** A right to be proposed. */
export interface NewGrant extends Omit<GrantView, "id"> {
  readonly person: PersonId;
}

/**
 * What is wrong with a right to be proposed: it ends within twelve months (T-A10.3a), for somebody who works here, in a unit there is. Throws
 * Problem `bad-input`, `unknown`.
 */
export async function requireProposable(
  ports: Pick<IdentityPorts, "people" | "units" | "calendar">,
  grant: NewGrant,
): Promise<void> {
  const findings: Finding[] = [];
  const wrong = grantTermFinding(ports.calendar.today(), grant.until);
  if (wrong) findings.push({ pointer: "/until", code: wrong, detail: "from today to twelve months on" });
  if (!(await ports.units.get(grant.unit)))
    findings.push({ pointer: "/unit", code: "unknown-unit", detail: "add the unit first" });
  if (findings.length > 0) throw refuse("bad-input", { findings });
  const person = await ports.people.get(grant.person);
  if (!person || person.state === "left") throw refuse("unknown");
}

/** Keeps the proposal. It gives nothing until another person approves it. */
export function proposeWith({ grants, calendar }: Pick<IdentityPorts, "grants" | "calendar">) {
  return async (id: GrantId, asked: NewGrant & { readonly proposedBy: PersonId }) => {
    const { registers, lines } = asked;
    await grants.insert({
      ...asked,
      id,
      registers: [...new Set(registers)],
      lines: [...new Set(lines)],
      from: calendar.today(),
      approvedBy: null,
      alone: false,
    });
    return { grant: id, state: "proposed" as const };
  };
}
