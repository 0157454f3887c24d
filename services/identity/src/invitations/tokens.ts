import type { Chance } from "@tallenne/runtime";

/** A token of 256 random bits, as links carry it. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance.bytes(32)).toString("base64url");
}
