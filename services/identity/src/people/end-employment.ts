import { refuse } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { requireOthersLeft } from "../grants/administrators.ts";
import { endGrantsOf } from "../grants/decide-grant.ts";
import type { IdentityPorts } from "../ports.ts";
import { endSessionsOf } from "../sessions/end-sessions.ts";

/**
 * Whether a person may leave. Throws Problem `unknown`; `conflict` for the only administrator; `second-person` for the only other one, who leaves by
 * their own act or when there is a third.
 */
export async function requireLeaving(
  ports: IdentityPorts,
  asked: { readonly person: PersonId; readonly by: PersonId },
): Promise<void> {
  if (!(await ports.people.get(asked.person))) throw refuse("unknown");
  await requireOthersLeft(ports, { ...asked, today: ports.calendar.today() });
}

/**
 * A person leaves: from the first write on nothing opens for them, whatever session they have (T-A10.3b); then sessions, proofs, rights and open
 * invitations go. What they signed stays: the duty goes on (T-K2). Done again after a crash it finishes what was left.
 */
export async function endEmploymentOf(
  ports: IdentityPorts,
  asked: { readonly person: PersonId; readonly by: PersonId },
): Promise<void> {
  const { people, invitations } = ports;
  const { person } = asked;
  await people.change(person, (before) => {
    const { passPhrase: _, authenticator: __, ...kept } = before;
    const { leftOn = ports.calendar.today() } = before;
    return { ...kept, state: "left", agentKeys: [], leftOn };
  });
  await endSessionsOf(ports, person);
  await endGrantsOf(ports, asked);
  for await (const { id } of invitations.each({ field: "person", is: person })) await invitations.remove(id);
  await ports.purge();
}
