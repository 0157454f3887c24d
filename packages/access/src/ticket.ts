import { type ContactId, isId, type SessionId, type SittingId } from "@tallenne/domain";
import type { SigningKey, TrustedKeys } from "./signing-key.ts";
import { signToken, type TokenForm, TokenRefused, verifyToken } from "./token.ts";

const form: TokenForm = {
  typ: "ticket",
  issuer: "reading-room",
  audience: "reading-room",
  life: 120,
  claims: ["sitting", "contact", "part", "session", "side"],
};

/** What a ticket is bound to (flows D21). */
export interface Ticket {
  readonly sitting: SittingId;
  readonly contact: ContactId;
  readonly part: string;
  readonly session: SessionId;
  readonly side: "both" | "adviser" | "customer";
}

/** A ticket for the sound of one part: 120 s at most. `now` in epoch milliseconds, `life` in seconds. */
export function signTicket(made: { ticket: Ticket; key: SigningKey; now: number; life?: number }): string {
  const { sitting, contact, part, session, side } = made.ticket;
  return signToken(form, { ...made, claims: { sitting, contact, part, session, side } });
}

/**
 * The ticket, when it is genuine, alive and bound to that session. Throws TokenRefused. Whoever serves compares sitting, contact and part with
 * what it is about to open.
 */
export function verifyTicket(asked: {
  token: string;
  session: SessionId;
  trusted: TrustedKeys;
  now: number;
}): Ticket & { /** Epoch milliseconds. */ readonly until: number } {
  const claims = verifyToken(form, asked);
  const { sitting, contact, part, session, side } = claims as Record<keyof Ticket, unknown>;
  if (
    typeof sitting !== "string" ||
    !isId("sitting", sitting) ||
    typeof contact !== "string" ||
    !isId("contact", contact) ||
    typeof part !== "string" ||
    (side !== "both" && side !== "adviser" && side !== "customer")
  )
    throw new TokenRefused("ticket");
  if (session !== asked.session) throw new TokenRefused("session");
  return { sitting, contact, part, session: asked.session, side, until: (claims.exp as number) * 1000 };
}
