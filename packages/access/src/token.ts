import type { ServiceName } from "@tallenne/contracts";
import jwt from "jsonwebtoken";
import type { SigningKey, TrustedKeys } from "./signing-key.ts";

/** What is pinned of a kind of token. */
export interface TokenForm {
  readonly typ: string;
  readonly issuer: ServiceName;
  readonly audience: string;
  /** Longest life, seconds. */
  readonly life: number;
  /** Names of the claims beside iss, aud, iat and exp: all of them, and no other. */
  readonly claims: readonly string[];
}

/** A token that is not what it says. The reason is for the log; callers of a route learn nothing of it. */
export class TokenRefused extends Error {
  readonly code = "token-refused";
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(`token refused: ${reason}`, cause === undefined ? undefined : { cause });
    this.name = "TokenRefused";
    this.reason = reason;
  }
}

const tolerance = 5;
const longest = 32_768;
const canonical = /^[A-Za-z0-9_-]+$/;

/** Signs claims as a JWT, ES256 alone. `now` in epoch milliseconds. */
export function signToken(
  form: TokenForm,
  made: { key: SigningKey; claims: Readonly<Record<string, unknown>>; now: number; life?: number },
): string {
  const iat = Math.floor(made.now / 1000);
  const life = Math.min(made.life ?? form.life, form.life);
  return jwt.sign(
    { ...made.claims, iss: form.issuer, aud: form.audience, iat, exp: iat + life },
    made.key.key,
    {
      algorithm: "ES256",
      header: { alg: "ES256", typ: form.typ, kid: made.key.kid },
    },
  );
}

/**
 * The claims of a token of that form. Algorithm, type, issuer, audience, age and claim names are pinned; the key is looked up by `kid` in the
 * allow-list only and must belong to the issuer; a header with anything more (`jku`, `jwk`, `x5u`, `crit`) is refused (security §2.1).
 * Throws TokenRefused.
 */
export function verifyToken(
  form: TokenForm,
  asked: { token: string; trusted: TrustedKeys; now: number },
): Readonly<Record<string, unknown>> {
  const { token, trusted, now } = asked;
  if (token.length > longest) throw new TokenRefused("too-long");
  const parts = token.split(".");
  if (parts.length !== 3 || !parts.every(isCanonical)) throw new TokenRefused("form");
  const key = trusted.get(kidOf(parts[0] ?? "", form));
  if (!key || key.service !== form.issuer) throw new TokenRefused("kid");
  const seconds = Math.floor(now / 1000);
  const claims = claimsOf(form, { token, key: key.key, seconds });
  const { iat, exp } = claims as { iat: unknown; exp: unknown };
  if (!isWhole(iat) || !isWhole(exp)) throw new TokenRefused("times");
  if (iat > seconds + tolerance || exp <= iat || exp - iat > form.life) throw new TokenRefused("times");
  return claims;
}

function claimsOf(form: TokenForm, asked: { token: string; key: TrustedKey; seconds: number }) {
  let claims: unknown;
  try {
    claims = jwt.verify(asked.token, asked.key, {
      algorithms: ["ES256"],
      issuer: form.issuer,
      audience: form.audience,
      maxAge: form.life + tolerance,
      clockTimestamp: asked.seconds,
      clockTolerance: tolerance,
    });
  } catch (failure) {
    throw new TokenRefused("signature-or-claims", failure);
  }
  if (typeof claims !== "object" || claims === null || Array.isArray(claims))
    throw new TokenRefused("payload");
  const named = Object.keys(claims).toSorted();
  const wanted = ["iss", "aud", "iat", "exp", ...form.claims].toSorted();
  if (named.join(" ") !== wanted.join(" ")) throw new TokenRefused("claims");
  // The library takes a list of audiences too: ours is one, exactly.
  const { aud, iss } = claims as { aud: unknown; iss: unknown };
  if (aud !== form.audience || iss !== form.issuer) throw new TokenRefused("audience");
  return claims as Readonly<Record<string, unknown>>;
}

type TrustedKey =
  TrustedKeys extends ReadonlyMap<string, infer K extends { key: unknown }> ? K["key"] : never;

function kidOf(part: string, form: TokenForm): string {
  let header: unknown;
  try {
    header = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch (failure) {
    throw new TokenRefused("header", failure);
  }
  if (typeof header !== "object" || header === null) throw new TokenRefused("header");
  const { alg, typ, kid, ...more } = header as Record<string, unknown>;
  if (alg !== "ES256" || typ !== form.typ || typeof kid !== "string") throw new TokenRefused("header");
  if (Object.keys(more).length > 0) throw new TokenRefused("header");
  return kid;
}

/** A part has one spelling only: decoders that ignore padding or loose bits would accept many. */
function isCanonical(part: string): boolean {
  return canonical.test(part) && Buffer.from(part, "base64url").toString("base64url") === part;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
