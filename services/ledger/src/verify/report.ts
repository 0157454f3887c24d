import { type Finding } from "./finding.ts";
import { type LogVerdict } from "./verify-log.ts";
import { type ProofVerdict } from "./verify-proof.ts";

/** What was checked. */
export interface Checked {
  readonly log: LogVerdict | undefined;
  readonly proof: ProofVerdict | undefined;
}

/** The verdict for a person: what was checked, what is wrong and where. */
export function inWords({ log, proof }: Checked): string {
  const lines: string[] = [];
  if (log) lines.push(...logInWords(log));
  if (proof?.verified)
    lines.push(
      `The proof is right: entry ${proof.index} of ${proof.checkpoint?.origin}, signed at ${proof.checkpoint?.size} entries.`,
    );
  else if (proof) lines.push("The proof is REFUSED:", ...proof.findings.map(inOneLine));
  return `${lines.join("\n")}\n`;
}

/** The verdict as one JSON line: `verified`, and `log` and `proof` as far as they were asked for. */
export function inJson({ log, proof }: Checked): string {
  const verified = (log?.verified ?? true) && (proof?.verified ?? true);
  return `${JSON.stringify({ verified, log: log && plain(log), proof: proof && plain(proof) })}\n`;
}

function logInWords(log: LogVerdict): string[] {
  const { checkpoint } = log;
  const checked = checkpoint
    ? `${checkpoint.origin}: ${checkpoint.size} entries, root ${checkpoint.root.toString("base64")}, ${log.bundles} bundles and ${log.tiles} hash tiles read.`
    : "No signed checkpoint could be read.";
  const more = log.findingCount - log.findings.length;
  return [
    checked,
    log.verified
      ? "The log is right: nothing was changed, moved, added or taken away."
      : `The log is REFUSED, ${log.findingCount} findings:`,
    ...log.findings.map(inOneLine),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...log.notes.map((note) => `Note: ${note}.`),
  ];
}

function inOneLine({ where, says }: Finding): string {
  return `  ${where}: ${says}`;
}

function plain<V extends LogVerdict | ProofVerdict>({ checkpoint, ...rest }: V) {
  return {
    ...rest,
    ...(checkpoint && { checkpoint: { ...checkpoint, root: checkpoint.root.toString("base64") } }),
  };
}
