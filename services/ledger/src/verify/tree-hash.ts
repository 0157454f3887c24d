import { hash } from "node:crypto";

/** Length of a SHA-256 hash. */
export const hashLength = 32;

/** Root of a log without entries: SHA-256 of nothing (RFC 6962 §2.1). */
const emptyRoot: Buffer = sha256(new Uint8Array(0));

const pair = Buffer.alloc(1 + 2 * hashLength, 1);

/** RFC 6962 hash of two subtrees: SHA-256(0x01 ‖ left ‖ right). */
export function joined(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + hashLength);
  return sha256(pair);
}

/** RFC 6962 hash of one entry: SHA-256(0x00 ‖ entry). */
export function hashOfEntry(entry: Uint8Array): Buffer {
  const prefixed = Buffer.alloc(1 + entry.length);
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

/** RFC 6962 root over the 256 hashes of a full tile, which stand one after another in `row`. */
export function rootOfTile(row: Uint8Array): Buffer {
  const work = Buffer.from(row);
  for (let hashes = work.length / hashLength; hashes > 1; hashes /= 2)
    for (let at = 0; at < hashes * hashLength; at += 2 * hashLength) {
      work.copy(pair, 1, at, at + 2 * hashLength);
      sha256(pair).copy(work, at / 2);
    }
  return work.subarray(0, hashLength);
}

interface Subtree {
  readonly hash: Uint8Array;
  /** Its leaves are 2 to the power of this. */
  readonly height: number;
}

/** The complete subtrees along the right edge of a growing tree: enough to know its root at every size. */
export class RightEdge {
  readonly #subtrees: Subtree[];

  constructor(subtrees: readonly Subtree[] = []) {
    this.#subtrees = [...subtrees];
  }

  /** An edge that grows on its own. */
  copy(): RightEdge {
    return new RightEdge(this.#subtrees);
  }

  /** Takes the next leaf hash, or the hash of the next complete subtree of 2^`height` leaves. */
  add(next: Uint8Array, height = 0): void {
    let grown: Subtree = { hash: next, height };
    for (let last = this.#subtrees.at(-1); last?.height === grown.height; last = this.#subtrees.at(-1)) {
      grown = { hash: joined(last.hash, grown.hash), height: grown.height + 1 };
      this.#subtrees.pop();
    }
    this.#subtrees.push(grown);
  }

  /** Root of everything added so far. */
  root(): Buffer {
    const last = this.#subtrees.at(-1);
    if (last === undefined) return emptyRoot;
    return this.#subtrees
      .slice(0, -1)
      .reduceRight<Buffer>((right, subtree) => joined(subtree.hash, right), Buffer.from(last.hash));
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer");
}
