import { refuse, type Standing } from "@tallenne/contracts";
import type { IdentityPorts } from "../ports.ts";
import { sessionById } from "./find-session.ts";
import type { Present } from "./standing-of.ts";

/** One's own session as it stands now. Throws Problem `sign-in-first` when it ended meanwhile. */
export async function ownPresence(ports: IdentityPorts, standing: Standing): Promise<Present> {
  const present = await sessionById(ports, standing.session);
  if (!present) throw refuse("sign-in-first");
  return present;
}

/** Wears another role: what was opened under the one before ends by the session's epoch. The next sign-in begins with it. */
export async function wear(
  ports: IdentityPorts,
  standing: Standing,
  role: Standing["role"],
): Promise<Present> {
  const { session, person } = await ownPresence(ports, standing);
  const worn = await ports.sessions.change(session.id, (before) => ({
    ...before,
    role,
    epoch: before.epoch + 1,
  }));
  if (!worn) throw refuse("sign-in-first");
  await ports.people.change(person.id, (before) => ({ ...before, worn: role }));
  return { session: worn, person };
}

/** Keeps one's language. */
export async function chooseLanguage(
  ports: IdentityPorts,
  standing: Standing,
  language: Standing["language"],
): Promise<Present> {
  const { session, person } = await ownPresence(ports, standing);
  const kept = await ports.people.change(person.id, (before) => ({ ...before, language }));
  return { session, person: kept ?? person };
}
