import { systemClock } from "@tallenne/runtime";
import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const step = 30_000;

/** A telephone with an authenticator (RFC 6238). It never shows a code twice: the next one shown is of a later step. */
export interface Authenticator {
  /**
   * The next code: of the present step, then of the one after it, which counts already. Never of the one before: it would be over by the time it
   * arrives. Throws when a third is asked for too early.
   */
  code(): string;
}

/** An authenticator for a base32 secret. */
export function authenticator(secret: string): Authenticator {
  const key = fromBase32(secret);
  let used = 0;
  return {
    code() {
      const now = Math.floor(systemClock.now() / step);
      used = Math.max(used + 1, now);
      if (used > now + 1)
        throw new Error("every code of the moment has been used: prove identity less often");
      return codeOf(key, used);
    },
  };
}

function codeOf(key: Uint8Array, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac("sha1", key).update(message).digest();
  const number = mac.readUInt32BE(mac.readUInt8(mac.length - 1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text.replaceAll("=", ""))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
