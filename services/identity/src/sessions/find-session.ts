import type { SessionId } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import { hashOf, isOver, isWorthNoting, type Session } from "./session.ts";
import type { Present } from "./standing-of.ts";

type FindingPorts = Pick<IdentityPorts, "sessions" | "people" | "clock" | "log">;

/**
 * Who stands behind a cookie's secret now, and notes the use. Nobody when the session is over, was ended, or is of an older number than the
 * person's: that is looked up every time, so a revocation counts from the next question on. A use that cannot be noted (the disk is full) is told
 * in the log and fails no question: the session then ends fifteen minutes after the last use that could be.
 */
export async function sessionBehind(ports: FindingPorts, secret: string): Promise<Present | undefined> {
  const { sessions, clock } = ports;
  const { rows } = await sessions.find({ where: { field: "hash", is: hashOf(secret) }, limit: 1 });
  const present = await alive(ports, rows[0]);
  if (!present || !isWorthNoting(present.session, clock.now())) return present;
  const usedAt = clock.now();
  try {
    const noted = await sessions.change(present.session.id, (session) => ({ ...session, usedAt }));
    return noted && { ...present, session: noted };
  } catch (failure) {
    ports.log.warn({ event: "use-not-noted" }, failure);
    return present;
  }
}

/** A session by its id: of a request that `introspect` has let in. */
export async function sessionById(ports: FindingPorts, id: SessionId): Promise<Present | undefined> {
  return alive(ports, await ports.sessions.get(id));
}

async function alive(ports: FindingPorts, session: Session | undefined): Promise<Present | undefined> {
  const { sessions, people, clock, log } = ports;
  if (!session) return undefined;
  const person = await people.get(session.person);
  if (person?.state === "active" && person.sessions === session.of && !isOver(session, clock.now()))
    return { session, person };
  // It counts for nothing whether or not it can be removed: the sweep comes back to it.
  await sessions
    .remove(session.id)
    .catch((failure: unknown) => log.warn({ event: "session-not-removed" }, failure));
  return undefined;
}
