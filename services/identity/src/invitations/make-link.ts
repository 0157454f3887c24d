import { refuse } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { hashOf } from "../sessions/session.ts";
import { invitationLife, type Invitation, linkLife } from "./invitation.ts";
import { newToken } from "./tokens.ts";

/** Makes a token that opens something for a person, and keeps its hash. */
export async function inviteBy(
  { invitations, chance, clock }: Pick<IdentityPorts, "invitations" | "chance" | "clock">,
  asked: { readonly person: PersonId; readonly kind: Exclude<Invitation["kind"], "first"> },
): Promise<string> {
  const { person, kind } = asked;
  const token = newToken(chance);
  await invitations.insert({
    id: chance.id("ticket"),
    hash: hashOf(token),
    kind,
    person,
    until: clock.now() + (kind === "link" ? linkLife : invitationLife),
  });
  return token;
}

/** Whether a one-click link may be made for a person. Throws Problem `production-only`, `unknown`. */
export async function requireLinkable(ports: IdentityPorts, person: PersonId): Promise<void> {
  if (!ports.linksOpen) throw refuse("production-only");
  if ((await ports.people.get(person))?.state !== "active") throw refuse("unknown");
}

/** Removes invitations and links that have run out. */
export async function sweepInvitations({
  invitations,
  clock,
}: Pick<IdentityPorts, "invitations" | "clock">): Promise<void> {
  for await (const { id } of invitations.each({ field: "until", before: clock.now() }))
    await invitations.remove(id);
}
