import type { Standing } from "@tallenne/contracts";
import type { PersonId, SessionId } from "@tallenne/domain";
import { type Collection, type Documents, keeps } from "@tallenne/store";
import { createHash } from "node:crypto";
import { z } from "zod";

/** A signed-in browser. Times are epoch milliseconds of the real clock (flows D27). */
export interface Session {
  readonly id: SessionId;
  readonly version: number;
  /** SHA-256 of the cookie's secret, which itself is kept nowhere. */
  readonly hash: string;
  readonly person: PersonId;
  /** The person's number of sessions at sign-in; a higher one there ends this session. */
  readonly of: number;
  readonly role: Standing["role"];
  /** Grows with every change of the role worn: what was opened under a lower one ends. */
  readonly epoch: number;
  readonly startedAt: number;
  readonly usedAt: number;
  readonly authenticatedAt: number;
  readonly method: "password" | "link" | "first";
}

/** A session ends so long after its last use, and so long after its beginning in any case (security §2.2), milliseconds. */
export const idle = 15 * 60_000;
export const longest = 8 * 3_600_000;
/** A use within so many milliseconds of the noted one is not noted anew: not every request shall be a durable write. */
const grain = 10_000;
/** A clock may be corrected by so much without ending anything. */
const tolerance = 60_000;

const kept = z.strictObject({
  id: z.string(),
  version: z.int(),
  hash: z.string(),
  person: z.string(),
  of: z.int(),
  role: z.string(),
  epoch: z.int(),
  startedAt: z.number(),
  usedAt: z.number(),
  authenticatedAt: z.number(),
  method: z.enum(["password", "link", "first"]),
});

export type Sessions = Collection<Session>;

const sessionsKept = keeps<Session>("identity.sessions", {
  register: "staff directory",
  personal: ["person"],
  term: "PT8H",
  indexes: ["person", "startedAt", "usedAt"],
  unique: ["hash"],
  parse: (value) => kept.parse(value) as unknown as Session,
});

/** Opens the sessions. */
export function openSessions(documents: Documents): Promise<Sessions> {
  return documents.open(sessionsKept);
}

/** What is kept of a secret: 256 random bits need no slow hash. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** When a session ends without use. */
export function idleAt({ usedAt, startedAt }: Session): number {
  return Math.min(usedAt + idle, startedAt + longest);
}

/** Whether a session is over at an instant. A clock that was set back before its beginning cannot tell its age: then it is over too. */
export function isOver(session: Session, now: number): boolean {
  return now >= idleAt(session) || now < session.startedAt - tolerance;
}

/** Whether a use at an instant is worth noting. */
export function isWorthNoting(session: Session, now: number): boolean {
  return now - session.usedAt >= grain;
}
