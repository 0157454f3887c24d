import type { CalendarDate } from "@tallenne/domain";
import { type KeyObject, sign, verify } from "node:crypto";
import { type Bucket, type BucketClass, bucketNamed, type BucketVersion } from "../buckets/bucket.ts";
import { fieldBytes } from "../field-bytes.ts";
import { x25519PublicKey } from "./x25519.ts";

/** The public half of a bucket's key pair: whoever has it can seal, and open nothing. */
export interface PublicHalf extends BucketVersion {
  readonly register: string;
  readonly class: BucketClass;
  readonly lastDay: CalendarDate;
  /** X25519, raw, base64url. */
  readonly publicKey: string;
}

/** A public half as it is published (flows D10). */
export interface SignedHalf extends PublicHalf {
  /** Base64url. */
  readonly signature: string;
}

declare const trusted: unique symbol;

/** A public half whose signature was verified: only `verifyHalf` makes one, and only to one can a key be wrapped. */
export interface TrustedHalf extends BucketVersion {
  readonly [trusted]: true;
  readonly of: Bucket;
  readonly publicKey: KeyObject;
}

/** No key in force vouches for this public half, or it does not say what its bucket's name says. */
export class UntrustedHalf extends Error {
  readonly code = "untrusted-half";

  constructor() {
    super("a public half of a sealing key is not vouched for");
    this.name = "UntrustedHalf";
  }
}

/** Signs a public half with an Ed25519 or P-256 (ES256) private key. */
export function signHalf(half: PublicHalf, signingKey: KeyObject): SignedHalf {
  const { bucket, bucketVersion, register, class: kind, lastDay, publicKey } = half;
  const signature = sign(digestOf(signingKey), signedBytes(half), signing(signingKey)).toString("base64url");
  return { bucket, bucketVersion, register, class: kind, lastDay, publicKey, signature };
}

/**
 * Checks a published half against the public keys in force (two live at once, flows D4).
 * Throws `UntrustedHalf` when none of them made the signature or the half contradicts its bucket's name.
 */
export function verifyHalf(half: SignedHalf, keys: readonly KeyObject[]): TrustedHalf {
  const signature = Buffer.from(half.signature, "base64url");
  const isVouchedFor = keys.some((key) => verify(digestOf(key), signedBytes(half), signing(key), signature));
  if (!isVouchedFor) throw new UntrustedHalf();
  try {
    const of = bucketNamed(half.bucket);
    if (of.register === half.register && of.class === half.class && of.lastDay === half.lastDay)
      return {
        bucket: half.bucket,
        bucketVersion: half.bucketVersion,
        of,
        publicKey: x25519PublicKey(half.publicKey),
      } as TrustedHalf;
  } catch {
    // A name or key of another form was signed: not a half this program can seal to.
  }
  throw new UntrustedHalf();
}

function signedBytes(half: PublicHalf): Buffer {
  return fieldBytes("tallenne/public-half@v1", [
    half.bucket,
    String(half.bucketVersion),
    half.register,
    half.class,
    half.lastDay,
    half.publicKey,
  ]);
}

/** Ed25519 has its digest built in. */
function digestOf(key: KeyObject): "sha256" | null {
  if (key.asymmetricKeyType === "ed25519") return null;
  if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "sha256";
  throw new TypeError("public halves are signed with Ed25519 or ES256");
}

/** ES256 signatures travel as r ‖ s (RFC 7518 §3.4); Ed25519 ignores it. */
function signing(key: KeyObject): { key: KeyObject; dsaEncoding: "ieee-p1363" } {
  return { key, dsaEncoding: "ieee-p1363" };
}
