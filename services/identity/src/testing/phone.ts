import { codeOf, stepAt } from "../proofs/one-time-code.ts";
import type { SkippingClock } from "./skipping-clock.ts";

/** A telephone with an authenticator. It shows no code twice: for the next one it waits, by moving the clock on. */
export interface Phone {
  code(): string;
  /** The code shown last, once more. */
  again(): string;
}

/** A telephone that has taken a base32 secret. */
export function phoneWith(secret: string, clock: SkippingClock): Phone {
  const key = fromBase32(secret);
  let used = 0;
  return {
    code() {
      if (stepAt(clock.now()) <= used) clock.skip(30_000);
      used = stepAt(clock.now());
      return codeOf(key, used);
    },
    again: () => codeOf(key, used),
  };
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
