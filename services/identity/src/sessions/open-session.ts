import { grantsInForce } from "../grants/grant.ts";
import type { Person } from "../people/person.ts";
import type { IdentityPorts } from "../ports.ts";
import { hashOf, type Session } from "./session.ts";
import { type Present, wornOf } from "./standing-of.ts";

type OpeningPorts = Pick<IdentityPorts, "sessions" | "grants" | "calendar" | "clock" | "chance">;

/**
 * A new session with a new secret, whatever cookie the browser brought: a session that was there before belongs to nobody's new sign-in (fixation)
 * and ends. Answers the secret for the cookie; it is kept nowhere.
 */
export async function openSession(
  ports: OpeningPorts,
  asked: {
    readonly person: Person;
    readonly method: Session["method"];
    readonly brought: string | undefined;
  },
): Promise<Present & { readonly secret: string }> {
  const { sessions, grants, calendar, clock, chance } = ports;
  const { person, method, brought } = asked;
  if (brought !== undefined) await endBySecret(ports, brought);
  const held = await grantsInForce(grants, { person: person.id, today: calendar.today() });
  const secret = Buffer.from(chance.bytes(32)).toString("base64url");
  const now = clock.now();
  const session = await sessions.insert({
    id: chance.id("session"),
    hash: hashOf(secret),
    person: person.id,
    of: person.sessions,
    role: wornOf(person.worn ?? "ag", held),
    epoch: 1,
    startedAt: now,
    usedAt: now,
    authenticatedAt: now,
    method,
  });
  return { session, person, secret };
}

async function endBySecret({ sessions }: OpeningPorts, secret: string): Promise<void> {
  const { rows } = await sessions.find({ where: { field: "hash", is: hashOf(secret) }, limit: 1 });
  if (rows[0]) await sessions.remove(rows[0].id);
}
