import type { Chance } from "@tallenne/runtime";
import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Cursor } from "./collection.ts";
import { BadCursor } from "./store-errors.ts";

const cipher = "aes-256-gcm";

/** Where a page ended: the values ordered by as the adapter compares them, then the id. */
type Position = readonly unknown[];

/** Seals and opens cursors of one store. */
export interface Cursors {
  /** `list` names the collection and order; another list cannot open it. */
  seal(list: string, position: Position): Cursor;
  /** Throws `BadCursor`. */
  open(list: string, cursor: Cursor): Position;
}

/**
 * Cursors travel in addresses and a position holds values of a document (when somebody called): so they are encrypted,
 * with a key that lies in the store and outlives the process. 12 bytes nonce, ciphertext, 16 bytes tag, base64url.
 */
export function cursorsOf(key: Uint8Array, chance: Chance): Cursors {
  return {
    seal(list, position) {
      const nonce = chance.bytes(12);
      const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(list));
      const sealed = [
        sealing.update(JSON.stringify(position), "utf8"),
        sealing.final(),
        sealing.getAuthTag(),
      ];
      return Buffer.concat([nonce, ...sealed]).toString("base64url");
    },
    open(list, cursor) {
      try {
        const bytes = Buffer.from(cursor, "base64url");
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12), { authTagLength: 16 })
          .setAAD(Buffer.from(list))
          .setAuthTag(bytes.subarray(-16));
        const plain = Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()]);
        return JSON.parse(plain.toString("utf8")) as Position;
      } catch {
        throw new BadCursor();
      }
    },
  };
}
