import { type Id, type IdKind, idFrom } from "@tallenne/domain";
import { randomBytes } from "node:crypto";

/** Unpredictable bytes and the ids made of them. */
export interface Chance {
  /** `length` bytes. */
  bytes(length: number): Uint8Array;
  /** A new opaque id of 128 random bits: never time-ordered, never counting. */
  id<K extends IdKind>(kind: K): Id<K>;
}

/** A chance over a source of bytes. */
export function chanceOf(bytes: (length: number) => Uint8Array): Chance {
  return { bytes, id: (kind) => idFrom(kind, bytes(16)) };
}

/** The operating system's generator, as Node offers it. */
export const systemChance: Chance = chanceOf((length) => new Uint8Array(randomBytes(length)));
