import { type Secret, generatedSecret } from "@tallenne/runtime";
import type { Around } from "@tallenne/wire";
import { createPrivateKey, type KeyObject } from "node:crypto";

/** PKCS#8 DER of an Ed25519 private key up to its 32 bytes (RFC 8410 §7). */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** The given key of the checkpoints is none. The message never repeats it. */
class CheckpointKeyRefused extends Error {
  readonly code = "checkpoint-key-refused";

  constructor() {
    super("TALLENNE_LEDGER_KEY is no Ed25519 private key: neither PKCS#8 PEM nor 64 hexadecimal digits");
    this.name = "CheckpointKeyRefused";
  }
}

/**
 * The key that signs checkpoints: the one given, or one made at the first start. `isNeeded` says whether something signed stands: then none is
 * made. Throws `SecretMissing` for production, which brings its own, `SecretChanged`, and `CheckpointKeyRefused`.
 */
export async function checkpointKey(
  given: Secret | undefined,
  { secrets, purpose, chance }: Pick<Around, "secrets" | "purpose" | "chance">,
  isNeeded: () => Promise<boolean>,
): Promise<KeyObject> {
  const name = "ledger-key";
  return privateKeyOf(
    await generatedSecret({ given, name, folder: secrets, bytes: 32, purpose, chance, isNeeded }),
  );
}

function privateKeyOf(secret: Secret): KeyObject {
  const text = secret.reveal("sign checkpoints").trim();
  try {
    const key = /^[0-9a-f]{64}$/i.test(text)
      ? createPrivateKey({
          key: Buffer.concat([pkcs8Head, Buffer.from(text, "hex")]),
          format: "der",
          type: "pkcs8",
        })
      : createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // The cause would say where in the secret it failed.
  }
  throw new CheckpointKeyRefused();
}
