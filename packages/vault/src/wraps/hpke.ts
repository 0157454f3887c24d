import {
  createDecipheriv,
  createCipheriv,
  createHmac,
  decapsulate,
  encapsulate,
  type KeyObject,
} from "node:crypto";

/** What a single-shot HPKE seal gives: the encapsulated key and the ciphertext with its tag. */
export interface HpkeSealed {
  readonly enc: Buffer;
  readonly ciphertext: Buffer;
}

/** Bytes of an encapsulated X25519 key. */
export const encLength = 32;
const tagLength = 16;
const version = Buffer.from("HPKE-v1", "ascii");
/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: RFC 9180 §7. */
const suite = Buffer.concat([Buffer.from("HPKE", "ascii"), Buffer.from([0, 0x20, 0, 1, 0, 2])]);
const nothing = Buffer.alloc(0);
const options = { authTagLength: tagLength };

/** Seals to a public X25519 key: HPKE base mode, single shot, empty associated data (RFC 9180 §6.1). */
export function hpkeSeal(message: {
  readonly publicKey: KeyObject;
  readonly info: Uint8Array;
  readonly plain: Uint8Array;
}): HpkeSealed {
  const { sharedKey, ciphertext: enc } = encapsulate(message.publicKey);
  const { key, nonce } = schedule(sharedKey, message.info);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, options);
  const ciphertext = Buffer.concat([cipher.update(message.plain), cipher.final(), cipher.getAuthTag()]);
  return { enc, ciphertext };
}

/** Opens what `hpkeSeal` made for this private key and these `info` bytes. Throws when anything differs. */
export function hpkeOpen(
  message: HpkeSealed & { readonly privateKey: KeyObject; readonly info: Uint8Array },
): Buffer {
  const { key, nonce } = schedule(decapsulate(message.privateKey, message.enc), message.info);
  const end = message.ciphertext.length - tagLength;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, options);
  decipher.setAuthTag(message.ciphertext.subarray(end));
  return Buffer.concat([decipher.update(message.ciphertext.subarray(0, end)), decipher.final()]);
}

/** Key schedule of base mode (RFC 9180 §5.1); the sequence number is always 0, so the nonce is the base nonce. */
function schedule(sharedKey: Uint8Array, info: Uint8Array): { key: Buffer; nonce: Buffer } {
  const baseMode = Buffer.of(0);
  const context = Buffer.concat([
    baseMode,
    extract(nothing, "psk_id_hash", nothing),
    extract(nothing, "info_hash", info),
  ]);
  const secret = extract(sharedKey, "secret", nothing);
  return { key: expand(secret, "key", context, 32), nonce: expand(secret, "base_nonce", context, 12) };
}

function extract(salt: Uint8Array, label: string, material: Uint8Array): Buffer {
  return createHmac("sha256", salt).update(version).update(suite).update(label).update(material).digest();
}

/** LabeledExpand of at most 32 bytes: one block of HKDF. */
function expand(secret: Uint8Array, label: string, context: Uint8Array, length: number): Buffer {
  const mac = createHmac("sha256", secret).update(Buffer.of(0, length)).update(version).update(suite);
  return mac.update(label).update(context).update(Buffer.of(1)).digest().subarray(0, length);
}
