import type { LedgerEntry } from "@tallenne/contracts";
import type { Me } from "@tallenne/contracts";
import { type Answer, answer, type Granted, sessionCookie, sessionCookieName } from "@tallenne/wire";
import { grantsInForce } from "../grants/grant.ts";
import type { Person } from "../people/person.ts";
import type { IdentityPorts } from "../ports.ts";
import { openSession } from "./open-session.ts";
import type { Session } from "./session.ts";
import { meOf, wornOf } from "./standing-of.ts";

/** What a use case that lets somebody in needs of its request. */
export type Door = Pick<Granted, "cookies" | "entry">;

/** The entry of somebody who was nobody when the request came, and has proved who they are. */
export function byPerson(entry: LedgerEntry, person: Pick<Person, "id">): LedgerEntry {
  return { ...entry, actor: person.id };
}

/** Entries of a sign-in: durable before the session begins. */
export async function loginEntry(
  ports: IdentityPorts,
  door: Door,
  by: { readonly person: Person; readonly method: Session["method"] },
): Promise<LedgerEntry> {
  const { person, method } = by;
  const held = await grantsInForce(ports.grants, { person: person.id, today: ports.calendar.today() });
  const entry = door.entry("people.login", { objects: [person.id], facts: { method } });
  return { ...byPerson(entry, person), role: wornOf(person.worn ?? "ag", held) };
}

/** Lets a person in whose entries are durable: a session, its cookie, and what they see of themselves. */
export async function admit(
  ports: IdentityPorts,
  door: Door,
  by: { readonly person: Person; readonly method: Session["method"] },
): Promise<{ readonly me: Me; readonly answer: <B>(body: B) => Answer<B> }> {
  const brought = door.cookies[sessionCookieName];
  const { secret, ...present } = await openSession(ports, { ...by, brought });
  const me = await meOf(ports, present);
  return { me, answer: (body) => answer(body, { cookies: [sessionCookie(secret)] }) };
}
