import { type Standing, standing as standingShape } from "@tallenne/contracts";
import type { SigningKey, TrustedKeys } from "./signing-key.ts";
import { signToken, type TokenForm, TokenRefused, verifyToken } from "./token.ts";

/** An introspection answer lives as long as a slow answer may travel; whoever asked keeps it one second at most (flows D5). */
const form: TokenForm = {
  typ: "standing",
  issuer: "identity",
  audience: "services",
  life: 5,
  claims: ["standing"],
};

/** Signs what identity vouches for. `now` in epoch milliseconds. */
export function signStanding(made: { standing: Standing; key: SigningKey; now: number }): string {
  return signToken(form, { key: made.key, claims: { standing: made.standing }, now: made.now });
}

/** The standing behind a signed answer. Throws TokenRefused when identity did not sign it, or not just now. */
export function verifyStanding(asked: { token: string; trusted: TrustedKeys; now: number }): Standing {
  const parsed = standingShape.safeParse(verifyToken(form, asked).standing);
  if (!parsed.success) throw new TokenRefused("standing", parsed.error);
  return parsed.data;
}
