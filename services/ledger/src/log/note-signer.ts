import { createHash, createPublicKey, type KeyObject, sign } from "node:crypto";

/** Signs checkpoints as C2SP signed notes. */
export interface NoteSigner {
  /** Name of the key; for a log, its origin. */
  readonly name: string;
  /** Text of the public half: name+8 hex digits+base64. */
  readonly publicKey: string;
  /** The signed note over `text`, which ends with a newline. */
  sign(text: string): string;
}

const ed25519 = 1;

/**
 * A signer with an Ed25519 private key (C2SP signed-note v1, type 0x01). RangeError when the key is of another kind, or the name is empty
 * or has a space or a plus.
 */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  if (!/^[^+\s]+$/.test(name)) throw new RangeError("the name of a note key has no spaces and no plus");
  if (privateKey.asymmetricKeyType !== "ed25519" || privateKey.type !== "private")
    throw new RangeError("checkpoints are signed with an Ed25519 private key");
  const jwk = createPublicKey(privateKey).export({ format: "jwk" });
  const typed = Buffer.concat([Uint8Array.of(ed25519), Buffer.from(jwk.x ?? "", "base64url")]);
  const keyId = createHash("sha256").update(`${name}\n`).update(typed).digest().subarray(0, 4);
  return {
    name,
    publicKey: `${name}+${keyId.toString("hex")}+${typed.toString("base64")}`,
    sign: (text) => {
      const signature = sign(null, Buffer.from(text), privateKey);
      return `${text}\n— ${name} ${Buffer.concat([keyId, signature]).toString("base64")}\n`;
    },
  };
}

/** The text of a checkpoint (C2SP tlog-checkpoint v1): origin, size, base64 root. */
export function checkpointText({
  origin,
  size,
  root,
}: {
  origin: string;
  size: number;
  root: Uint8Array;
}): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}
