import { refuse } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { requireOthersLeft } from "../grants/administrators.ts";
import { endGrantsOf } from "../grants/decide-grant.ts";
import { inviteBy } from "../invitations/make-link.ts";
import type { IdentityPorts } from "../ports.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";

/** Whether a person may be invited again. Throws Problem `unknown`; `second-person` for oneself, and for the only other administrator. */
export async function requireInvitable(
  ports: IdentityPorts,
  asked: { readonly person: PersonId; readonly by: PersonId },
): Promise<void> {
  const person = await ports.people.get(asked.person);
  if (!person || person.state === "left") throw refuse("unknown");
  if (asked.person === asked.by) throw refuse("second-person");
  await requireOthersLeft(ports, { ...asked, today: ports.calendar.today() });
}

/**
 * Invites somebody again: the invitation ran out, or the authenticator is lost. Of somebody who was active, sessions, proofs and rights end: who
 * hands out an invitation could follow it, and must not come by rights that two people gave to another.
 */
export async function inviteOnceMore(
  ports: IdentityPorts,
  asked: { readonly person: PersonId; readonly by: PersonId },
): Promise<string> {
  const { people, invitations } = ports;
  const { person } = asked;
  let wasActive = false;
  await people.change(person, (before) => {
    const { passPhrase: _, authenticator: __, ...kept } = before;
    wasActive = before.state === "active";
    return before.state === "left" ? undefined : { ...kept, state: "invited" };
  });
  if (wasActive) {
    await endSessionsOf(ports, person);
    await endGrantsOf(ports, asked);
  }
  for await (const { id } of invitations.each({ field: "person", is: person })) await invitations.remove(id);
  await ports.purge();
  return inviteBy(ports, { person, kind: "invitation" });
}
