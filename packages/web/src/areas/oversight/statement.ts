import type { DisposalView } from "@tallenne/contracts";
import { type Answer, call } from "../../api/client.ts";
import { digestOf } from "../../platform/digest-of.ts";
import { certificateTextOf } from "./deletion-certificate.ts";

/** A deletion with what proves it: its certificate computed again, its ledger entry, the entry's proof. */
export interface Statement {
  readonly disposal: DisposalView;
  readonly entry: Answer<"readProof">["entry"];
  readonly index: number;
  readonly proof: string;
  readonly verifier: string;
  /** The certificate as text, of which the ledger has the digest. */
  readonly certificate: string;
  /** The digest of that text is the one of the steward and the one of the ledger. */
  readonly matches: boolean;
}

/** Finds the entry of a finished deletion and its proof; both looks are entries themselves. Undefined where the ledger has no entry of it. Throws `Failure`. */
export async function readStatement(
  disposal: DisposalView,
  signal: AbortSignal,
): Promise<Statement | undefined> {
  const query = { action: "retention.purged", object: disposal.id as never } as const;
  const { rows } = await call("listEntries", { query }, { signal });
  const found = rows.find(({ entry }) => entry.id === disposal.entry);
  if (found === undefined) return undefined;
  const { index } = found;
  const { proof, entry, verifier } = await call(
    "readProof",
    { params: { index: String(index) } },
    { signal },
  );
  const certificate = certificateTextOf(disposal, entry.facts["idsDigest"]);
  const digest = await digestOf(new Blob([certificate]));
  const matches = digest === disposal.certificate && digest === entry.facts["certificate"];
  return { disposal, entry, index, proof, verifier, certificate, matches };
}
