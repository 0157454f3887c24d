import { type ServiceName, serviceNames } from "@tallenne/contracts";
import type { SigningKey, TrustedKeys } from "./signing-key.ts";
import { signToken, type TokenForm, TokenRefused, verifyToken } from "./token.ts";

const life = 60;

const formOf = (caller: ServiceName, callee: ServiceName): TokenForm => ({
  typ: "service",
  issuer: caller,
  audience: callee,
  life,
  claims: [],
});

/** Tokens by which one service shows itself to another: 60 s, for one callee, signed anew when half of that is over (flows D3). */
export interface ServiceTokens {
  sign(callee: ServiceName): string;
}

/** The tokens of a service. The clock is the real one. */
export function serviceTokens(made: {
  service: ServiceName;
  key: SigningKey;
  clock: { now(): number };
}): ServiceTokens {
  const kept = new Map<ServiceName, { token: string; until: number }>();
  return {
    sign(callee) {
      const now = made.clock.now();
      const known = kept.get(callee);
      // A clock set back would keep a token of the future: it is signed anew then too.
      if (known && now < known.until && now >= known.until - life * 500) return known.token;
      const token = signToken(formOf(made.service, callee), { key: made.key, claims: {}, now });
      kept.set(callee, { token, until: now + life * 500 });
      return token;
    },
  };
}

/** Which service a token shows to `callee`. Throws TokenRefused. */
export function verifyServiceToken(asked: {
  token: string;
  callee: ServiceName;
  trusted: TrustedKeys;
  now: number;
}): {
  readonly caller: ServiceName;
  /** Epoch milliseconds until which the answer may be remembered. */ readonly until: number;
} {
  const caller = claimedIssuer(asked.token);
  const claims = verifyToken(formOf(caller, asked.callee), asked);
  return { caller, until: (claims.exp as number) * 1000 };
}

/** The issuer the token claims; `verifyToken` then holds it to that service's own keys. */
function claimedIssuer(token: string): ServiceName {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    const { iss } = claims as { iss?: unknown };
    const name = serviceNames.find((known) => known === iss);
    if (name) return name;
  } catch (failure) {
    throw new TokenRefused("payload", failure);
  }
  throw new TokenRefused("issuer");
}
