import { type SigningKey, signingKey, signTicket } from "@tallenne/access";
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { exampleId } from "./example-people.ts";

/** A forgery: how it is made, and the token. */
export type Forgery = readonly [kind: string, token: string];

/** What a genuine token of the kind to be forged looks like. */
export interface Genuine {
  readonly key: SigningKey;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly now: number;
  /** The key of another service of the same archive. */
  readonly foreign: SigningKey;
}

type Change = { header?: Record<string, unknown>; claims?: Record<string, unknown>; by?: KeyObject };

const part = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** An ES256 token of any header and claims, right or wrong. */
export function forge(genuine: Genuine, change: Change = {}): string {
  const header = { ...genuine.header, ...change.header };
  const signed = `${part(header)}.${part({ ...genuine.claims, ...change.claims })}`;
  const key = change.by ?? genuine.key.key;
  return `${signed}.${sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}

/** Forgeries of a token: every one must be refused. */
export function forgeries(genuine: Genuine): readonly Forgery[] {
  const { now, claims, header, key, foreign } = genuine;
  const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const publicHalf = createPublicKey(key.key);
  const made = (change: Change) => forge(genuine, change);
  const unsigned = (head: unknown, body: unknown = claims) => `${part(head)}.${part(body)}.`;
  const hmac = (secret: string | Buffer, alg = "HS256") => {
    const signed = `${part({ ...header, alg })}.${part(claims)}`;
    return `${signed}.${createHmac(`sha${alg.slice(2)}`, secret)
      .update(signed)
      .digest("base64url")}`;
  };
  const [head = "", body = "", signature = ""] = made({}).split(".");
  const bytes = Buffer.from(signature, "base64url");
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(0) ^ 1, 0);
  const der = sign("sha256", Buffer.from(`${head}.${body}`), key.key).toString("base64url");
  return [
    ["no algorithm", unsigned({ ...header, alg: "none" })],
    ["no algorithm, otherwise spelt", unsigned({ ...header, alg: "nOnE" })],
    ["no algorithm, signature kept", `${part({ ...header, alg: "none" })}.${body}.${signature}`],
    ["HS256 with the public key as PEM", hmac(publicHalf.export({ format: "pem", type: "spki" }))],
    ["HS256 with the public key as DER", hmac(publicHalf.export({ format: "der", type: "spki" }))],
    ["HS256 with an empty secret", hmac("")],
    ["HS512 with the key's id", hmac(key.kid, "HS512")],
    ["RS256", made({ header: { alg: "RS256" }, by: rsa.privateKey })],
    ["ES384", made({ header: { alg: "ES384" }, by: p384.privateKey })],
    ["a stranger's key under our id", made({ by: stranger.privateKey })],
    [
      "a stranger's key under its own id",
      made({ header: { kid: signingKey(stranger.privateKey).kid }, by: stranger.privateKey }),
    ],
    ["another service's key", made({ header: { kid: foreign.kid }, by: foreign.key })],
    ["another service's id", made({ header: { kid: foreign.kid } })],
    ["no key id", made({ header: { kid: undefined } })],
    ["a key id that is a path", made({ header: { kid: "../../../dev/null" } })],
    ["a key id that is an object", made({ header: { kid: { $ne: "" } } })],
    [
      "a key carried along (jwk)",
      made({ header: { jwk: stranger.publicKey.export({ format: "jwk" }) }, by: stranger.privateKey }),
    ],
    ["an address of keys (jku)", made({ header: { jku: "https://evil.example/keys" } })],
    ["an address of a certificate (x5u)", made({ header: { x5u: "https://evil.example/cert" } })],
    ["a certificate carried along (x5c)", made({ header: { x5c: ["MIIB"] } })],
    ["an extension that must be understood (crit)", made({ header: { crit: ["exp"] } })],
    ["a payload not encoded (b64)", made({ header: { b64: false, crit: ["b64"] } })],
    ["another type", made({ header: { typ: "JWT" } })],
    ["no type", made({ header: { typ: undefined } })],
    ["for somebody else", made({ claims: { aud: "nobody" } })],
    ["for several", made({ claims: { aud: [String(claims["aud"]), "nobody"] } })],
    ["for nobody", made({ claims: { aud: undefined } })],
    ["from somebody else", made({ claims: { iss: "steward2" } })],
    ["from nobody", made({ claims: { iss: undefined } })],
    ["over", made({ claims: { iat: now - 120, exp: now - 60 } })],
    ["of the future", made({ claims: { iat: now + 60, exp: now + 120 } })],
    ["without an end", made({ claims: { exp: undefined } })],
    ["without a beginning", made({ claims: { iat: undefined } })],
    ["living for a year", made({ claims: { exp: now + 31_536_000 } })],
    ["an end that is a text", made({ claims: { exp: String(now + 60) } })],
    ["a claim too many", made({ claims: { admin: true } })],
    ["claims changed after signing", `${head}.${part({ ...claims, exp: now + 61 })}.${signature}`],
    ["signature changed", `${head}.${body}.${flipped.toString("base64url")}`],
    ["signature cut", `${head}.${body}.${signature.slice(0, 40)}`],
    ["signature of zeros", `${head}.${body}.${Buffer.alloc(64).toString("base64url")}`],
    ["signature in DER", `${head}.${body}.${der}`],
    ["signature left out", `${head}.${body}.`],
    ["two parts", `${head}.${body}`],
    ["four parts", `${head}.${body}.${signature}.${signature}`],
    ["padding added", `${head}.${body}.${signature}=`],
    ["header that is no JSON", `${part("{")}.${body}.${signature}`],
    ["header that is an array", `${part([])}.${body}.${signature}`],
    ["claims that are an array", `${head}.${part([])}.${signature}`],
    ["a ticket of the reading room", ticket(foreign, now)],
    ["words", "bearer"],
    ["longer than any token", `${head}.${body}${"A".repeat(40_000)}.${signature}`],
  ];
}

function ticket(key: SigningKey, now: number): string {
  return signTicket({
    key,
    now: now * 1000,
    ticket: {
      sitting: exampleId("sitting", 1),
      contact: exampleId("contact", 1),
      part: "original",
      session: exampleId("session", 1),
      side: "both",
    },
  });
}
