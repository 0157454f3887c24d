import { createHmac, timingSafeEqual } from "node:crypto";
import { base32 } from "./base32.ts";

/** Length of an authenticator's secret: as long as the hash (RFC 4226 §4). */
export const secretLength = 20;
/** One code lives so long, milliseconds (RFC 6238 §5.2). */
const step = 30_000;
/** Steps before and after now whose codes still count: clocks of telephones are not ours. */
const drift = 1;

/** The number of the step an instant (epoch milliseconds) lies in. */
export function stepAt(now: number): number {
  return Math.floor(now / step);
}

/** The code of a step: HOTP with SHA-1 (RFC 4226), as every authenticator reckons it. */
export function codeOf(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac("sha1", secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/**
 * The step whose code was shown, if it is one of now or a neighbour, and later than `after`: a code that was used, or one older than it, never
 * counts again (RFC 6238 §5.2). Every candidate is compared, in constant time each.
 */
export function shownStep(asked: {
  readonly secret: Uint8Array;
  readonly code: string;
  readonly now: number;
  readonly after: number;
}): number | undefined {
  const { secret, code, now, after } = asked;
  const shown = Buffer.from(code);
  const current = stepAt(now);
  let found: number | undefined;
  for (let at = current - drift; at <= current + drift; at += 1) {
    const right = Buffer.from(codeOf(secret, at));
    const same = right.length === shown.length && timingSafeEqual(right, shown);
    if (same && at > after) found ??= at;
  }
  return found;
}

/** The address by which an authenticator takes a secret (otpauth). `account` is what it shows beside the name of the archive. */
export function authenticatorUri(secret: Uint8Array, account: string): string {
  const label = account === "" ? "Tallenne" : `Tallenne:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Tallenne&algorithm=SHA1&digits=6&period=30`;
}
