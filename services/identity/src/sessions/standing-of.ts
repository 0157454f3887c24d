import type { GrantView, Me, Standing } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import { inForce, signedLast } from "../commitments/commitment.ts";
import { textInForce } from "../commitments/commitment-text.ts";
import { disqualifiedFrom } from "../disqualifications/disqualification.ts";
import { grantsInForce, rolesOf } from "../grants/grant.ts";
import type { Person } from "../people/person.ts";
import type { IdentityPorts } from "../ports.ts";
import { idleAt, longest, type Session } from "./session.ts";

type StandingPorts = Pick<
  IdentityPorts,
  "grants" | "disqualifications" | "commitments" | "texts" | "calendar"
>;

/** A person in a session. */
export interface Present {
  readonly session: Session;
  readonly person: Person;
}

/** What holds of a person today. */
async function heldBy(ports: StandingPorts, { person }: Present) {
  const today = ports.calendar.today();
  const [grants, signed, text] = await Promise.all([
    grantsInForce(ports.grants, { person: person.id, today }),
    signedLast(ports.commitments, person.id),
    textInForce(ports.texts),
  ]);
  return { grants, text, commitment: inForce(signed, { today, textNumber: text?.number }) };
}

/** What identity vouches for behind a session: today's rights and commitment, no name. */
export async function standingOf(ports: StandingPorts, present: Present): Promise<Standing> {
  const { session, person } = present;
  const { grants, commitment } = await heldBy(ports, present);
  return {
    session: session.id,
    person: person.id,
    role: wornOf(session.role, grants),
    unit: person.unit,
    office: person.office,
    grants: [...grants],
    commitment,
    authenticatedAt: instantOf(session.authenticatedAt),
    version: session.epoch,
    language: person.language,
    disqualified: await disqualifiedFrom(ports.disqualifications, person.id),
  };
}

/** What a signed-in person sees of themselves. */
export async function meOf(
  ports: StandingPorts & Pick<IdentityPorts, "linksOpen">,
  present: Present,
): Promise<Me> {
  const { session, person } = present;
  const { grants, text, commitment } = await heldBy(ports, present);
  return {
    person: person.id,
    name: person.name,
    role: wornOf(session.role, grants),
    roles: [...rolesOf(grants)],
    unit: person.unit,
    office: person.office,
    language: person.language,
    grants: [...grants],
    commitment,
    commitmentTextVersion: text?.number ?? 0,
    idleAt: instantOf(idleAt(session)),
    endsAt: instantOf(session.startedAt + longest),
    authenticatedAt: instantOf(session.authenticatedAt),
    stepUp: isLinked(ports, session) ? "link" : "password",
    demo: ports.linksOpen,
  };
}

/** Whether the link that opened a session is its proof of identity too: only where links open doors at all. */
export function isLinked(ports: Pick<IdentityPorts, "linksOpen">, session: Session): boolean {
  return ports.linksOpen && session.method === "link";
}

/** The role worn, as long as a right for it is in force; else the first that is. Without any right a role gives nothing. */
export function wornOf(role: Standing["role"], grants: readonly GrantView[]): Standing["role"] {
  const roles = rolesOf(grants);
  return roles.includes(role) ? role : (roles[0] ?? role);
}
