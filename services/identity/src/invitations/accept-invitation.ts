import { type Me, refuse } from "@tallenne/contracts";
import type { Answer } from "@tallenne/wire";
import type { IdentityPorts } from "../ports.ts";
import { admit, type Door, loginEntry } from "../sessions/enter.ts";
import { chosenProofs, type Offered, offerAuthenticator } from "./authenticator.ts";
import { invitationOf } from "./invitation.ts";

/** What the invited person sends: the token alone to begin, all three to finish. */
export interface Accepting {
  readonly token: string;
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** Begins or finishes an invitation. Finished, the person is active, signed in, and the invitation is gone. */
export function accept(ports: IdentityPorts) {
  const { people, invitations, ledger } = ports;
  return async (door: Door, accepting: Accepting): Promise<Offered | Answer<{ me: Me }>> => {
    const { token, password, code } = accepting;
    const invitation = await invitationOf(ports, { token, kind: "invitation" });
    const person = invitation && (await people.get(invitation.person));
    if (!invitation || person?.state !== "invited") throw refuse("sign-in-refused");
    const { signInName } = person;
    if (password === undefined || code === undefined)
      return offerAuthenticator(ports, { invitation, account: signInName });
    const proofs = await chosenProofs(ports, { invitation, signInName, password, code });
    await ledger.write([await loginEntry(ports, door, { person, method: "first" })]);
    let isFirst = false;
    const active = await people.change(person.id, (now) => {
      isFirst = now.state === "invited";
      const { provenOn: _, ...kept } = now;
      const activeOn = ports.calendar.today();
      return isFirst ? { ...kept, ...proofs, state: "active", activeOn } : undefined;
    });
    if (!active || !isFirst) throw refuse("sign-in-refused");
    await invitations.remove(invitation.id);
    const { me, answer } = await admit(ports, door, { person: active, method: "first" });
    return answer({ me });
  };
}
