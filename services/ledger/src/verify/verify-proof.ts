import { type Checkpoint, openCheckpoint } from "./checkpoint-text.ts";
import { type Finding } from "./finding.ts";
import { rootByInclusion } from "./proof-check.ts";
import { proofOf } from "./proof-text.ts";
import { type NoteKey, NoteRefused } from "./signed-note.ts";
import { hashOfEntry } from "./tree-hash.ts";

/** What the verifier says about a `.tlog-proof` file. */
export interface ProofVerdict {
  readonly verified: boolean;
  /** The entry's place in the log. */
  readonly index?: number;
  readonly checkpoint?: Checkpoint;
  readonly findings: readonly Finding[];
}

/**
 * Checks offline that a proof file shows these very bytes to be an entry of the log of `key`: the signature of its checkpoint, and the
 * path from the entry to the signed root. `name` is shown in findings.
 */
export function verifyProof({
  proof,
  entry,
  key,
  name,
}: {
  proof: string;
  entry: Uint8Array;
  key: NoteKey;
  name: string;
}): ProofVerdict {
  const refused = (says: string): ProofVerdict => ({
    verified: false,
    findings: [{ code: "proof-refused", where: name, says }],
  });
  try {
    const { index, hashes, checkpoint: note } = proofOf(proof);
    const checkpoint = openCheckpoint(note, key);
    const root = rootByInclusion(hashOfEntry(entry), { index, size: checkpoint.size, hashes });
    if (!root || Buffer.compare(root, checkpoint.root) !== 0)
      return refused(
        `it does not show these bytes to be entry ${index} of the signed log of ${checkpoint.size} entries`,
      );
    return { verified: true, index, checkpoint, findings: [] };
  } catch (failure) {
    if (!(failure instanceof NoteRefused)) throw failure;
    return refused(failure.message);
  }
}

/** The index a proof file claims, before anything is checked. Throws `NoteRefused`. */
export function indexOfProof(proof: string): number {
  return proofOf(proof).index;
}
