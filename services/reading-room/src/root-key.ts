import { generatedSecret, type KeptPrint, type Secret } from "@tallenne/runtime";
import type { Around } from "@tallenne/wire";
import { createSecretKey, type KeyObject } from "node:crypto";

/** The given root key is none. The message never repeats it. */
class RootKeyRefused extends Error {
  readonly code = "root-key-refused";

  constructor() {
    super("TALLENNE_ROOT_KEY is no root key: 64 hexadecimal digits, 32 bytes");
    this.name = "RootKeyRefused";
  }
}

/**
 * The key under which every key file of the ring is sealed (flows D11): the one given, or one made at the first start. Throws `SecretMissing` for
 * production, which brings its own, `SecretChanged` where the store knows another or keys
 * stand without it, and `RootKeyRefused`.
 */
export async function rootKeyOf(
  given: Secret | undefined,
  { secrets, purpose, chance }: Pick<Around, "secrets" | "purpose" | "chance">,
  known: { readonly print: KeptPrint; readonly isNeeded: () => Promise<boolean> },
): Promise<KeyObject> {
  const secret = await generatedSecret({
    given,
    name: "root-key",
    folder: secrets,
    bytes: 32,
    purpose,
    chance,
    ...known,
  });
  const text = secret.reveal("open the keyring").trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RootKeyRefused();
  return createSecretKey(Buffer.from(text, "hex"));
}
