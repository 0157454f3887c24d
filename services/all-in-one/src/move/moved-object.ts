/** Key of an object in a store. */
export type ObjectKey = string;

/** An object version that lies in the other store, as the notes of a move have it. */
export interface MovedObject {
  readonly key: ObjectKey;
  /** Its version where it came from, and where it lies now. */
  readonly from: string;
  readonly to: string;
  /** Sealed bytes. */
  readonly length: number;
  /** Of the sealed bytes, hexadecimal, read from both stores. */
  readonly sha256: string;
}

/** One line of the notes. Throws TypeError for anything else. */
export function movedObject(line: string): MovedObject {
  const { key, from, to, length, sha256 } = JSON.parse(line) as Partial<MovedObject>;
  if (
    typeof key !== "string" ||
    typeof from !== "string" ||
    typeof to !== "string" ||
    typeof length !== "number" ||
    typeof sha256 !== "string"
  )
    throw new TypeError("not the note of a moved object");
  return { key, from, to, length, sha256 };
}
