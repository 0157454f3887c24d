import { type Me, refuse, type Standing } from "@tallenne/contracts";
import { plus } from "@tallenne/domain";
import { longestGrant } from "@tallenne/access";
import { Duplicate } from "@tallenne/store";
import type { Answer } from "@tallenne/wire";
import type { Grant } from "../grants/grant.ts";
import { normalName, type Person } from "../people/person.ts";
import type { IdentityPorts } from "../ports.ts";
import { holdsIdentityCode } from "../proofs/new-pass-phrase.ts";
import { hashOf } from "../sessions/session.ts";
import { admit, byPerson, type Door, loginEntry } from "../sessions/enter.ts";
import { chosenProofs, type Offered, offerAuthenticator } from "./authenticator.ts";
import { firstToken, forgetFirstToken } from "./first-token.ts";
import { type Invitation, invitationOf } from "./invitation.ts";

/** Whether the first administrator is still awaited: until there is anybody at all. */
export async function isWaiting({ people }: Pick<IdentityPorts, "people">): Promise<boolean> {
  return (await people.count()) === 0;
}

/** At the start: while nobody exists, the token in the file of secrets opens the making of the first administrator. */
export async function awaitFirstAdministrator(ports: IdentityPorts): Promise<void> {
  const { invitations, chance, log, secrets } = ports;
  if (!(await isWaiting(ports))) return forgetFirstToken(secrets);
  const hash = hashOf(await firstToken(secrets, chance));
  log.info({ event: "first-administrator-awaited" });
  const { rows } = await invitations.find({ where: { field: "kind", is: "first" }, limit: 100 });
  for (const { id, hash: other } of rows) if (other !== hash) await invitations.remove(id);
  if (rows.some((row) => row.hash === hash)) return;
  await invitations.insert({
    id: chance.id("ticket"),
    hash,
    kind: "first",
    person: chance.id("person"),
    grant: chance.id("grant"),
    until: null,
  });
}

/** With the one-time link: an authenticator secret. */
export function beginFirst(ports: IdentityPorts) {
  return async (token: string): Promise<Offered> =>
    offerAuthenticator(ports, { invitation: await firstOf(ports, token), account: "" });
}

/** What the first administrator says of themselves. */
export interface FirstAccount {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly office: string;
  readonly unit: string;
  readonly password: string;
  readonly code: string;
}

/**
 * Makes the first administrator with the right of one, approved alone as nobody else exists (flows D28). The entries are durable first; ids are
 * those reserved for the link, and the person comes last, so that a repetition after a crash makes nobody twice.
 */
export function makeFirst(ports: IdentityPorts) {
  return async (
    door: Door & { readonly language: Standing["language"] },
    account: FirstAccount,
  ): Promise<Answer<Me>> => {
    const invitation = await firstOf(ports, account.token);
    const signInName = normalName(account.signInName);
    if (holdsIdentityCode(signInName))
      throw refuse("bad-input", { findings: [{ pointer: "/signInName", code: "identity-code" }] });
    const { password, code, name, office, unit } = account;
    const proofs = await chosenProofs(ports, { invitation, signInName, password, code });
    const person: Omit<Person, "version"> = {
      id: invitation.person,
      name,
      signInName,
      unit,
      office,
      language: door.language,
      agentKeys: [],
      state: "active",
      activeOn: ports.calendar.today(),
      ...proofs,
      sessions: 1,
      worn: "aa",
    };
    const grant = firstGrant(ports, { invitation, unit });
    await writeEntries(ports, door, { person, grant });
    await orThere(ports.units.insert({ id: unit, name: unit, office }));
    await orThere(ports.grants.insert(grant));
    if (!(await orThere(ports.people.insert(person)))) throw refuse("sign-in-refused");
    await ports.invitations.remove(invitation.id);
    await forgetFirstToken(ports.secrets);
    const { me, answer } = await admit(ports, door, { person: { ...person, version: 1 }, method: "first" });
    return answer(me);
  };
}

async function firstOf(ports: IdentityPorts, token: string): Promise<Invitation> {
  const invitation = await invitationOf(ports, { token, kind: "first" });
  if (!invitation || !(await isWaiting(ports))) throw refuse("sign-in-refused");
  return invitation;
}

/** An administrator sees no contact: the right covers no register and no line. */
function firstGrant(
  { calendar, chance }: IdentityPorts,
  made: { readonly invitation: Invitation; readonly unit: string },
): Omit<Grant, "version"> {
  const today = calendar.today();
  const { person, grant } = made.invitation;
  return {
    id: grant ?? chance.id("grant"),
    person,
    role: "aa",
    unit: made.unit,
    registers: [],
    lines: [],
    from: today,
    until: plus(today, longestGrant),
    proposedBy: person,
    approvedBy: person,
    approvedOn: today,
    alone: true,
  };
}

async function writeEntries(
  ports: IdentityPorts,
  door: Door,
  made: { readonly person: Omit<Person, "version">; readonly grant: Omit<Grant, "version"> },
): Promise<void> {
  const { grant } = made;
  const person = { ...made.person, version: 1 };
  const { role, until, alone } = grant;
  await ports.ledger.write([
    byPerson(door.entry("people.created", { objects: [person.id], facts: { unit: person.unit } }), person),
    byPerson(
      door.entry("people.grant.approved", {
        objects: [grant.id, person.id],
        facts: { role, until, alone },
      }),
      person,
    ),
    await loginEntry(ports, door, { person, method: "first" }),
  ]);
}

/** True when it was inserted, false when it stands there already. */
async function orThere(inserting: Promise<unknown>): Promise<boolean> {
  try {
    await inserting;
    return true;
  } catch (failure) {
    if (failure instanceof Duplicate) return false;
    throw failure;
  }
}
