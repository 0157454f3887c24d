import { type Me, refuse } from "@tallenne/contracts";
import type { Answer, Granted } from "@tallenne/wire";
import type { Person } from "../people/person.ts";
import type { IdentityPorts } from "../ports.ts";
import { invitationOf } from "../invitations/invitation.ts";
import { proveIdentity, type Shown } from "../proofs/prove-identity.ts";
import { admit, type Door, loginEntry } from "./enter.ts";

/** Signs in by name, pass phrase and one-time code. A failure is in the ledger before it is told, and says nothing of what was wrong. */
export function signInByPassPhrase(ports: IdentityPorts) {
  const prove = proveIdentity(ports);
  return async (door: Door & Pick<Granted, "address">, shown: Shown): Promise<Answer<Me>> => {
    const proof = await prove(shown, { address: door.address });
    if (!proof.proved) throw await refused(ports, door, { named: proof.named, method: "password" });
    const answer = await enter(ports, door, { person: proof.proved, method: "password" });
    await noteReturn(ports, proof.proved);
    return answer;
  };
}

/** Signs in by a one-click link. Where links open no door, whoever shows one is refused whatever it is. */
export function signInByOneClick(ports: IdentityPorts) {
  return async (door: Door, token: string): Promise<Answer<Me>> => {
    if (!ports.linksOpen) {
      await refused(ports, door, { named: undefined, method: "link" });
      throw refuse("production-only");
    }
    const link = await invitationOf(ports, { token, kind: "link" });
    const person = link && (await ports.people.get(link.person));
    if (person?.state !== "active") throw await refused(ports, door, { named: person, method: "link" });
    return enter(ports, door, { person, method: "link" });
  };
}

/** Notes the first day after the invitation's on which somebody came back by own proofs. */
async function noteReturn(
  { people, calendar }: Pick<IdentityPorts, "people" | "calendar">,
  { id, activeOn, provenOn }: Person,
): Promise<void> {
  const today = calendar.today();
  if (activeOn === undefined || provenOn !== undefined || today <= activeOn) return;
  await people.change(id, (now) => ({ ...now, provenOn: now.provenOn ?? today }));
}

async function enter(
  ports: IdentityPorts,
  door: Door,
  by: { readonly person: Person; readonly method: "password" | "link" },
): Promise<Answer<Me>> {
  await ports.ledger.write([await loginEntry(ports, door, by)]);
  const { me, answer } = await admit(ports, door, by);
  return answer(me);
}

async function refused(
  ports: IdentityPorts,
  door: Door,
  about: { readonly named: Person | undefined; readonly method: "password" | "link" },
): Promise<Error> {
  const { named, method } = about;
  const objects = named ? [named.id] : [];
  await ports.ledger.write([
    door.entry("people.login.refused", { objects, facts: { method }, outcome: "refused" }),
  ]);
  return refuse("sign-in-refused");
}
