import { refuse, type Standing } from "@tallenne/contracts";
import type { IdentityPorts } from "../ports.ts";
import { proveIdentity } from "../proofs/prove-identity.ts";
import { sessionById } from "./find-session.ts";
import { isLinked, type Present } from "./standing-of.ts";

/** What somebody signed in shows once more. */
export interface ShownAgain {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * Asks a signed-in person to prove again who they are, before the act that wants it is decided and recorded. In a session that a demonstration's
 * link opened, the link is the proof. Throws Problem `sign-in-refused`, `bad-input` where a part is missing, `too-many`.
 */
export function proveAgain(ports: IdentityPorts) {
  const prove = proveIdentity(ports);
  return async (standing: Pick<Standing, "session">, shown: ShownAgain): Promise<Present> => {
    const present = await sessionById(ports, standing.session);
    if (!present) throw refuse("sign-in-first");
    const { password, code } = shown;
    if (password === undefined && code === undefined && isLinked(ports, present.session)) return present;
    if (password === undefined || code === undefined) {
      const missing = [
        ...(password === undefined ? ["/password"] : []),
        ...(code === undefined ? ["/code"] : []),
      ];
      throw refuse("bad-input", { findings: missing.map((pointer) => ({ pointer, code: "missing" })) });
    }
    const name = present.person.signInName;
    const proof = await prove({ name, password, code }, { session: present.session.id });
    if (!proof.proved) throw refuse("sign-in-refused");
    return { session: present.session, person: proof.proved };
  };
}

/** Notes the proof on the session: it holds sixty minutes for acts that want a fresh one. */
export async function notedProof(ports: IdentityPorts, present: Present): Promise<Present> {
  const now = ports.clock.now();
  const session = await ports.sessions.change(present.session.id, (before) => ({
    ...before,
    authenticatedAt: now,
    usedAt: now,
  }));
  if (!session) throw refuse("sign-in-first");
  return { ...present, session };
}
