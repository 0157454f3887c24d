/** A `.tlog-proof` file (C2SP tlog-proof v1): whoever has it, the entry's bytes and the public key can verify offline. */
export function proofFileOf({
  index,
  path,
  checkpoint,
}: {
  index: number;
  /** Audit path from the leaf up. */
  path: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  checkpoint: string;
}): string {
  const hashes = path.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${hashes}\n${checkpoint}`;
}
