import { type ContactId, isId, type TerminalId, type VisitId } from "@tallenne/domain";
import type { SigningKey, TrustedKeys } from "./signing-key.ts";
import { signToken, type TokenForm, TokenRefused, verifyToken } from "./token.ts";

const form: TokenForm = {
  typ: "seat-ticket",
  issuer: "reading-room",
  audience: "reading-room",
  life: 10,
  claims: ["visit", "contact", "part", "seat", "terminal"],
};

/** What a ticket of a visit's terminal is bound to (flows D21). */
export interface SeatTicket {
  readonly visit: VisitId;
  readonly contact: ContactId;
  readonly part: string;
  /** Mark of the session key. */
  readonly seat: string;
  readonly terminal: TerminalId;
}

/** A ticket for one item at one terminal: ten seconds. `now` in epoch milliseconds. */
export function signSeatTicket(made: { ticket: SeatTicket; key: SigningKey; now: number }): string {
  const { visit, contact, part, seat, terminal } = made.ticket;
  return signToken(form, { ...made, claims: { visit, contact, part, seat, terminal } });
}

/** The ticket, when it is genuine, alive and of that terminal and session key. Throws TokenRefused. */
export function verifySeatTicket(asked: {
  token: string;
  terminal: TerminalId;
  seat: string;
  trusted: TrustedKeys;
  now: number;
}): SeatTicket {
  const { visit, contact, part, seat, terminal } = verifyToken(form, asked) as Record<
    keyof SeatTicket,
    unknown
  >;
  if (
    typeof visit !== "string" ||
    !isId("visit", visit) ||
    typeof contact !== "string" ||
    !isId("contact", contact) ||
    typeof part !== "string"
  )
    throw new TokenRefused("ticket");
  if (terminal !== asked.terminal) throw new TokenRefused("terminal");
  if (seat !== asked.seat) throw new TokenRefused("seat");
  return { visit, contact, part, seat: asked.seat, terminal: asked.terminal };
}
