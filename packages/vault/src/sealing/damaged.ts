/**
 * What was found wrong:
 * `sealed-length` no sealed object has this length (cut, extended, or without its final chunk) ·
 * `commitment` other key, other context, or a changed header · `chunk` a chunk was changed, moved or repeated ·
 * `short-read` the store gave fewer bytes than the object has · `wrap` a wrapped key does not open under this half and binding ·
 * `envelope` an opened envelope is not the JSON that was sealed · `key-file` a file of the keyring does not open.
 */
export type DamageCode =
  | "sealed-length"
  | "commitment"
  | "chunk"
  | "short-read"
  | "wrap"
  | "envelope"
  | "key-file";

/** Sealed bytes were refused. Nothing of what failed has been given out. */
export class Damaged extends Error {
  readonly code: DamageCode;

  constructor(code: DamageCode) {
    super(`sealed bytes refused: ${code}`);
    this.name = "Damaged";
    this.code = code;
  }
}
