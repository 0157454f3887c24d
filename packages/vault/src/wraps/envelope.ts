import type { Chance } from "@tallenne/runtime";
import { Damaged } from "../sealing/damaged.ts";
import { openBytes } from "../sealing/open-bytes.ts";
import { sealBytes } from "../sealing/seal-bytes.ts";
import { keyLength, saltLength } from "../sealing/sealed-layout.ts";
import { fieldBytes } from "../field-bytes.ts";
import type { Binding } from "./binding.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import type { TrustedHalf } from "./public-half.ts";
import { type PrivateHalf, unwrapKey, type Wrap, wrapKey } from "./wrap.ts";

/** Personal fields, sealed under a record key of their own. The catalogue keeps the wrap among the contact's wraps. */
export interface Envelope {
  readonly format: typeof envelopeFormat;
  readonly wrap: Wrap;
  /** The sealed canonical JSON, base64. */
  readonly sealed: string;
}

/** What an envelope is tied to; it is always a record. */
export type EnvelopeBinding = Omit<Binding, "kind" | "sealedDigest">;

/** Cobblestone-256. Contacts live a year at most, so another format would be a background re-seal. */
export const envelopeFormat = "c2sp-chunked-v1";

/** Seals fields to a verified public half under a fresh random key. Throws `WrongBucket`, and TypeError for what JSON cannot say. */
export function sealEnvelope(letter: {
  readonly half: TrustedHalf;
  readonly binding: EnvelopeBinding;
  readonly fields: { readonly [name: string]: Json | undefined };
  readonly chance: Chance;
}): Envelope {
  const key = letter.chance.bytes(keyLength);
  try {
    const sealed = sealBytes({
      key,
      context: envelopeContext(letter.binding),
      salt: letter.chance.bytes(saltLength),
      plain: Buffer.from(canonicalJson(letter.fields), "utf8"),
    });
    const wrap = wrapKey(letter.half, key, { ...letter.binding, kind: "record" });
    return { format: envelopeFormat, wrap, sealed: sealed.toString("base64") };
  } finally {
    key.fill(0);
  }
}

/** The fields of an envelope, unchecked against any schema. Throws `Damaged`. */
export function openEnvelope(half: PrivateHalf, envelope: Envelope, binding: EnvelopeBinding): unknown {
  if (envelope.format !== envelopeFormat) throw new Damaged("envelope");
  const key = unwrapKey(half, envelope.wrap, { ...binding, kind: "record" });
  const sealed = Buffer.from(envelope.sealed, "base64");
  const plain = openBytes({ key, context: envelopeContext(binding), sealed });
  try {
    return JSON.parse(plain.toString("utf8"));
  } catch {
    throw new Damaged("envelope");
  } finally {
    key.fill(0);
    plain.fill(0);
  }
}

/** Whose envelope it is; never class or last day, because its key moves without a re-seal. */
function envelopeContext({ contact }: EnvelopeBinding): Buffer {
  return fieldBytes("tallenne/envelope@v1", [contact]);
}
